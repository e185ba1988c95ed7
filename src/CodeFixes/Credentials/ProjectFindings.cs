using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>The hard-coded credentials of a project, as the analyzer finds them in a solution that no host has analysed yet.</summary>
internal static class ProjectFindings
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ImmutableArray<Diagnostic>>> Known = new();

    /// <summary>All findings of a project, looked for once.</summary>
    public static async Task<ImmutableArray<Diagnostic>> OfAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation) return ImmutableArray<Diagnostic>.Empty;
        if (Known.TryGetValue(compilation, out var known)) return known.Value;
        var found = await Analysis(compilation, project).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return Known.GetValue(compilation, _ => new(found)).Value;
    }

    /// <summary>What the code and the comments of some files show, wherever the value is written.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> OfAsync(Project project, IReadOnlyList<DocumentId> files, CancellationToken cancellationToken)
    {
        var found = new List<Diagnostic>();
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation) return found;
        var analysis = Analysis(compilation, project);
        foreach (var id in files)
        {
            if (project.GetDocument(id) is not { } document || await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree) continue;
            found.AddRange((await analysis.GetAnalysisResultAsync(tree, cancellationToken).ConfigureAwait(false)).GetAllDiagnostics());
            found.AddRange((await analysis.GetAnalysisResultAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken).ConfigureAwait(false)).GetAllDiagnostics());
        }

        return found;
    }

    private static CompilationWithAnalyzers Analysis(Compilation compilation, Project project)
        => compilation.WithAnalyzers(
            ImmutableArray.Create<DiagnosticAnalyzer>(new HardCodedCredentialAnalyzer()),
            new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
}
