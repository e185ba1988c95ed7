using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Answers;

/// <summary>What several answers say in the same way.</summary>
internal static class AnswerWords
{
    /// <summary>A text of code, of a policy or of a message, in backticks. A backtick of its own would end them.</summary>
    public static string Code(string text) => $"`{text.Replace('`', '\'')}`";

    /// <summary>A list under a heading, cut where it is longer than anybody reads.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="items">The items; without any there is no heading, either.</param>
    /// <param name="most">How many are shown.</param>
    /// <param name="level">The heading's level.</param>
    public static IEnumerable<AnswerPart> List(string title, IEnumerable<ListItem> items, int most, int level = 2)
    {
        ListItem[] all = [.. items];
        if (all.Length == 0) yield break;
        yield return new Heading(title, level);
        foreach (var item in all.Take(most)) yield return item;
        if (all.Length > most) yield return Rest(all.Length - most);
    }

    /// <summary>Says how many are not shown.</summary>
    public static Paragraph Rest(int count) => new(FormattableString.Invariant($"And {count} more."));
}
