using System.Globalization;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Tool.Observed;
using IamAnalyzers.Tool.Output;
using static IamAnalyzers.Tool.Answers.AnswerWords;

namespace IamAnalyzers.Tool.Answers;

/// <summary>What ran, by CloudTrail, against what is predicted: as an answer.</summary>
internal static class ObservedAnswer
{
    private const int MostItems = 100;
    private const int MostOthers = 20;

    /// <summary>Makes the answer.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="doubts">Why the programs may need more than is predicted, each as a sentence.</param>
    /// <returns>The answer; with <see cref="ExitCodes.CannotTell"/> when the files have no calls of the principals that are asked for.</returns>
    public static Answer Of(ObservedReport report, IReadOnlyList<string> doubts)
    {
        var exit = report.Roles.Count == 0 ? ExitCodes.CannotTell : report.Roles.Any(static role => role.NotPredicted.Count > 0 || role.Refused.Count > 0) ? ExitCodes.Findings : ExitCodes.Success;
        List<AnswerPart> parts = [new Heading("Observed and predicted permissions", 1), new Paragraph(Read(report))];
        if (report.Roles.Count == 0) parts.Add(new Paragraph("The files have no calls by the chosen roles, so there is nothing to compare.") { Tone = Tone.Warning });
        parts.AddRange(report.Roles.SelectMany(Role));
        parts.AddRange(List("Events without a known action", report.Unmapped.Select(static one => new ListItem($"{Code(one.Name)}: {Events(one.Count)}", []))));
        parts.AddRange(List("Events that are not calls by a principal", report.NotCalls.Select(static one => new ListItem($"{one.Name}: {Events(one.Count)}", []))));
        parts.AddRange(List("Other principals", report.OtherPrincipals.Take(MostOthers).Select(static one => new ListItem($"{Code(one.Name)}: {Events(one.Count)}", []))));
        if (report.OtherPrincipals.Count > MostOthers) parts.Add(Rest(report.OtherPrincipals.Count - MostOthers));
        parts.AddRange(doubts.Select(static doubt => new Paragraph(doubt)));
        return new Answer(exit, parts, report with { Doubts = doubts.ToEquatableArray() });
    }

    private static string Read(ObservedReport report)
        => Number($"{Events(report.Events)} in {report.Files} {(report.Files == 1 ? "file" : "files")}{Span(report.First, report.Last)}.")
            + (report.Duplicates > 0 ? Number($" {Events(report.Duplicates)} occur more than once; each is counted once.") : "")
            + (report.Others > 0 ? Number($" {report.Others} objects are not events.") : "")
            + (report.HasDataEvents.Count > 0 ? $" There are data events of {string.Join(", ", report.HasDataEvents)}." : " There are no data events; a trail logs them only if it is configured to.");

    private static IEnumerable<AnswerPart> Role(ObservedRole role)
    {
        yield return new Heading(role.Principal);
        yield return new Paragraph($"{Calls(role.Events)}{Span(role.First, role.Last)}.");
        foreach (var part in List("Seen, and not predicted", role.NotPredicted.Select(static one => Item(one, Tone.Warning)), level: 3)) yield return part;
        foreach (var part in List("Denied", role.Refused.Select(Item), level: 3)) yield return part;
        foreach (var part in List("Predicted and seen", role.Seen.Select(static one => Item(one, Tone.Plain)), level: 3)) yield return part;
        foreach (var part in List("Predicted, and not seen in this period", role.NotSeen.Select(static one => new ListItem(Code(one.Action) + (one.IsCertain ? "" : ", needed in some cases"), [])), level: 3)) yield return part;
        foreach (var part in List("Predicted, and cannot be seen", role.CannotBeSeen.GroupBy(static one => one.Why, StringComparer.Ordinal).Select(static one => new ListItem(string.Join(", ", one.Select(static action => Code(action.Action))), [one.Key])), level: 3)) yield return part;
        foreach (var part in List("By AWS services on its behalf", role.ByServices.Select(static one => new ListItem($"{Code(one.Action)} by {one.Service}: {Calls(one.Count)}{(one.Refused > 0 ? Number($", {one.Refused} refused") : "")}{(one.IsPredicted ? "" : ", not predicted")}", [])), level: 3)) yield return part;
        foreach (var part in List("Calls that need no permission", role.Free.Select(static one => new ListItem($"{Code(one.Name)}: {Calls(one.Count)}", [])), level: 3)) yield return part;
    }

    private static ListItem Item(SeenAction one, Tone tone)
        => new(
            $"{Code(one.Action)}: {Calls(one.Count)}{(one.Failed > 0 ? Number($", {one.Failed} failed") : "")}{Span(one.First, one.Last)}",
            one.Events is [var name] && one.Action.EndsWith(":" + name, StringComparison.Ordinal) ? [] : [$"as {string.Join(", ", one.Events.Select(Code))}"]) { Tone = tone };

    private static ListItem Item(RefusedAction one)
        => new($"{Code(one.Action)}: {Calls(one.Count)}{Span(one.First, one.Last)}{(one.IsPredicted ? ", predicted" : ", not predicted")}", one.Message.Length > 0 ? [one.Message] : []) { Tone = Tone.Bad };

    private static IEnumerable<AnswerPart> List(string title, IEnumerable<ListItem> items, int level = 2) => AnswerWords.List(title, items, MostItems, level);

    private static string Span(DateTimeOffset? first, DateTimeOffset? last)
        => first is not { } from || last is not { } to ? ""
            : from == to ? $", at {Time(from)}"
            : $", from {Time(from)} to {Time(to)}";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Calls(long count) => Number($"{count} {(count == 1 ? "call" : "calls")}");

    private static string Events(long count) => Number($"{count} {(count == 1 ? "event" : "events")}");

    private static string Number(FormattableString text) => FormattableString.Invariant(text);
}
