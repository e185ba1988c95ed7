namespace IamAnalyzers.Core.Credentials;

/// <summary>Finds AWS credentials in a text by their form, in linear time and without allocating unless there is something.</summary>
public static class CredentialScanner
{
    /// <summary>A text with more credentials than this is read no further: nobody reads more messages of one text.</summary>
    public const int MostMatches = 256;

    /// <summary>Outside an id, base64 of this length is a text that merely contains such letters.</summary>
    private const int LongBase64 = 64;

    /// <summary>What Signature Version 4 puts before a secret to make the signing key.</summary>
    private const string SigningKeyStart = "AWS4";

    private const int SampleOfBase64 = 128;
    private const int EncodedSecretLength = 54;

    /// <summary>Finds what has the form of a credential.</summary>
    /// <param name="text">The text; any UTF-16, also broken surrogates.</param>
    /// <returns>The matches in the order of the text, or null when there are none. Those that are not certain need evidence.</returns>
    public static List<CredentialMatch>? Find(string text) => Find(text, 0, text.Length);

    /// <summary>Finds what has the form of a credential in a part of a text.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Just after the part; what stands outside counts as absent.</param>
    /// <returns>The matches in order, or null.</returns>
    public static List<CredentialMatch>? Find(string text, int start, int end)
    {
        List<CredentialMatch>? found = null;
        var runs = new TokenRuns(text, start, end, AccessKeyId.Length);
        var read = start;
        while (runs.MoveNext())
        {
            if (runs.Start < read) continue;
            if (JsonWebToken.EndOf(text, runs.Start, end) is var tokenEnd && tokenEnd >= 0)
            {
                AddWebToken(text, runs.Start, tokenEnd, ref found);
                read = tokenEnd;
                continue;
            }

            FindInRun(text, runs.Start, runs.End, end, ref found);
            if (found?.Count >= MostMatches) break;
        }

        return found;
    }

    private static void FindInRun(string text, int start, int end, int textEnd, ref List<CredentialMatch>? found)
    {
        if (BedrockApiKey.Match(text, start, end, PaddedEnd(text, end, textEnd)) is { } key)
        {
            // It holds a pre-signed URL and with it a key id, which is no finding of its own.
            found ??= [];
            found.Add(key);
            return;
        }

        var before = found?.Count ?? 0;
        FindKeyIds(text, start, end, ref found);
        if (end - start >= EncodedKeyIds.ShortestRun && !(found?.Count >= MostMatches)) EncodedKeyIds.Find(text, start, end, ref found);
        if (found?.Count > before || Whole(text, start, end, textEnd) is not { } whole) return;
        found ??= [];
        found.Add(whole);
    }

    /// <summary>The run as one credential: a secret, a password, a token.</summary>
    private static CredentialMatch? Whole(string text, int start, int end, int textEnd)
    {
        var length = end - start;
        if (length < SecretShape.Length) return null;
        var paddedEnd = PaddedEnd(text, end, textEnd);
        if ((IsPartOfWord(text, start - 1, -1) && !IsShellDefault(text, start)) || IsPartOfWord(text, paddedEnd, textEnd)) return null;
        if (length == SecretShape.Length)
            return paddedEnd == end && SecretShape.IsAt(text, start) ? Make(CredentialKind.SecretAccessKey, text, start, length, certain: false) : null;
        if (length == SigningKeyStart.Length + SecretShape.Length && string.CompareOrdinal(text, start, SigningKeyStart, 0, SigningKeyStart.Length) == 0)
            return SecretShape.IsAt(text, start + SigningKeyStart.Length) ? Make(CredentialKind.SecretAccessKey, text, start + SigningKeyStart.Length, SecretShape.Length, certain: true) : null;
        if (length == SesSmtpPassword.Length)
            return paddedEnd == end && SesSmtpPassword.IsAt(text, start) ? Make(CredentialKind.SesSmtpPassword, text, start, length, certain: false) : null;
        if (length == EncodedSecretLength) return EncodedSecret(text, start, end);
        if (length is <= SessionToken.ShorterThan or > SessionToken.LongerThan || !SessionToken.IsRandom(text, start, end)) return null;
        return Make(CredentialKind.SessionToken, text, start, paddedEnd - start, SessionToken.HasMark(text, start)) with { IsPresigned = PresignedUrl.Holds(text, CredentialKind.SessionToken, start) };
    }

    private static CredentialMatch? EncodedSecret(string text, int start, int end)
    {
        var secret = Base64.Decode(text, start, end, SecretShape.Length + 1);
        return secret.Length == SecretShape.Length && SecretShape.IsAt(secret, 0)
            ? new CredentialMatch(CredentialKind.SecretAccessKey, secret, start, end - start, IsCertain: false)
            : null;
    }

    private static void AddWebToken(string text, int start, int end, ref List<CredentialMatch>? found)
    {
        if (end - start <= SessionToken.ShorterThan) return;
        found ??= [];
        found.Add(Make(CredentialKind.JsonWebToken, text, start, end - start, certain: false));
    }

    /// <summary>Just after the equal signs that pad base64.</summary>
    private static int PaddedEnd(string text, int end, int textEnd)
    {
        var padded = end;
        while (padded < textEnd && padded < end + 2 && text[padded] == '=') padded++;
        return padded;
    }

    /// <summary>Tokens of other makers have dashes, underscores and dots between such runs.</summary>
    private static bool IsPartOfWord(string text, int index, int outside)
        => index != outside && index >= 0 && text[index] is '-' or '_' or '~';

    /// <summary>The value of <c>${NAME:-value}</c>.</summary>
    private static bool IsShellDefault(string text, int start) => start >= 2 && text[start - 1] == '-' && text[start - 2] == ':';

    private static CredentialMatch Make(CredentialKind kind, string text, int start, int length, bool certain)
        => new(kind, text.Substring(start, length), start, length, certain);

    private static void FindKeyIds(string text, int start, int end, ref List<CredentialMatch>? found)
    {
        var i = start;
        while (i < end)
        {
            if (!CharClass.IsKeyIdChar(text[i]))
            {
                i++;
                continue;
            }

            var first = i;
            while (i < end && CharClass.IsKeyIdChar(text[i])) i++;
            if (i - first != AccessKeyId.Length || !AccessKeyId.IsAt(text, first) || IsInsideBase64(text, start, end, first)) continue;
            var id = text.Substring(first, AccessKeyId.Length);
            found ??= [];
            found.Add(new CredentialMatch(CredentialKind.AccessKeyId, id, first, id.Length, IsCertain: true, AccessKeyId.Account(id)) { IsPresigned = PresignedUrl.Holds(text, CredentialKind.AccessKeyId, first) });
            if (found.Count >= MostMatches) return;
        }
    }

    /// <summary>Whether the id is letters of a longer base64 text: what surrounds it changes from sort to sort as random letters do.</summary>
    private static bool IsInsideBase64(string text, int start, int end, int id)
    {
        var idEnd = id + AccessKeyId.Length;
        if (end - start - AccessKeyId.Length < LongBase64) return false;
        int pairs = 0, changes = 0;
        for (var i = Math.Max(start + 1, id - SampleOfBase64); i < Math.Min(end, idEnd + SampleOfBase64); i++)
        {
            if (i >= id && i <= idEnd) continue;
            pairs++;
            if (CharClass.Differ(text[i], text[i - 1])) changes++;
        }

        return changes * 5 >= pairs * 2;
    }
}
