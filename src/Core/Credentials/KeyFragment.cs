namespace IamAnalyzers.Core.Credentials;

/// <summary>Pieces of key ids, for keys that a program puts together: "AKIA" + "...".</summary>
public static class KeyFragment
{
    /// <summary>
    /// Whether a text may begin, at its end or before a brace, a key id that another text goes on with: a brace begins what a format puts
    /// in. Cheap for what ends in anything else than a capital or a digit, which is almost every text.
    /// </summary>
    /// <returns>Whether it may.</returns>
    public static bool Opens(string text)
    {
        if (OpensAt(text, text.Length)) return true;
        for (var brace = text.IndexOf('{'); brace >= 0; brace = text.IndexOf('{', brace + 1))
        {
            if (OpensAt(text, brace)) return true;
        }

        return false;
    }

    /// <summary>Whether a text may go on with a key id that another text began.</summary>
    /// <param name="least">How many characters of base32 it must begin with, unless it is shorter and all base32.</param>
    /// <returns>Whether it may.</returns>
    public static bool Continues(string text, int least)
    {
        for (var i = 0; i < text.Length && i < least; i++)
        {
            if (!CharClass.IsBase32(text[i])) return false;
        }

        return text.Length > 0;
    }

    private static bool OpensAt(string text, int end)
    {
        if (end == 0 || !CharClass.IsKeyIdChar(text[end - 1])) return false;
        var start = end - 1;
        while (start > 0 && CharClass.IsKeyIdChar(text[start - 1]) && end - start <= AccessKeyId.Length) start--;
        var length = end - start;
        if (length >= AccessKeyId.Length || text[start] != 'A') return false;
        for (var i = start + 4; i < end; i++)
        {
            if (!CharClass.IsBase32(text[i])) return false;
        }

        return length switch
        {
            1 => true,
            2 => text[start + 1] is 'K' or 'S' or 'B' or 'C' or '3',
            3 => (text[start + 1], text[start + 2]) is ('K' or 'S' or 'B', 'I') or ('C', 'C') or ('3', 'T'),
            _ => AccessKeyId.HasPrefix(text, start),
        };
    }
}
