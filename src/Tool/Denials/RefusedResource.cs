namespace IamAnalyzers.Tool.Denials;

/// <summary>The resource of a refusal: an ARN, quoted or not, or two words such as <c>role Name</c>, which IAM writes.</summary>
internal static class RefusedResource
{
    private static readonly string[] Kinds = ["role", "user", "group", "policy", "instance profile", "server certificate", "mfa device", "oidc provider", "saml provider"];

    /// <summary>Reads the resource behind an action.</summary>
    /// <param name="at">Where the action ends.</param>
    /// <param name="end">Where the text of this refusal ends.</param>
    /// <returns>The resource, empty when the message names none; and the place from which its reason is to be looked for.</returns>
    public static (string Resource, int Reason) Read(string text, int at, int end)
    {
        var start = TextScan.SkipAny(text, at, " `'\"*],");
        if (!TextScan.StartsWith(text, start, "on resource")) return ("", at);
        start = TextScan.SkipAny(text, start + "on resource".Length, "s(): ");
        if (start >= end) return ("", end);
        if (text[start] is '"' or '`' or '\'') return Quoted(text, start, end);
        if (text[start] == '\\' && start + 1 < end && text[start + 1] == '"') return Quoted(text, start + 1, end);

        // What may hold spaces, such as a key of S3, stands in quotes.
        var word = Words(text, start, end);
        return (word, start + word.Length);
    }

    private static (string Resource, int Reason) Quoted(string text, int quote, int end)
    {
        var close = text.IndexOfAny(text[quote] == '"' ? ['"'] : ['\'', '`'], quote + 1);
        if (close < 0 || close > end) close = end;
        return (text[(quote + 1)..close].TrimEnd('\\'), close);
    }

    private static string Words(string text, int start, int end)
    {
        var kind = Array.Find(Kinds, kind => TextScan.StartsWith(text, start, kind + " "));
        var word = TextScan.WordAt(text, start + (kind is null ? 0 : kind.Length + 1), end);
        return kind is null ? word : kind + " " + word;
    }
}
