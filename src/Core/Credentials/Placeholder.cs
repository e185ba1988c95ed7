namespace IamAnalyzers.Core.Credentials;

/// <summary>What people write where a credential will stand: words, repeated characters, the alphabet in order.</summary>
internal static class Placeholder
{
    private const int LongestRepeat = 5;

    /// <summary>
    /// The longest run of neighbours in the alphabet, forwards or backwards, that a random value may hold. One random key id in three
    /// million has six.
    /// </summary>
    private const int LongestSequence = 5;

    private static readonly string[] Words =
    [
        "example", "changeme", "placeholder", "yoursecret", "youraccess", "yourkey", "yourown", "youraws", "insertyour", "insertkey", "replace", "dummy", "fakekey", "fakesecret",
        "fakeaccess", "notreal", "notareal", "redacted", "secretaccesskey", "accesskeyid", "localstack", "qwertyuiop",
    ];

    /// <summary>
    /// Words in key ids, which are capitals and have twelve to sixteen characters to say what they are. A random id holds one of
    /// those of four letters once in sixteen thousand.
    /// </summary>
    private static readonly string[] IdWords =
    [
        "EXAMPLE", "PACIFIC", "YOUR", "DUMMY", "FAKE", "TEST", "SAMPLE", "MOCK", "ACCESS", "SECRET", "KEYID", "KEYHERE", "REPLACE", "INSERT", "CHANGE", "PLACE", "INVALID", "REDACT", "NOTREAL",
        "QWERTY", "ASDFG", "DEADBEEF", "XXXX",
    ];

    /// <summary>Whether a text has neither a placeholder's word nor one character six times in a row nor six of the alphabet in order.</summary>
    public static bool HasNone(string text, int start, int end) => !HasRun(text, start, end) && !HasWord(text, start, end, Words, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same for the characters of a key id.</summary>
    public static bool HasNoneInId(string text, int start, int end) => !HasRun(text, start, end) && !HasWord(text, start, end, IdWords, StringComparison.Ordinal);

    private static bool HasRun(string text, int start, int end)
    {
        var (repeat, up, down) = (1, 1, 1);
        for (var i = start + 1; i < end; i++)
        {
            var step = text[i] - text[i - 1];
            repeat = step == 0 ? repeat + 1 : 1;
            up = step == 1 ? up + 1 : 1;
            down = step == -1 ? down + 1 : 1;
            if (repeat > LongestRepeat || up > LongestSequence || down > LongestSequence) return true;
        }

        return false;
    }

    private static bool HasWord(string text, int start, int end, string[] words, StringComparison comparison)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word, start, end - start, comparison) >= 0) return true;
        }

        return false;
    }
}
