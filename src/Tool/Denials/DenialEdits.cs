using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Tool.Denials;

/// <summary>The smallest edit of a reviewed policy that allows a refused call, made by the code that updates reviewed policies.</summary>
internal sealed class DenialEdits(AwsCatalog catalog)
{
    private readonly PolicyEditor _editor = new(catalog);

    /// <summary>Makes the edit of one reviewed policy.</summary>
    /// <param name="reviewed">The policy.</param>
    /// <param name="denial">What the message says.</param>
    /// <param name="needs">What the program needs on the refused resource.</param>
    /// <returns>The edit; <see langword="null"/> when there is no file to edit, or nothing is missing in it.</returns>
    public DenialEdit? Of(ReviewedText reviewed, Denial denial, IReadOnlyList<ProgramNeed> needs)
    {
        if (reviewed.Set.FileToExtend is not { } file || !reviewed.Texts.TryGetValue(file.Path, out var text)) return null;
        var beside = reviewed.Set.Files.Where(other => other.Path != file.Path).Select(static other => other.Policy).Concat(reviewed.Set.Managed.Select(static policy => policy.Text));
        var edited = _editor.Add(text, [.. Smallest(denial, needs).Distinct()], beside);
        return edited.Changes.Count == 0 ? null : Of(file, text, edited);
    }

    // Resources that the code shows hold for the next call, too. Where it shows none, the message does.
    private IEnumerable<Need> Smallest(Denial denial, IReadOnlyList<ProgramNeed> needs)
    {
        var arns = RefusedArns.Of(denial);
        var entry = catalog.FindAction(denial.Action);
        foreach (var need in needs)
        {
            var met = need.Need.Resources.Where(resource => RefusedArns.Meets(arns, resource.Text)).ToList();
            var isOpen = arns.Count > 0 && (entry is null || met.Exists(resource => ResourceText.IsUnlimited(resource.Text, entry)));
            yield return need.Need with
            {
                Resources = (isOpen ? [NeedResource.Of(RefusedCall.GrantedResource(Named(arns[0])), entry)] : met).ToEquatableArray(),
            };
        }
    }

    private static string Named(ArnPattern arn) => arn.Text.StartsWith("arn:*:", StringComparison.Ordinal) ? "arn:aws:" + arn.Text["arn:*:".Length..] : arn.Text;

    private static DenialEdit Of(ReviewedFile file, string text, EditedPolicy edited)
    {
        var (old, made) = (Lines(text), Lines(edited.Text));
        var start = 0;
        while (start < old.Length && start < made.Length && old[start] == made[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < made.Length - start && old[^(end + 1)] == made[^(end + 1)]) end++;
        if (IsInsertion(old, start, end)) while (start > 0 && Opens(made[start - 1]) && made[start - 1] == made[^(end + 1)]) (start, end) = (start - 1, end + 1);
        return new(
            file.Path,
            edited.Changes.Select(static change => change.ToString()).ToEquatableArray(),
            start + 1,
            old[start..^end].ToEquatableArray(),
            made[start..^end].ToEquatableArray(),
            edited.Text);
    }

    // An added statement is shown from its brace to its brace, where the same lines could as well be those of its neighbour.
    private static bool IsInsertion(string[] old, int start, int end) => start + end == old.Length;

    private static bool Opens(string line) => line.Trim() == "{";

    private static string[] Lines(string text) => [.. text.Split('\n').Select(static line => line.TrimEnd('\r'))];
}
