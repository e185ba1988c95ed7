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

    /// <summary>Finds them by a second look at the projects that changed.</summary>
    /// <param name="before">The solution before the fix.</param>
    /// <param name="after">The solution after it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<IReadOnlyList<(Document Document, Diagnostic Finding)>> FindAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var lost = new List<(Document, Diagnostic)>();
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            var kept = new HashSet<string?>((await FindingsAsync(change.NewProject, cancellationToken).ConfigureAwait(false)).Select(HashOf), StringComparer.Ordinal);
            foreach (var finding in await FindingsAsync(change.OldProject, cancellationToken).ConfigureAwait(false))
            {
                if (kept.Contains(HashOf(finding)) || before.GetDocument(finding.Location.SourceTree) is not { } document) continue;
                if (await IsStillThereAsync(finding, after.GetDocument(document.Id), cancellationToken).ConfigureAwait(false)) lost.Add((document, finding));
            }
        }

        return lost;
    }

    private static string? HashOf(Diagnostic finding) => finding.Properties.TryGetValue(DiagnosticProperties.Hash, out var hash) ? hash : null;

    private static async Task<bool> IsStillThereAsync(Diagnostic finding, Document? document, CancellationToken cancellationToken)
    {
        if (document is null || finding.Location.SourceTree is not { } tree) return false;
        var written = (await tree.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString(finding.Location.SourceSpan);
        return (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString().IndexOf(written, StringComparison.Ordinal) >= 0;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation) return ImmutableArray<Diagnostic>.Empty;
        return await Known.GetValue(compilation, key => key
            .WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new HardCodedCredentialAnalyzer()), new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None)).ConfigureAwait(false);
    }
}
