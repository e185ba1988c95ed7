namespace IamAnalyzers.Simulator.Matching;

/// <summary>Random choices.</summary>
internal static class Pick
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static bool Chance(this Random random, int percent) => random.Next(100) < percent;

    public static T Of<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static IEnumerable<T> Some<T>(this Random random, int most, Func<T> next) => Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => next());

    public static string Word(this Random random) => random.Of(Words);

    public static char Letter(this Random random) => Letters[random.Next(Letters.Length)];

    /// <summary>The text with the case of some letters changed.</summary>
    public static string OtherCase(this Random random, string text)
        => string.Concat(text.Select(c => random.Chance(50) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));

    /// <summary>The text with one character other than it was: a near miss.</summary>
    public static string Misspelled(this Random random, string text)
    {
        if (text.Length == 0) return text;
        var at = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, random.Letter().ToString()),
            _ => text[..at] + random.Letter() + text[(at + 1)..],
        };
    }

    /// <summary>A pattern of wildcards that the text matches.</summary>
    public static string Pattern(this Random random, string text)
    {
        if (text.Length == 0) return "*";
        var start = random.Next(text.Length);
        var length = random.Next(text.Length - start + 1);
        return random.Next(6) switch
        {
            0 => "*",
            1 => text[..start] + "*",
            2 => "*" + text[start..],
            3 => text[..start] + "?" + text[(start + 1)..],
            4 => text[..start] + "?*" + text[(start + 1)..],
            _ => text[..start] + "*" + text[(start + length)..],
        };
    }

    private static readonly string[] Words =
    [
        "reports", "Reports", "web", "web-1", "prod", "Prod", "team/a", "a.b", "x", "2030", "orders+eu", "my_app", "log(1)", "Ada", "ada", "a", "aa", "aaa", "blue green",
    ];
}
