using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Credentials that a fix would hide: they are still in the code, and what said that they are credentials is gone, such as the key id
/// beside a secret or the client that took it. A fix takes those out together with what it was asked for.
/// </summary>
internal static class LostFindings
{
    /// <summary>
    /// Finds them by a second look at the files that changed and at those with findings; at all of a project only where that leaves a doubt:
    /// a file may be what shows that the value in another one is a credential. Each place counts by itself: that the same value is reported
    /// elsewhere, where the next fix takes it out, says nothing of this one.
    /// </summary>
    /// <param name="before">The solution before the fix; its findings are looked for once, for all fixes of it.</param>
    /// <param name="after">The solution after it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<IReadOnlyList<(Document Document, Diagnostic Finding)>> FindAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var lost = new List<(Document, Diagnostic)>();
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            var known = await ProjectFindings.OfAsync(change.OldProject, cancellationToken).ConfigureAwait(false);
            var left = new List<WrittenValue>();
            foreach (var same in known.GroupBy(static finding => (finding.Location.SourceTree, Hash: HashOf(finding))))
            {
                if (before.GetDocument(same.Key.SourceTree) is { } document && after.GetDocument(document.Id) is { } changed
                    && await WrittenValue.OfAsync(document, changed, [.. same], cancellationToken).ConfigureAwait(false) is { } value) left.Add(value);
            }

            if (left.Count == 0) continue;
            var files = change.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true).Concat(left.Select(static one => one.Before.Id)).Distinct().ToList();
            var kept = await ProjectFindings.OfAsync(change.NewProject, files, cancellationToken).ConfigureAwait(false);
            left.RemoveAll(value => !value.IsHiddenIn(kept.Where(one => HashOf(one) == HashOf(value.Findings[0]))));
            if (left.Count == 0) continue;
            var all = await ProjectFindings.OfAsync(change.NewProject, cancellationToken).ConfigureAwait(false);
            left.RemoveAll(value => !value.IsHiddenIn(all.Where(one => HashOf(one) == HashOf(value.Findings[0]))));
            lost.AddRange(left.SelectMany(static value => value.Findings.Select(finding => (value.Before, finding))));
        }

        return lost;
    }

    /// <summary>Whether a project holds another credential that can be read when the program runs, and under the same name.</summary>
    public static async Task<bool> HasOtherAsync(Project project, CredentialFinding finding, CancellationToken cancellationToken)
    {
        foreach (var other in await ProjectFindings.OfAsync(project, cancellationToken).ConfigureAwait(false))
        {
            if (HashOf(other) == finding.Hash || project.GetDocument(other.Location.SourceTree) is not { } document) continue;
            if (await CredentialFinding.ReadAsync(document, other, cancellationToken).ConfigureAwait(false) is { } read && read.SettingName == finding.SettingName && RunTimeValue.CanReplace(read)) return true;
        }

        return false;
    }

    private static string? HashOf(Diagnostic finding) => finding.Properties.TryGetValue(DiagnosticProperties.Hash, out var hash) ? hash : null;
}
