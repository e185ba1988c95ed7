using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Review;

/// <summary>Adds what calls miss to the reviewed files of their projects.</summary>
internal static class PolicyFileFix
{
    /// <summary>Adds it.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="missing">What is missing; that of one file is added in one go, in whichever projects the file stands.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The changed solution; null when no file is to change, or none of them can be read as a policy.</returns>
    public static async Task<Solution?> ApplyAsync(Solution solution, IEnumerable<MissingPermission> missing, CancellationToken cancellationToken)
    {
        var editor = new PolicyEditor(AwsCatalog.Default);
        var changed = solution;
        foreach (var file in missing.GroupBy(static one => one.File, StringComparer.Ordinal))
        {
            var documents = solution.Projects.SelectMany(static project => project.AdditionalDocuments).Where(document => document.FilePath == file.Key).ToList();
            if (documents.Count == 0) continue;
            var source = await documents[0].GetTextAsync(cancellationToken).ConfigureAwait(false);
            var edited = editor.Add(source.ToString(), [.. file.SelectMany(static one => one.Needs).Distinct()]);
            if (edited.Edits.Count == 0) continue;
            var text = source.WithChanges(edited.Edits.Select(static edit => new TextChange(new TextSpan(edit.Range.Start, edit.Range.Length), edit.NewText)));
            foreach (var document in documents) changed = changed.WithAdditionalDocumentText(document.Id, text);
        }

        return ReferenceEquals(changed, solution) ? null : changed;
    }
}
