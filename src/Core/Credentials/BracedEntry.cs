namespace IamAnalyzers.Core.Credentials;

/// <summary>An object in braces: <c>{ "value": "...", "type": "x", "name": "AWS_SECRET_ACCESS_KEY" }</c>, <c>variable "x" { default = "..." }</c>.</summary>
internal static class BracedEntry
{
    private const int LongestLook = 4000;

    private static readonly string[] Types = ["type", "kind", "provider", "service", "backend", "driver", "adapter", "sink", "target"];

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

    /// <summary>Whether an object says that it is of AWS: <c>"Type": "s3"</c>, <c>"Provider": "aws"</c>, <c>"Name": "AmazonS3"</c>.</summary>
    /// <param name="open">Its brace.</param>
    /// <param name="place">A place in it.</param>
    public static bool IsOfAwsType(string text, int open, int place)
        => Members(text, open + 1, Math.Min(text.Length, place + LongestLook)).Any(static member =>
            (Types.Contains(member.Key, StringComparer.OrdinalIgnoreCase) && CredentialName.SpeaksOfAws(member.Value))
            || (EntryNames.IsNamer(member.Key) && IsTypeOfAws(member.Value)));

    /// <summary>The name of a type, as logging and plug-ins name them; the name of an application ("aws-portal") says nothing.</summary>
    private static bool IsTypeOfAws(string name)
        => (name.StartsWith("Amazon", StringComparison.Ordinal) && name.Length > "Amazon".Length && CharClass.IsUpper(name["Amazon".Length]))
            || (name.StartsWith("AWS", StringComparison.Ordinal) && name.Length > "AWS".Length && CharClass.IsUpper(name["AWS".Length]));

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
