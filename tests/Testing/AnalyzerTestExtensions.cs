using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>What our tests of analyzers, fixes and generators set in the test classes of Roslyn's packages.</summary>
public static class AnalyzerTestExtensions
{
    private static readonly Microsoft.CodeAnalysis.Testing.ReferenceAssemblies NoPackage = new("none");

    /// <summary>Expects a diagnostic at the first place in a file that has some words.</summary>
    /// <param name="test">The test.</param>
    /// <param name="result">The diagnostic.</param>
    /// <param name="words">The words, without marks.</param>
    /// <param name="path">The file.</param>
    public static void Expect(this AnalyzerTest<DefaultVerifier> test, DiagnosticResult result, string words, string path = "/0/Test0.cs")
    {
        var content = test.TestState.Sources.Concat(test.TestState.AdditionalFiles).First(file => file.filename == path).content;
        var at = content.ToString().IndexOf(words, StringComparison.Ordinal);
        if (at < 0) throw new ArgumentException($"{path} does not have '{words}'.", nameof(words));
        test.ExpectedDiagnostics.Add(result with { Path = path, Span = content.Lines.GetLinePositionSpan(new TextSpan(at, words.Length)) });
    }

    /// <summary>Takes references from files only, and leaves to <see cref="ReadMarks"/> what marks mean.</summary>
    /// <param name="test">The test.</param>
    public static void SetUp(this AnalyzerTest<DefaultVerifier> test)
    {
        test.ReferenceAssemblies = NoPackage;
        test.TestState.MarkupHandling = MarkupMode.None;

        // Each costs as much as the test itself; RuleBehaviorTests runs both for every rule.
        test.TestBehaviors = TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedCodeCheck;
    }

    /// <summary>Gives the program its references and its kind of output.</summary>
    /// <param name="test">The test.</param>
    /// <param name="references">What the program refers to.</param>
    /// <param name="options">The compiler's options; <see langword="null"/> for a library.</param>
    public static void Refer(this AnalyzerTest<DefaultVerifier> test, ReferenceAssemblies references, CSharpCompilationOptions? options)
    {
        test.TestState.AdditionalReferences.AddRange(references.References);
        test.TestState.OutputKind = options?.OutputKind;
    }

    /// <summary>
    /// Turns marks into expected diagnostics of any severity. The package's own reading wants one descriptor for each id and its
    /// severity, and it reads policies too.
    /// </summary>
    /// <param name="state">The files.</param>
    /// <param name="analyzer">The analyzer, whose only id stands for a mark without one.</param>
    public static void ReadMarks(this SolutionState state, DiagnosticAnalyzer analyzer)
    {
        var ids = analyzer.SupportedDiagnostics.Select(static descriptor => descriptor.Id).Distinct().ToList();
        foreach (var sources in state.AdditionalProjects.Values.Select(static project => project.Sources).Prepend(state.Sources))
        {
            for (var i = 0; i < sources.Count; i++)
            {
                var (path, content) = sources[i];
                TestFileMarkupParser.GetSpans(content.ToString(), treatPositionIndicatorsAsCode: true, out var code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> marks);
                var text = SourceText.From(code, Encoding.UTF8);
                sources[i] = (path, text);
                foreach (var (mark, span) in marks.SelectMany(static mark => mark.Value.Select(span => (mark.Key, span))))
                {
                    var id = mark.Length > 0 ? mark : ids.Count == 1 ? ids[0] : throw new InvalidOperationException("[|...|] needs an analyzer with one diagnostic; use {|ID:...|}.");
                    state.ExpectedDiagnostics.Add(new DiagnosticResult(id) { Path = path, Span = text.Lines.GetLinePositionSpan(span) });
                }
            }
        }
    }
}
