using System.Globalization;
using System.Text;

namespace IamAnalyzers.Core.Policies.Explaining;

/// <summary>An explanation as Markdown, for people.</summary>
public static class ExplanationMarkdown
{
    /// <summary>Writes an explanation.</summary>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public static string Write(Explanation explanation)
    {
        var text = new StringBuilder();
        text.Append("# Why the policy of ").Append(explanation.Program).Append(" is as it is\n\n");
        if (explanation.Principal.Length > 0) text.Append("Principal: ").Append(explanation.Principal).Append("\n\n");
        if (explanation.EntryPoint.Length > 0) text.Append(explanation.EntryPoint).Append("\n\n");
        text.Append("AWS data of ").Append(explanation.DataDate).Append(".\n");
        if (explanation.Fit is { } fit) text.Append(Size(fit, explanation.DataDate));
        else text.Append('\n').Append(ExplanationTexts.NoPolicy).Append('\n');
        if (explanation.TakesNamesForBuckets)
        {
            text.Append('\n').Append(ExplanationTexts.NamesAreBuckets).Append('\n');
        }

        foreach (var statement in explanation.Pairs.GroupBy(static pair => pair.Statement))
        {
            var first = statement.First();
            text.Append("\n## ").Append(statement.Key).Append(" (").Append(first.Tier.ToString().ToLowerInvariant()).Append(")\n");
            foreach (var condition in first.Conditions)
            {
                text.Append($"\nOnly when `{condition.Key}` {condition.Operator} {string.Join(" or ", condition.Values.Select(Code))}.\n");
            }

            // Resources that the same calls need for the same reasons stand together.
            foreach (var pairs in statement.GroupBy(static pair => (pair.Action, pair.WrittenAs, Needs: string.Concat(pair.Needs.Select(static need => $"  - {Need(need)}\n")))))
            {
                var written = pairs.Key.WrittenAs == pairs.Key.Action ? "" : $" (written as {Code(pairs.Key.WrittenAs)})";
                text.Append($"\n- {Code(pairs.Key.Action)}{written} on {string.Join(", ", pairs.Select(static pair => Code(pair.Resource)))}\n{pairs.Key.Needs}");
            }
        }

        List(text, ExplanationTexts.NotEmitted, explanation.NotEmitted.Select(static need => $"{Code(need.Action)}: {Need(need)}"));
        List(text, ExplanationTexts.Unresolved, explanation.Unresolved.Select(static call
            => $"{Code(call.Call.Member)} in {call.Source}, because {call.Call.Why}{Places(call.Places)}"));
        List(text, ExplanationTexts.Compiled, explanation.Compiled);
        List(text, ExplanationTexts.NotReached, explanation.NotReached.Select(static call
            => $"{Code(call.Call.Member)} in {Code(call.Call.Owner)} of {call.Source}{(call.Call.Count == 1 ? "" : FormattableString.Invariant($", {call.Call.Count} times"))}"));
        List(text, ExplanationTexts.NotAnalysed, explanation.NotAnalysed);
        List(text, ExplanationTexts.Declared, explanation.Declared.Select(static declaration => $"{Code(declaration.Item)}: {declaration.What}{Because(declaration.Reason)}"));
        List(text, ExplanationTexts.Excluded, explanation.Excluded.Select(static exclusion => $"{Code(exclusion.Exclusion.What)}{Because(exclusion.Exclusion.Reason)}{TakesOut(exclusion.TakenOut)}"));
        List(text, ExplanationTexts.Conditions, explanation.Notes.Select(static note => $"{Code(note.Condition.Key)} {ExplanationTexts.Outcome(note.Kind)} {Code(note.Action)}, because {note.Why}"));
        return text.ToString();
    }

    private static string Size(PolicyFit fit, string date)
    {
        var size = string.Format(CultureInfo.InvariantCulture, "{0} of at most {1} characters, white space not counted", fit.Size, fit.Quota);
        var documents = fit.Documents.Count == 1 ? $"One document of {size}." : string.Format(CultureInfo.InvariantCulture, "{0} documents; the largest has {1}.", fit.Documents.Count, size);
        return "\n" + documents + (fit.IsShrunk ? $" Patterns stand for actions; they are exact for the actions that AWS had on {date}.\n" : "\n");
    }

    private static string Because(string reason) => reason.Length == 0 ? "" : ": " + reason;

    private static string TakesOut(IReadOnlyList<string> items) => items.Count == 0 ? " (excludes nothing)" : " (excludes " + string.Join(", ", items.Select(Code)) + ")";

    private static void List(StringBuilder text, (string Title, string Note) section, IEnumerable<string> items)
    {
        var lines = items.ToArray();
        if (lines.Length == 0) return;
        text.Append("\n## ").Append(section.Title).Append("\n\n");
        if (section.Note.Length > 0) text.Append(section.Note).Append("\n\n");
        foreach (var line in lines) text.Append("- ").Append(line).Append('\n');
    }

    private static string Need(ExplainedNeed need)
    {
        var reason = need.Reason.Length == 0 ? "" : "; " + need.Reason;
        var inputs = need.Inputs.Count == 0 ? "" : "; named by " + string.Join(", ", need.Inputs.Select(Code));
        return $"{Code(need.Member)} in {need.Source}{reason}{inputs}{Places(need.Places)}";
    }

    private static string Places(IReadOnlyList<string> places) => places.Count == 0 ? "" : " (" + string.Join(", ", places) + ")";

    private static string Code(string text) => "`" + text.Replace("`", "'") + "`";
}
