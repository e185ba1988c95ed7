using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IamAnalyzers.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Robustness.Tests.Checks;

/// <summary>What generator and analyzers make of a program.</summary>
/// <param name="Generated">The generated files, by name.</param>
/// <param name="Findings">What the analyzers report.</param>
/// <param name="Problems">What must not happen: something thrown, generated code that does not parse.</param>
internal sealed partial record Analysis(IReadOnlyList<(string Name, string Text)> Generated, ImmutableArray<Diagnostic> Findings, IReadOnlyList<string> Problems)
{
    // The compiler's own way to say that code is nested too deeply.
    private const string TooDeep = nameof(InsufficientExecutionStackException);

    public static async Task<Analysis> OfAsync(Project project, HostSettings settings, CancellationToken token)
    {
        var options = await Host.OptionsAsync(project, settings);
        var compilation = (await project.GetCompilationAsync(token))!;
        var problems = new ConcurrentBag<string>();
        var driver = CSharpGeneratorDriver.Create([new IamPolicyGenerator().AsSourceGenerator()], options.AdditionalFiles, (CSharpParseOptions)project.ParseOptions!, options.AnalyzerConfigOptionsProvider);
        var generated = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var said, token).GetRunResult().Results[0];
        if (generated.Exception is { } failure) problems.Add("The generator threw " + failure);
        foreach (var diagnostic in said) problems.Add("The compiler says of the generator: " + diagnostic);
        var sources = generated.GeneratedSources.IsDefault ? [] : generated.GeneratedSources.Select(static source => (source.HintName, source.SourceText.ToString())).OrderBy(static source => source.HintName, StringComparer.Ordinal).ToList();
        foreach (var source in generated.GeneratedSources.IsDefault ? [] : generated.GeneratedSources)
        {
            if (source.SyntaxTree.GetDiagnostics(token).FirstOrDefault(static one => one.Severity == DiagnosticSeverity.Error) is { } error) problems.Add($"What was generated does not parse: {source.HintName}: {error}");
            foreach (var hidden in HiddenFailure().Matches(source.SourceText.ToString()).Select(static match => match.Groups[1].Value).Where(static name => name != TooDeep)) problems.Add("The reader caught " + hidden);
        }

        var analyzers = output.WithAnalyzers(Product.Analyzers, new CompilationWithAnalyzersOptions(
            options, (exception, analyzer, _) => problems.Add($"{analyzer.GetType().Name} threw {exception}"), settings.IsConcurrent, logAnalyzerExecutionTime: false));
        var findings = await analyzers.GetAnalyzerDiagnosticsAsync(token);
        foreach (var crash in findings.Where(static one => one.Id == "AD0001")) problems.Add(crash.ToString());
        return new(sources, findings, [.. problems]);
    }

    [GeneratedRegex(@"an error in IamAnalyzers stopped the analysis of this call \((\w+)\)")]
    private static partial Regex HiddenFailure();
}
