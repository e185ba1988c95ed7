using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Credentials that a fix would hide: they are still in the code, and what said that they are credentials is gone, such as the key id
/// beside a secret or the client that took it. A fix takes those out together with what it was asked for.
/// </summary>
internal static class LostFindings
{
    private static readonly ConditionalWeakTable<Compilation, Task<ImmutableArray<Diagnostic>>> Known = new();

    /// <summary>
    /// Finds them by a second look at the files that changed and at those with findings; at all of a project only where that leaves a doubt:
    /// a file may be what shows that the value in another one is a credential.
    /// </summary>
    /// <param name="before">The solution before the fix; its findings are looked for once, for all fixes of it.</param>
    /// <param name="after">The solution after it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<IReadOnlyList<(Document Document, Diagnostic Finding)>> FindAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var lost = new List<(Document, Diagnostic)>();
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            var left = new List<(Document Document, Diagnostic Finding)>();
            foreach (var finding in await FindingsAsync(change.OldProject, cancellationToken).ConfigureAwait(false))
            {
                if (before.GetDocument(finding.Location.SourceTree) is { } document
                    && await IsStillThereAsync(finding, after.GetDocument(document.Id), cancellationToken).ConfigureAwait(false)) left.Add((document, finding));
            }

            if (left.Count == 0) continue;
            var files = change.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true).Concat(left.Select(static one => one.Document.Id)).Distinct().ToList();
            Leave(left, await FindingsAsync(change.NewProject, files, cancellationToken).ConfigureAwait(false));
            if (left.Count > 0) Leave(left, await FindingsAsync(change.NewProject, cancellationToken).ConfigureAwait(false));
            lost.AddRange(left);
        }

        return lost;
    }

    /// <summary>Whether a project holds another credential of the same kind.</summary>
    public static async Task<bool> HasOtherAsync(Project project, CredentialFinding finding, CancellationToken cancellationToken)
        => (await FindingsAsync(project, cancellationToken).ConfigureAwait(false)).Any(other =>
            HashOf(other) != finding.Hash && other.Properties.TryGetValue(DiagnosticProperties.Kind, out var kind) && kind == finding.Kind.ToString());

    private static void Leave(List<(Document Document, Diagnostic Finding)> left, IEnumerable<Diagnostic> kept)
    {
        var hashes = new HashSet<string?>(kept.Select(HashOf), StringComparer.Ordinal);
        left.RemoveAll(one => hashes.Contains(HashOf(one.Finding)));
    }

    private static string? HashOf(Diagnostic finding) => finding.Properties.TryGetValue(DiagnosticProperties.Hash, out var hash) ? hash : null;

    private static async Task<bool> IsStillThereAsync(Diagnostic finding, Document? document, CancellationToken cancellationToken)
    {
        if (document is null || finding.Location.SourceTree is not { } tree) return false;
        var written = (await tree.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString(finding.Location.SourceSpan);
        return (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString().IndexOf(written, StringComparison.Ordinal) >= 0;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project, CancellationToken cancellationToken)
        => await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation
            ? await Known.GetValue(compilation, key => Analysis(key, project).GetAnalyzerDiagnosticsAsync(CancellationToken.None)).ConfigureAwait(false)
            : ImmutableArray<Diagnostic>.Empty;

    /// <summary>What the code and the comments of some files show, wherever the value is written.</summary>
    private static async Task<List<Diagnostic>> FindingsAsync(Project project, IReadOnlyList<DocumentId> files, CancellationToken cancellationToken)
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
