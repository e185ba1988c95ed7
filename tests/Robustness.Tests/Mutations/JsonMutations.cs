using System.Text.RegularExpressions;

namespace IamAnalyzers.Robustness.Tests.Mutations;

/// <summary>Parts of JSON that are missing, doubled, exchanged, nested deeply, or of another kind.</summary>
internal static partial class JsonMutations
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1e400", "99999999999999999999999", "\"\"", "\"*\"", "\"**?*\"", "[]", "{}", "[[]]", "[null]", "{\"\": null}", "\"\\uD800\"", "\"\\u0000\"", "\"\\", "'x'", "NaN", "undefined", "\"arn:aws:iam::\"",
        "\"arn:aws:s3:::${aws:username}*${*}${$}\"", "\"s3:\"", "\":GetObject\"", "\"s3:Get:Object\"", "[\"s3:*\", 1, null, {}]", "\"0000-00-00\"", "\"9999-12-31\"", "\"2031-02-30\"", "/* */ 1", "// x\n1", ",", "}", "]",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("parts deleted", static (text, random) => Change(text, random, static (_, _) => "")),
        new("parts doubled", static (text, random) => Change(text, random, static (part, _) => part + part)),
        new("members doubled", static (text, random) => Change(text, random, static (part, _) => part + ", " + part)),
        new("other values", static (text, random) => Change(text, random, static (_, random) => Values[random.Next(Values.Length)])),
        new("values in lists", static (text, random) => Change(text, random, static (part, random) => Nested(part, "[", "]", random))),
        new("values in objects", static (text, random) => Change(text, random, static (part, random) => Nested(part, "{\"Statement\":", "}", random))),
        new("long lists", static (text, random) => Change(text, random, static (part, random) => "[" + string.Join(",", Enumerable.Repeat(part, random.Next(2, 3_000))) + "]", most: 1)),
        new("long texts", static (text, random) => Change(text, random, static (_, random) => "\"" + new string("a*?:/"[random.Next(5)], random.Next(1_000, 100_000)) + "\"", most: 1)),
        new("parts exchanged", Exchange),
        new("lines doubled", static (text, random) => Lines(text, random, static line => line + "\n" + line)),
        new("lines deleted", static (text, random) => Lines(text, random, static _ => "")),
    ];

    private static string Nested(string part, string before, string after, Random random)
    {
        var depth = random.Next(2) == 0 ? random.Next(2, 10) : random.Next(10, 20_000);
        return string.Concat(Enumerable.Repeat(before, depth)) + part + string.Concat(Enumerable.Repeat(after, depth));
    }

    private static string Change(string text, Random random, Func<string, Random, string> change, int most = 4)
    {
        for (var count = random.Next(1, most + 1); count > 0; count--)
        {
            var parts = Part().Matches(text);
            if (parts.Count == 0) return text;
            var part = parts[random.Next(parts.Count)];
            text = text[..part.Index] + change(part.Value, random) + text[(part.Index + part.Length)..];
            if (text.Length > 200_000) break;
        }

        return text;
    }

    private static string Exchange(string text, Random random)
    {
        var parts = Part().Matches(text);
        if (parts.Count < 2) return text;
        var (one, other) = (parts[random.Next(parts.Count)], parts[random.Next(parts.Count)]);
        var (first, second) = one.Index < other.Index ? (one, other) : (other, one);
        return one.Index == other.Index ? text : text[..first.Index] + second.Value + text[(first.Index + first.Length)..second.Index] + first.Value + text[(second.Index + second.Length)..];
    }

    private static string Lines(string text, Random random, Func<string, string> change)
    {
        var lines = text.Split('\n');
        var at = random.Next(lines.Length);
        lines[at] = change(lines[at]);
        return string.Join('\n', lines);
    }

    [GeneratedRegex("""
        "[^"]*"|[{}\[\],:]|[^\s{}\[\],:"]+
        """)]
    private static partial Regex Part();
}
