namespace IamAnalyzers.Core.Credentials;

/// <summary>Reads base64 in place, in bounded pieces: no copy of a text is ever decoded whole.</summary>
internal static class Base64
{
    /// <summary>The six bits of a character, or -1.</summary>
    public static int Sextet(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };

    /// <summary>The bytes of whole groups and of a last, broken one, as characters of the same value.</summary>
    /// <param name="start">Where a group of four begins.</param>
    /// <param name="end">Just after the last character.</param>
    /// <param name="most">How many bytes at most.</param>
    /// <returns>The decoded text; it ends before the first character that is not base64.</returns>
    public static string Decode(string text, int start, int end, int most)
    {
        var bytes = new char[Math.Min(most, ((end - start) * 3 / 4) + 1)];
        var count = 0;
        var bits = 0;
        var held = 0;
        for (var i = start; i < end && count < bytes.Length; i++)
        {
            var sextet = Sextet(text[i]);
            if (sextet < 0) break;
            bits = ((bits << 6) | sextet) & 0x3fff;
            held += 6;
            if (held < 8) continue;
            held -= 8;
            bytes[count++] = (char)((bits >> held) & 0xff);
        }

        return new string(bytes, 0, count);
    }
}
