using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Ide.Tests.Editing;

/// <summary>The findings of the package's analyzers, asked for as an editor does: one open file after the other.</summary>
internal static class Findings
{
    private const string Prefix = "IAM";

    /// <summary>The findings of a project, each with the document that it is in.</summary>
    /// <exception cref="InvalidOperationException">An analyzer threw.</exception>
    public static async Task<IReadOnlyList<(TextDocument Document, Diagnostic Diagnostic)>> OfAsync(Project project, CancellationToken token = default)
    {
        var errors = new ConcurrentBag<Exception>();
        var program = (await project.GetCompilationAsync(token))!.WithAnalyzers(
            Components.Analyzers(project),
            new CompilationWithAnalyzersOptions(project.AnalyzerOptions, (error, _, _) => errors.Add(error), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = new List<(TextDocument, Diagnostic)>();
        foreach (var document in project.Documents)
        {
            if (await document.GetSemanticModelAsync(token) is not { } model) continue;
            Add(document, await program.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, token));
            Add(document, await program.GetAnalyzerSemanticDiagnosticsAsync(model, null, token));
        }

        foreach (var document in project.AdditionalDocuments)
        {
            if (project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(file => file.Path == document.FilePath) is { } file) Add(document, (await program.GetAnalysisResultAsync(file, token)).GetAllDiagnostics());
        }

        return errors.IsEmpty ? found : throw new InvalidOperationException("An analyzer threw.", errors.First());

        void Add(TextDocument document, ImmutableArray<Diagnostic> diagnostics)
            => found.AddRange(diagnostics.Where(static one => one.Id.StartsWith(Prefix, StringComparison.Ordinal) && one is { IsSuppressed: false, Severity: > DiagnosticSeverity.Hidden }).Select(one => (document, one)));
    }

    /// <summary>The findings of a project as texts, sorted.</summary>
    public static async Task<IReadOnlyList<string>> DescribeAsync(Project project)
    {
        var texts = new List<string>();
        foreach (var (document, diagnostic) in await OfAsync(project))
            texts.Add($"{diagnostic.Id} {(document is Document ? (await document.GetTextAsync()).ToString(diagnostic.Location.SourceSpan) : diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture))}");
        texts.Sort(StringComparer.Ordinal);
        return texts;
    }
}
