namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// The section of a settings file that a value stands in: what stands beside it and the names of the sections around it. Braces make
/// sections, and where there are none, indentation and <c>[headers]</c>. Knows no file format.
/// </summary>
internal static class TextSection
{
    private const int LongestLook = 4000;
    private const int MostLines = 100;
    private const int MostSections = 8;

    /// <summary>
    /// Whether the section, or one around it, speaks of AWS. Other sections of the file do not count, and the nearest name decides: in
    /// <c>"AWS": { "Jwt": { "Secret": ... } }</c> the secret is one of web tokens.
    /// </summary>
    /// <param name="place">Where the value begins.</param>
    public static bool SpeaksOfAws(string text, int place)
    {
        var floor = Math.Max(0, place - LongestLook);
        var brace = OpeningBefore(text, floor, place);
        if (brace < 0) return LinesSpeakOfAws(text, floor, place);
        for (var i = 0; i < MostSections && brace >= 0; i++)
        {
            var name = NameBefore(text, floor, brace);
            if (name is not null && CredentialName.SpeaksOfAws(name)) return true;
            if (name is not null && CredentialName.IsForeign(name)) return false;
            if (i == 0 && WordsSpeakOfAws(text, brace + 1, place)) return true;
            if (i <= 1 && BracedEntry.IsOfAwsType(text, brace, place)) return true;
            brace = OpeningBefore(text, floor, brace);
        }

        return false;
    }

    /// <summary>The brace that opens the section around a place; -1 when there is none in sight.</summary>
    internal static int OpeningBefore(string text, int floor, int place)
    {
        var depth = 0;
        for (var i = place - 1; i >= floor; i--)
        {
            if (text[i] == '}') depth++;
            else if (text[i] == '{' && depth-- == 0) return i;
        }

        return -1;
    }

    /// <summary>The name before a brace, if only punctuation stands between.</summary>
    internal static string? NameBefore(string text, int floor, int brace)
    {
        var end = brace;
        while (end > floor && text[end - 1] is ' ' or '\t' or '\r' or '\n' or ':' or '=' or '"' or '\'' or '\\') end--;
        return end < brace ? WordEndsAt(text, floor, end) : null;
    }

    private static string? WordEndsAt(string text, int floor, int end)
    {
        var start = end;
        while (start > floor && TextEvidence.IsNameChar(text[start - 1])) start--;
        return start < end ? text.Substring(start, end - start) : null;
    }

    /// <summary>Without braces: the same line, the lines of the same indentation above it, and those that they are indented under.</summary>
    private static bool LinesSpeakOfAws(string text, int floor, int place)
    {
        var end = place;
        int? own = null;
        string? prefix = null;
        var indent = int.MaxValue;
        for (var i = 0; i < MostLines; i++)
        {
            var start = end;
            while (start > floor && text[start - 1] != '\n') start--;
            var first = start;
            while (first < end && text[first] is ' ' or '\t' or '-') first++;
            var depth = first - start;
            var isBlank = first == end || text[first] is '\r';
            if (own is null && depth == 0) prefix = FlatVariable.PrefixOf(text.Substring(first, end - first));
            own ??= depth;
            // Beside the value, or around it; what stands beside a section around it is another section.
            if (!isBlank && (depth < indent || (depth == indent && depth == own)))
            {
                indent = depth;
                if (prefix is null ? WordsSpeakOfAws(text, first, end) : FlatVariable.IsKeyId(text.Substring(first, end - first), prefix)) return true;
                if (depth < own && CredentialName.IsForeign(text.Substring(first, end - first))) return false;
                // The header of a section ends the look: what stands above it is another section.
                if (text[first] == '[') return false;
            }

            if (start <= floor) return false;
            end = start - 1;
        }

        return false;
    }

    /// <summary>Whether a name is that of another section beside the value: <c>"AWS": { ... }</c>.</summary>
    private static bool OpensSection(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t' or '\r' or '\n' or ':' or '=' or '"' or '\'' or '\\') at++;
        return at < end && text[at] == '{';
    }

    /// <summary>Names only, and of this section only: a value such as a hash may contain any letters.</summary>
    private static bool WordsSpeakOfAws(string text, int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '{') depth++;
            if (text[i] == '}') depth--;
            if (!TextEvidence.IsNameChar(text[i])) continue;
            var from = i;
            while (i < end && TextEvidence.IsNameChar(text[i])) i++;
            i--;
            if (depth <= 0 && i + 1 - from < SecretShape.Length && !OpensSection(text, i + 1, end) && CredentialName.SpeaksOfAws(text.Substring(from, i + 1 - from))) return true;
        }

        return false;
    }
}
