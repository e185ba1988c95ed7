using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>One file in several projects, as an editor has it for each framework of a project: an edit in one is an edit in all of them.</summary>
internal static class LinkedDocuments
{
    /// <summary>Puts what was edited in one project into the others.</summary>
    /// <param name="changed">The solution with the edits.</param>
    /// <param name="edited">The documents with edits.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The solution, and the documents that got a text; null when two projects would have different texts of one file.</returns>
    public static async Task<(Solution Solution, IReadOnlyList<DocumentId> Followed)?> FollowAsync(Solution changed, IReadOnlyList<DocumentId> edited, CancellationToken cancellationToken)
    {
        var followed = new List<DocumentId>();
        foreach (var id in edited)
        {
            var text = await changed.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            foreach (var other in changed.GetDocument(id)!.GetLinkedDocumentIds().Except(followed).ToList())
            {
                if (edited.Contains(other))
                {
                    if (!text.ContentEquals(await changed.GetDocument(other)!.GetTextAsync(cancellationToken).ConfigureAwait(false))) return null;
                    continue;
                }

                changed = changed.WithDocumentText(other, text);
                followed.Add(other);
            }
        }

        return (changed, followed);
    }
}
