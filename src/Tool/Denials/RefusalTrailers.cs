namespace IamAnalyzers.Tool.Denials;

/// <summary>What AWS appends to a refusal: EC2's encoded message, and the link and id under which the console and an API tell more.</summary>
internal static class RefusalTrailers
{
    private const string Encoded = "Encoded authorization failure message:";
    private const string Id = "authorization id:";
    private const string Details = "/authorization-details/";
    private const string Https = "https://";

    /// <summary>Reads what is appended.</summary>
    /// <param name="from">Where the refusal begins.</param>
    /// <param name="end">Where the text of this refusal ends.</param>
    /// <param name="denial">What was read before it.</param>
    /// <returns>The same with what is appended.</returns>
    public static Denial Read(string text, int from, int end, Denial denial)
    {
        var region = text[from..end];
        var link = LinkIn(region);
        var id = WordAfter(region, Id);
        return denial with
        {
            EncodedMessage = WordAfter(region, Encoded),
            ConsoleLink = link,
            AuthorizationId = id.Length > 0 ? id : link.Length == 0 ? "" : link[(link.LastIndexOf('/') + 1)..],
        };
    }

    private static string LinkIn(string region)
    {
        var details = region.IndexOf(Details, StringComparison.Ordinal);
        if (details < 0) return "";
        var start = region.LastIndexOf(Https, details, StringComparison.Ordinal);
        return start < 0 || region.IndexOf(' ', start, details - start) >= 0 ? "" : TextScan.WordAt(region, start);
    }

    private static string WordAfter(string region, string words)
    {
        var at = region.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : TextScan.WordAt(region, TextScan.SkipAny(region, at + words.Length, " "));
    }
}
