namespace IamAnalyzers.Core.Credentials;

/// <summary>An object in braces: <c>{ "value": "...", "type": "x", "name": "AWS_SECRET_ACCESS_KEY" }</c>, <c>variable "x" { default = "..." }</c>.</summary>
internal static class BracedEntry
{
    private const int LongestLook = 4000;

    /// <summary>The names that an object gives to one of its values: what stands before its brace, and what its naming members hold.</summary>
    /// <param name="start">Where the value begins.</param>
    /// <param name="end">Just after the value.</param>
    /// <returns>The names; null when no brace is in sight.</returns>
    public static IEnumerable<string>? Names(string text, int start, int end)
    {
        var floor = Math.Max(0, start - LongestLook);
        var open = TextSection.OpeningBefore(text, floor, start);
        return open < 0 ? null : Of(text, floor, open, end);
    }

    private static IEnumerable<string> Of(string text, int floor, int open, int end)
    {
        if (TextSection.NameBefore(text, floor, open) is { } own) yield return own;
        foreach (var (key, value) in Members(text, open + 1, Math.Min(text.Length, end + LongestLook)))
        {
            if (EntryNames.IsNamer(key)) yield return value;
        }
    }

    /// <summary>The members of an object that are plain words, each with its key; what stands in braces inside is another entry.</summary>
    private static IEnumerable<(string Key, string Value)> Members(string text, int from, int ceiling)
    {
        string? key = null;
        var depth = 0;
        for (var i = from; i < ceiling; i++)
        {
            var c = text[i];
            if (c is '{' or '[') depth++;
            if (c is '}' or ']' && --depth < 0) yield break;
            if (c is ',' or ';' or '\n') key = null;
            if (!TextEvidence.IsNameChar(c)) continue;
            var wordStart = i;
            while (i + 1 < ceiling && TextEvidence.IsNameChar(text[i + 1])) i++;
            if (depth != 0) continue;
            var word = text.Substring(wordStart, i + 1 - wordStart);
            if (key is not null) yield return (key, word);
            key = word;
        }
    }
}
