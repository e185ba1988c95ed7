namespace IamAnalyzers.Core.Credentials;

/// <summary>JSON web tokens: three parts of base64url with dots between, the first of which is a JSON object (RFC 7519, RFC 7515).</summary>
internal static class JsonWebToken
{
    /// <summary>Base64 of <c>{"</c>, with which the header begins.</summary>
    private const string Opening = "eyJ";

    /// <summary>Finds the end of a token.</summary>
    /// <param name="start">Where a run of letters and digits begins.</param>
    /// <param name="end">Where the text, or the part of it that counts, ends.</param>
    /// <returns>Just after the token; -1 when none begins at the place.</returns>
    public static int EndOf(string text, int start, int end)
    {
        if (end - start < Opening.Length || string.CompareOrdinal(text, start, Opening, 0, Opening.Length) != 0) return -1;
        var parts = 1;
        var partStart = start;
        var i = start;
        for (; i < end; i++)
        {
            if (IsPartChar(text[i])) continue;
            if (text[i] != '.' || i == partStart) break;
            parts++;
            partStart = i + 1;
        }

        // Signed tokens have three parts, encrypted ones five; an unsigned one ends in its dot.
        return parts is 3 or 5 ? i : -1;
    }

    private static bool IsPartChar(char c) => CharClass.IsLetterOrDigit(c) || c is '-' or '_';
}
