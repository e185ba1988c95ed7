namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// Whether forty characters look like a secret access key: drawn at random from 64. The bounds are those that a random secret misses less
/// than once in some thousand times, while hashes, words in camel case, paths, sequences and place holders stay outside.
/// </summary>
public static class SecretShape
{
    /// <summary>The length of every secret access key, in characters.</summary>
    public const int Length = 40;

    /// <summary>Random secrets have 4.7 bits a character (standard deviation 0.1); English words in camel case about 4.</summary>
    private const double LeastEntropy = 4.1;

    /// <summary>
    /// Random secrets change between upper case, lower case, digit and symbol 25 times in 39 (standard deviation 3). What a slash parts
    /// does not count: the words of a path change little.
    /// </summary>
    private const int LeastChanges = 13;

    /// <summary>reCAPTCHA keys, of the same length: <c>6L</c>, six characters, and the upper bytes of a number that are zero.</summary>
    private const string CaptchaStart = "6L";

    private const string CaptchaZeros = "AAAAA";
    private const int CaptchaZerosAt = 8;

    /// <summary>Whether the characters look like a secret.</summary>
    /// <param name="start">Where the forty characters begin; all of <c>[A-Za-z0-9+/]</c>.</param>
    /// <returns>Whether they do.</returns>
    public static bool IsAt(string text, int start)
    {
        var end = start + Length;
        return HasSorts(text, start, end) && !IsCaptchaKey(text, start) && IsRandom(text, start, end);
    }

    /// <summary>Whether a run of base64 is drawn at random: mixed sorts, high entropy, no placeholder.</summary>
    internal static bool IsRandom(string text, int start, int end)
        => Changes(text, start, end) >= LeastChanges && Placeholder.HasNone(text, start, end) && Entropy(text, start, end) >= LeastEntropy;

    /// <summary>Capitals, small letters and a digit or plus sign, not all of them hexadecimal. A slash says nothing: paths have it.</summary>
    private static bool HasSorts(string text, int start, int end)
    {
        bool upper = false, lower = false, other = false, beyondHex = false;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (!CharClass.IsToken(c)) return false;
            upper |= CharClass.IsUpper(c);
            lower |= CharClass.IsLower(c);
            other |= c != '/' && CharClass.IsDigitOrSymbol(c);
            beyondHex |= !CharClass.IsHex(c);
        }

        return upper && lower && other && beyondHex;
    }

    private static int Changes(string text, int start, int end)
    {
        var changes = 0;
        for (var i = start + 1; i < end; i++)
        {
            if (text[i] != '/' && text[i - 1] != '/' && CharClass.Differ(text[i], text[i - 1])) changes++;
        }

        return changes;
    }

    private static bool IsCaptchaKey(string text, int start)
        => string.CompareOrdinal(text, start, CaptchaStart, 0, CaptchaStart.Length) == 0
            && string.CompareOrdinal(text, start + CaptchaZerosAt, CaptchaZeros, 0, CaptchaZeros.Length) == 0;

    /// <summary>Bits a character, by how often each occurs.</summary>
    internal static double Entropy(string text, int start, int end)
    {
        var counts = new int[128];
        for (var i = start; i < end; i++) counts[text[i] & 127]++;
        double length = end - start;
        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0) bits -= count / length * Math.Log(count / length, 2);
        }

        return bits;
    }
}
