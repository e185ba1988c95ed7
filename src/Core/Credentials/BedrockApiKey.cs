namespace IamAnalyzers.Core.Credentials;

/// <summary>Bearer tokens of Amazon Bedrock: a fixed prefix and base64.</summary>
internal static class BedrockApiKey
{
    private const string LongLived = "ABSK";
    private const string ShortLived = "bedrock-api-key-";
    private const string Inside = "BedrockAPIKey-";
    private const string AccountMark = "-at-";
    private const int ShortestBody = 40;
    private const int ShortestUnmarkedBody = 96;
    private const int AccountDigits = 12;

    /// <summary>Reads a run of base64 as a key; null when it is none.</summary>
    /// <param name="start">Where the run begins: after the prefix of a short-lived key, at that of a long-lived one.</param>
    /// <param name="end">Just after the run.</param>
    /// <param name="paddedEnd">Just after the equal signs that follow it.</param>
    public static CredentialMatch? Match(string text, int start, int end, int paddedEnd)
        => MatchShortLived(text, start, end, paddedEnd) ?? MatchLongLived(text, start, end, paddedEnd);

    private static CredentialMatch? MatchShortLived(string text, int start, int end, int paddedEnd)
    {
        var prefix = start - ShortLived.Length;
        if (prefix < 0 || end - start < ShortestBody || string.CompareOrdinal(text, prefix, ShortLived, 0, ShortLived.Length) != 0) return null;
        return Placeholder.HasNone(text, start, end) ? Make(text, prefix, paddedEnd, account: null) : null;
    }

    private static CredentialMatch? MatchLongLived(string text, int start, int end, int paddedEnd)
    {
        var body = start + LongLived.Length;
        if (end - body < ShortestBody || string.CompareOrdinal(text, start, LongLived, 0, LongLived.Length) != 0) return null;
        if (start > 0 && text[start - 1] is '-' or '_') return null;
        var name = Base64.Decode(text, body, end, most: 128);
        var marked = name.StartsWith(Inside, StringComparison.Ordinal);
        if (!marked && (end - body < ShortestUnmarkedBody || !SessionToken.IsRandom(text, body, end))) return null;
        return Placeholder.HasNone(text, body, end) ? Make(text, start, paddedEnd, marked ? AccountIn(name) : null) : null;
    }

    private static CredentialMatch Make(string text, int start, int end, string? account)
        => new(CredentialKind.BedrockApiKey, text.Substring(start, end - start), start, end - start, IsCertain: true, account);

    /// <summary>The account in <c>BedrockAPIKey-name-at-123456789012:...</c>.</summary>
    private static string? AccountIn(string name)
    {
        var at = name.IndexOf(AccountMark, StringComparison.Ordinal) + AccountMark.Length;
        if (at < AccountMark.Length || at + AccountDigits > name.Length) return null;
        var account = name.Substring(at, AccountDigits);
        return account.All(static c => c is >= '0' and <= '9') ? account : null;
    }
}
