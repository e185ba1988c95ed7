using System.Globalization;

namespace IamAnalyzers.Core.Credentials;

/// <summary>The shape of an access key id, and the account inside it.</summary>
public static class AccessKeyId
{
    /// <summary>The length of every key id, in characters.</summary>
    public const int Length = 20;

    private const int PrefixLength = 4;
    private const int LeastDistinct = 6;

    /// <summary>
    /// Whether a key id stands at a place: prefix and alphabet, at least six distinct characters after the prefix, and nothing that people
    /// write as a placeholder (<c>EXAMPLE</c>, <c>ABCDEF</c>, six times the same). What stands before and after is the caller's to look at.
    /// </summary>
    /// <param name="start">Where the id would begin.</param>
    /// <returns>Whether it is one; false when the text is too short.</returns>
    public static bool IsAt(string text, int start)
    {
        if (start < 0 || start > text.Length - Length || !HasPrefix(text, start)) return false;
        uint seen = 0;
        for (var i = start + PrefixLength; i < start + Length; i++)
        {
            var c = text[i];
            if (!CharClass.IsBase32(c)) return false;
            seen |= 1u << Base32Value(c);
        }

        return Count(seen) >= LeastDistinct && Placeholder.HasNoneInId(text, start, start + Length);
    }

    /// <summary>Whether one of the prefixes stands at a place. AIDA, AROA and their like name users and roles and open nothing.</summary>
    /// <param name="text">The text, with four characters at least from the place on.</param>
    /// <param name="start">The place.</param>
    /// <returns>Whether it is a credential's prefix.</returns>
    internal static bool HasPrefix(string text, int start)
        => text[start] == 'A' && (text[start + 1], text[start + 2], text[start + 3]) switch
        {
            ('K' or 'S' or 'B', 'I', 'A') => true,
            ('C', 'C', 'A') => true,
            ('3', 'T', var any) => CharClass.IsKeyIdChar(any),
            _ => false,
        };

    /// <summary>
    /// Reads the account out of a key id: base32 of the last sixteen characters, first six bytes, less the top bit and the last seven bits.
    /// </summary>
    /// <param name="id">The key id.</param>
    /// <returns>Twelve digits; null for keys of the old form (fifth character I or J) and for what holds no account.</returns>
    public static string? Account(string id)
    {
        if (id.Length != Length || id[1] == '3' || id[PrefixLength] is 'I' or 'J') return null;
        ulong bits = 0;
        // Six bytes are 48 bits; ten characters of five bits hold them with two to spare.
        for (var i = PrefixLength; i < PrefixLength + 10; i++)
        {
            if (!CharClass.IsBase32(id[i])) return null;
            bits = (bits << 5) | (uint)Base32Value(id[i]);
        }

        var account = ((bits >> 2) & 0x7fffffffff80) >> 7;
        return account <= 999_999_999_999 ? account.ToString("D12", CultureInfo.InvariantCulture) : null;
    }

    private static int Base32Value(char c) => c >= 'A' ? c - 'A' : c - '2' + 26;

    private static int Count(uint bits)
    {
        var count = 0;
        for (; bits != 0; bits &= bits - 1) count++;
        return count;
    }
}
