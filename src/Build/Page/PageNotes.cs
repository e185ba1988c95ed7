using System.Globalization;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Build.Page;

/// <summary>What is to be said beside the policy of a part.</summary>
internal static class PageNotes
{
    /// <summary>Lists the notes, those that may change a reviewer's mind first.</summary>
    /// <param name="explanation">The explanation of the policy.</param>
    /// <param name="comparisons">The comparisons with its reviewed policies.</param>
    public static IEnumerable<PageNote> Of(Explanation explanation, IReadOnlyList<PolicyComparison> comparisons)
        => new[] { OfUnresolved(explanation) }
            .Concat(comparisons.SelectMany(comparison => OfReview(comparison, comparisons.Count > 1 ? comparison.Set.Name + ": " : "")))
            .Concat(OfPolicy(explanation))
            .Where(static note => note.Items.Count > 0 || (note.Lead.Length > 0 && note.Title.Length == 0));

    private static PageNote OfUnresolved(Explanation explanation)
        => Note(ExplanationTexts.Unresolved, explanation.Unresolved.Select(static call => new PageItem(call.Call.Member, $"in {call.Source}, because {call.Call.Why}", call.Places.ToEquatableArray())));

    private static IEnumerable<PageNote> OfPolicy(Explanation explanation)
    {
        yield return Note(ExplanationTexts.NotAnalysed, explanation.NotAnalysed.Select(static name => new PageItem(name, "", default)));
        yield return new PageNote("", explanation.TakesNamesForBuckets ? ExplanationTexts.NamesAreBuckets : "", default);
        yield return Note(ExplanationTexts.NotEmitted, explanation.NotEmitted.Select(static need => new PageItem(need.Action, Text(need), need.Places.ToEquatableArray())));
        yield return Note(ExplanationTexts.Declared, explanation.Declared.Select(static declaration => new PageItem(declaration.Item, declaration.What + Because(declaration.Reason), default)));
        yield return Note(ExplanationTexts.Excluded, explanation.Excluded.Select(static exclusion => new PageItem(
            exclusion.Exclusion.What,
            (exclusion.TakenOut.Count == 0 ? "excludes nothing" : "excludes " + string.Join(", ", exclusion.TakenOut)) + Because(exclusion.Exclusion.Reason),
            default)));
        yield return Note(ExplanationTexts.Conditions, explanation.Notes.Select(static note => new PageItem(note.Condition.Key, $"{ExplanationTexts.Outcome(note.Kind)} {note.Action}, because {note.Why}", default)));
        yield return Note(ExplanationTexts.Compiled, explanation.Compiled.Select(static name => new PageItem(name, "", default)));
        yield return Note(ExplanationTexts.NotReached, explanation.NotReached.Select(static call => new PageItem(
            call.Call.Member,
            $"in {call.Call.Owner} of {call.Source}" + (call.Call.Count == 1 ? "" : ", " + call.Call.Count.ToString(CultureInfo.InvariantCulture) + " times"),
            default)));
    }

    private static IEnumerable<PageNote> OfReview(PolicyComparison comparison, string review)
    {
        yield return new(review + "Perhaps needed, and not allowed", "The code does not show whether the request asks for it.", Names(comparison.Perhaps));
        yield return new(review + "Allowed for some of the possible values", "The reviewed policy names other resources or a condition, and the code does not show whether they fit.", Names(comparison.Uncertain));
        yield return new(review + "Accepted by an exception", "", comparison.Accepted
            .Select(static one => new PageItem(one.Refused.Need.Need.Action, $"{one.Exception.Rule}: {one.Exception.Reason}. Owner: {one.Exception.Owner}, until {one.Exception.Until}", default))
            .Distinct()
            .ToEquatableArray());
        yield return new(review + "Managed policies", "", comparison.Managed.Select(static use => new PageItem("", ManagedPolicyTexts.Summary(use), default)).ToEquatableArray());
        if (comparison.WhyUnknown is { } why) yield return new("", $"{review}Unused permissions are not listed, because {why}.", default);
        yield return new(review + "Shared with other projects", "Unused permissions of these files are not listed.", Names(comparison.Set.Files.Where(static file => file.IsShared).Select(static file => Path.GetFileName(file.Path))));
    }

    private static PageNote Note((string Title, string Note) section, IEnumerable<PageItem> items) => new(section.Title, section.Note, items.ToEquatableArray());

    private static EquatableArray<PageItem> Names(IEnumerable<string> names) => names.Select(static name => new PageItem(name, "", default)).ToEquatableArray();

    private static string Text(ExplainedNeed need)
        => $"{need.Member} in {need.Source}" + (need.Reason.Length == 0 ? "" : "; " + need.Reason) + (need.Inputs.Count == 0 ? "" : "; named by " + string.Join(", ", need.Inputs));

    private static string Because(string reason) => reason.Length == 0 ? "" : ": " + reason;
}
