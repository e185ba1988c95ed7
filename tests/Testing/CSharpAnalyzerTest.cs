using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>
/// The test of Roslyn's package, set for this repository: references from files, the settings of a build and no others, marks that
/// leave the severity open.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public class CSharpAnalyzerTest<TAnalyzer> : Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private static readonly Microsoft.CodeAnalysis.Testing.ReferenceAssemblies NoPackage = new("none");

    /// <summary>Makes a test of a program on .NET 8.</summary>
    public CSharpAnalyzerTest()
    {
        base.ReferenceAssemblies = NoPackage;
        TestState.MarkupHandling = MarkupMode.None;

        // Each costs as much as the test itself; RuleBehaviorTests runs both for every rule.
        TestBehaviors = TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedCodeCheck;
    }

    /// <summary>The program's code with marks, when it has one file.</summary>
    public new string TestCode
    {
        get => TestState.Sources.Count == 0 ? "" : TestState.Sources[0].content.ToString();
        set
        {
            TestState.Sources.Clear();
            TestState.Sources.Add(value);
        }
    }

    /// <summary>What the program refers to.</summary>
    public new ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net80;

    /// <summary>The compiler's options; <see langword="null"/> for a library with nullable annotations.</summary>
    public CSharpCompilationOptions? CompilationOptions { get; set; }

    /// <summary>The language version.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Preview;

    /// <summary>Expects a diagnostic at the first place in a file that has some words.</summary>
    /// <param name="result">The diagnostic.</param>
    /// <param name="words">The words, without marks.</param>
    /// <param name="path">The file.</param>
    public void Expect(DiagnosticResult result, string words, string path = "/0/Test0.cs")
    {
        var content = TestState.Sources.Concat(TestState.AdditionalFiles).First(file => file.filename == path).content;
        var at = content.ToString().IndexOf(words, StringComparison.Ordinal);
        if (at < 0) throw new ArgumentException($"{path} does not have '{words}'.", nameof(words));
        ExpectedDiagnostics.Add(result with { Path = path, Span = content.Lines.GetLinePositionSpan(new TextSpan(at, words.Length)) });
    }

    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        TestState.AdditionalReferences.AddRange(ReferenceAssemblies.References);
        TestState.OutputKind = CompilationOptions?.OutputKind;
        ReadMarks();
        return base.RunImplAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override CompilationOptions CreateCompilationOptions() => CompilationOptions ?? TestCompilation.LibraryOptions;

    /// <inheritdoc/>
    protected override ParseOptions CreateParseOptions() => CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion);

    /// <summary>Leaves a rule that is off by default off, as a build does.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The same project.</returns>
    protected override Project ApplyCompilationOptions(Project project) => project;

    // The package's own reading of marks wants one descriptor for each id and its severity; and it reads policies too.
    private void ReadMarks()
    {
        var ids = new TAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id).Distinct().ToList();
        for (var i = 0; i < TestState.Sources.Count; i++)
        {
            var (path, content) = TestState.Sources[i];
            TestFileMarkupParser.GetSpans(content.ToString(), treatPositionIndicatorsAsCode: true, out var code, out System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<TextSpan>> marks);
            var text = SourceText.From(code, System.Text.Encoding.UTF8);
            TestState.Sources[i] = (path, text);
            foreach (var (mark, span) in marks.SelectMany(static mark => mark.Value.Select(span => (mark.Key, span))))
            {
                var place = text.Lines.GetLinePositionSpan(span);
                var id = mark.Length > 0 ? mark : ids.Count == 1 ? ids[0] : throw new InvalidOperationException("[|...|] needs an analyzer with one diagnostic; use {|ID:...|}.");
                ExpectedDiagnostics.Add(new DiagnosticResult(id).WithSpan(path, place.Start.Line + 1, place.Start.Character + 1, place.End.Line + 1, place.End.Character + 1));
            }
        }
    }
}
