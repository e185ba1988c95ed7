using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Review;

/// <summary>Adds what calls miss to the reviewed files of their projects.</summary>
internal static class PolicyFileFix
{
    private const int MostShown = 2;

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
            if (DocumentsOf(solution, file.Key).FirstOrDefault() is not { } document) continue;
            var source = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var edited = editor.Add(source.ToString(), [.. file.SelectMany(static one => one.Needs).Distinct()]);
            if (edited.Edits.Count > 0) changed = Change(changed, file.Key, source, edited);
        }

        return ReferenceEquals(changed, solution) ? null : changed;
    }

    /// <summary>Puts an edited text into a file, in whichever projects it stands.</summary>
    public static Solution Change(Solution solution, string? path, SourceText source, EditedPolicy edited)
    {
        var text = source.WithChanges(edited.Edits.Select(static edit => new TextChange(new TextSpan(edit.Range.Start, edit.Range.Length), edit.NewText)));
        return DocumentsOf(solution, path).Aggregate(solution, (changed, document) => changed.WithAdditionalDocumentText(document.Id, text));
    }

    /// <summary>Says what is added to which files.</summary>
    public static string TitleOf(IReadOnlyList<MissingPermission> missing, string? project)
        => "Add " + List(missing.SelectMany(static one => one.Needs).Select(static need => need.Action)) + " to " + List(missing.Select(one => NameOf(one.File, project)));

    private static IEnumerable<TextDocument> DocumentsOf(Solution solution, string? path)
        => solution.Projects.SelectMany(static project => project.AdditionalDocuments).Where(document => document.FilePath == path);

    private static string List(IEnumerable<string> items)
    {
        var all = items.Distinct(StringComparer.Ordinal).OrderBy(static item => item, StringComparer.Ordinal).ToList();
        return all.Count <= MostShown ? string.Join(" and ", all) : FormattableString.Invariant($"{string.Join(", ", all.Take(MostShown))} and {all.Count - MostShown} more");
    }

    // Relative to the project, since the files of environments may have one name.
    private static string NameOf(string file, string? project)
        => Path.GetDirectoryName(project) is { Length: > 0 } folder && file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? file.Substring(folder.Length + 1).Replace('\\', '/')
            : Path.GetFileName(file);
}
