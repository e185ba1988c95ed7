namespace IamAnalyzers.Core.Credentials;

/// <summary>The shape of a session token: base64 of more than a hundred characters, which often begins with where it was made.</summary>
internal static class SessionToken
{
    /// <summary>Longer than this, in characters.</summary>
    public const int ShorterThan = 100;

    /// <summary>Shorter than this, in characters: a base64 text of this length is a file.</summary>
    public const int LongerThan = 4096;

    private const int Sample = 256;
    private const double LeastEntropy = 4.5;

    /// <summary>Base64 of the issuer's marks: a byte or two of length, then "aws", "er/aws" or "origin_ec".</summary>
    private static readonly string[] Marks = ["IQoJb3JpZ2luX2Vj", "FwoGZXIvYXdz", "FQoGZXIvYXdz", "FQoDYXdz", "AQoDYXdz", "FwoDYXdz"];

    /// <summary>Whether the token says of itself that AWS issued it.</summary>
    public static bool HasMark(string text, int start)
    {
        foreach (var mark in Marks)
        {
            if (string.CompareOrdinal(text, start, mark, 0, mark.Length) == 0) return true;
        }

        return false;
    }

    /// <summary>Whether a run of base64 is as random as a token: a picture's header or a text in base64 is not.</summary>
    public static bool IsRandom(string text, int start, int end)
    {
        var last = Math.Min(end, start + Sample);
        return Placeholder.HasNone(text, start, last) && SecretShape.Entropy(text, start, last) >= LeastEntropy;
    }
}
