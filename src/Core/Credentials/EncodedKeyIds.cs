namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// Finds key ids inside base64, wherever the groups of four begin: four characters of base64 are three bytes, so a window of four that
/// slides by one sees the first bytes of an id at each of the three places where it can stand in a group.
/// </summary>
internal static class EncodedKeyIds
{
    /// <summary>The shortest base64 that holds a key id: 20 bytes.</summary>
    public const int ShortestRun = 27;

    private const int GroupChars = 4;
    private const int GroupBytes = 3;

    /// <summary>The most bytes to look at: a group before the id, the id, and a byte after it.</summary>
    private const int WindowBytes = GroupBytes + AccessKeyId.Length + 1;

    /// <summary>Adds what is found in a run of base64.</summary>
    /// <param name="start">Where the run begins.</param>
    /// <param name="end">Just after the run.</param>
    /// <param name="found">Receives what is found; made when there is something.</param>
    public static void Find(string text, int start, int end, ref List<CredentialMatch>? found)
    {
        var window = 0;
        var skipTo = start + GroupChars - 1;
        for (var i = start; i < end; i++)
        {
            window = ((window << 6) | Base64.Sextet(text[i])) & 0xffffff;
            if (i < skipTo) continue;
            var offset = OffsetOfPrefix(window);
            if (offset < 0 || Match(text, start, end, i - GroupChars + 1, offset) is not { } match) continue;
            found ??= [];
            found.Add(match);
            if (found.Count >= CredentialScanner.MostMatches) return;
            skipTo = match.End + GroupChars - 1;
        }
    }

    /// <summary>At which of three bytes an id may begin, as far as the window shows; -1 when at none.</summary>
    private static int OffsetOfPrefix(int window)
    {
        if (window is 0x414b49 or 0x415349 or 0x414249 or 0x414343 or 0x413354) return 0;
        if ((window & 0xffff) is 0x414b or 0x4153 or 0x4142 or 0x4143 or 0x4133) return 1;
        return (window & 0xff) == 'A' ? 2 : -1;
    }

    private static CredentialMatch? Match(string text, int runStart, int runEnd, int group, int offset)
    {
        if (!MayBeId(text, group, runEnd, offset)) return null;

        // When the id starts its own group, the group before it holds the byte that must not be of an id.
        var first = offset == 0 && group - GroupChars >= runStart ? group - GroupChars : group;
        var at = offset + (first == group ? 0 : GroupBytes);
        var bytes = Base64.Decode(text, first, runEnd, WindowBytes);
        if (!AccessKeyId.IsAt(bytes, at)) return null;
        if (at > 0 && CharClass.IsKeyIdChar(bytes[at - 1])) return null;
        if (bytes.Length > at + AccessKeyId.Length && CharClass.IsKeyIdChar(bytes[at + AccessKeyId.Length])) return null;
        var id = bytes.Substring(at, AccessKeyId.Length);
        return new CredentialMatch(
            CredentialKind.AccessKeyId, id, group, Math.Min(runEnd - group, ShortestRun), IsCertain: true, AccessKeyId.Account(id));
    }

    /// <summary>Looks before anything is allocated: a run of "AAAA..." asks this question at each character.</summary>
    private static bool MayBeId(string text, int group, int end, int offset)
    {
        if ((ByteAt(text, group, end, offset + 1), ByteAt(text, group, end, offset + 2)) is not (('K' or 'S' or 'B', 'I') or ('C', 'C') or ('3', 'T')))
            return false;
        for (var i = 4; i < AccessKeyId.Length; i++)
        {
            var octet = ByteAt(text, group, end, offset + i);
            if (octet < 0 || !CharClass.IsBase32((char)octet)) return false;
        }

        return true;
    }

    /// <summary>A byte of the groups from a place on; -1 after the end of the run.</summary>
    private static int ByteAt(string text, int group, int end, int index)
    {
        var bit = index * 8;
        var i = group + (bit / 6);
        if (i + 1 >= end) return -1;
        var pair = (Base64.Sextet(text[i]) << 6) | Base64.Sextet(text[i + 1]);
        return (pair >> (4 - (bit % 6))) & 0xff;
    }
}
