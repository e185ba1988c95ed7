using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>Which diagnostics of the compiler a test program may not have unless it expects them.</summary>
public enum CompilerDiagnostics
{
    /// <summary>The compiler's diagnostics are not looked at.</summary>
    None = 0,

    /// <summary>Errors.</summary>
    Errors = 1,
}

/// <summary>
/// Runs one analyzer on a test program and compares what it says with what the test expects: an extra, a missing and a
/// shifted diagnostic each fail, and so does an exception in the analyzer.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public class CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The files of the program.</summary>
    public TestState TestState { get; } = new();

    /// <summary>The program's code with marks, when it has one file.</summary>
    public string TestCode
    {
        get => TestState.Sources.Count == 0 ? "" : TestState.Sources[0].Content;
        set
        {
            TestState.Sources.Clear();
            TestState.Sources.Add(value);
        }
    }

    /// <summary>Diagnostics that the program should have beside the marked ones.</summary>
    public IList<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>What the program refers to.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net80;

    /// <summary>Which diagnostics of the compiler fail the test.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>The compiler's options.</summary>
    public CSharpCompilationOptions? CompilationOptions { get; set; }

    /// <summary>The language version.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Preview;

    /// <summary>Runs the test.</summary>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <returns>A task that fails with a <see cref="VerificationException"/> when something differs.</returns>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var analyzer = new TAnalyzer();
        var expected = ExpectedDiagnostics.ToList();
        var files = ReadMarks(analyzer, expected);

        var config = new TestConfig(TestState.AnalyzerConfigFiles);
        var compilation = TestCompilation.Create(ReferenceAssemblies, files, CompilationOptions, LanguageVersion, TestState.AdditionalReferences);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(config.Severities()));

        var actual = await AnalyzeAsync(compilation, analyzer, config, AdditionalFiles(TestState), cancellationToken);
        Compare(expected, actual);
    }

    /// <summary>Runs the analyzer on a compilation with the test's settings.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="additionalFiles">The additional files.</param>
    /// <param name="cancellationToken">Stops the analyzer.</param>
    /// <returns>What the analyzer and the compiler say.</returns>
    protected async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation compilation, IEnumerable<AdditionalText> additionalFiles, CancellationToken cancellationToken)
    {
        var config = new TestConfig(TestState.AnalyzerConfigFiles);
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(config.Severities()));
        return await AnalyzeAsync(compilation, new TAnalyzer(), config, additionalFiles, cancellationToken);
    }

    private static IEnumerable<AdditionalText> AdditionalFiles(TestState state) => state.AdditionalFiles.Select(static file => new InMemoryText(file.Path, file.Content));

    private List<(string Path, string Content)> ReadMarks(DiagnosticAnalyzer analyzer, List<DiagnosticResult> expected)
    {
        var onlyId = analyzer.SupportedDiagnostics.Select(static descriptor => descriptor.Id).Distinct().ToList() is [var single] ? single : null;
        var files = new List<(string, string)>();
        foreach (var (path, content) in TestState.Sources)
        {
            var (code, marks) = Markup.Parse(content, onlyId);
            var lines = SourceText.From(code).Lines;
            expected.AddRange(marks.Select(mark => new DiagnosticResult(mark.Id) { Path = path, Span = lines.GetLinePositionSpan(mark.Span) }));
            files.Add((path, code));
        }

        return files;
    }

    private async Task<List<Diagnostic>> AnalyzeAsync(Compilation compilation, DiagnosticAnalyzer analyzer, TestConfig config, IEnumerable<AdditionalText> additionalFiles, CancellationToken token)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. additionalFiles], config),
            (exception, _, _) =>
            {
                lock (failures) failures.Add(exception.ToString());
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);

        var diagnostics = await compilation.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync(token);
        if (failures.Count > 0) throw new VerificationException("The analyzer threw:\n" + string.Join("\n", failures));
        var errors = CompilerDiagnostics == CompilerDiagnostics.Errors ? compilation.Errors() : ImmutableArray<Diagnostic>.Empty;
        return [.. diagnostics.Where(static diagnostic => !diagnostic.IsSuppressed), .. errors];
    }

    private static void Compare(List<DiagnosticResult> expected, List<Diagnostic> actual)
    {
        var extra = actual.ToList();
        var missing = new List<DiagnosticResult>();

        // The most exact expectations choose first, so that a vague one does not take their diagnostic.
        foreach (var result in expected.OrderByDescending(static result => (result.Span is null ? 0 : 2) + (result.Message is null ? 0 : 1)))
        {
            var at = extra.FindIndex(result.Fits);
            if (at < 0) missing.Add(result);
            else extra.RemoveAt(at);
        }

        if (missing.Count == 0 && extra.Count == 0) return;
        throw new VerificationException(
            "Missing:\n" + string.Join("\n", missing.Select(static result => "  " + result.Describe()))
            + "\nExtra:\n" + string.Join("\n", extra.Select(static diagnostic => "  " + diagnostic.ToString())));
    }
}
