namespace IamAnalyzers.Core.Credentials;

/// <summary>What people write where a secret will stand.</summary>
internal static class Placeholder
{
    private const int LongestRepeat = 5;

    private static readonly string[] Words =
        ["example", "changeme", "placeholder", "yoursecret", "youraccess", "yourkey", "insertyour", "dummy", "secretaccesskey", "localstack"];

    /// <summary>Whether a text has neither a place holder's word nor one character six times in a row.</summary>
    public static bool HasNone(string text, int start, int end)
    {
        var repeat = 1;
        for (var i = start + 1; i < end; i++)
        {
            repeat = text[i] == text[i - 1] ? repeat + 1 : 1;
            if (repeat > LongestRepeat) return false;
        }

        foreach (var word in Words)
        {
            if (text.IndexOf(word, start, end - start, StringComparison.OrdinalIgnoreCase) >= 0) return false;
        }

        return true;
    }
}
