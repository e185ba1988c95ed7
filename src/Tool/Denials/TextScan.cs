namespace IamAnalyzers.Tool.Denials;

/// <summary>Small readings of a text at a place. None goes back, so each text is read in linear time.</summary>
internal static class TextScan
{
    private const int LongestAction = 128;
    private const string Calling = "when calling the ";

    /// <summary>The place behind characters that stand there.</summary>
    /// <param name="any">The characters that may be passed over.</param>
    public static int SkipAny(string text, int at, string any)
    {
        while (at < text.Length && any.Contains(text[at], StringComparison.Ordinal)) at++;
        return at;
    }

    /// <summary>Whether words stand at a place; case does not count.</summary>
    public static bool StartsWith(string text, int at, string words) => at <= text.Length && text.AsSpan(at).StartsWith(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>The place behind the last of some words.</summary>
    /// <returns><see langword="null"/> when they are not in the text.</returns>
    public static int? After(string text, string words) => text.LastIndexOf(words, StringComparison.Ordinal) is >= 0 and var at ? at + words.Length : null;

    /// <summary>The action at a place.</summary>
    /// <returns>The prefix, a colon and a name; empty for anything else.</returns>
    public static string ActionAt(string text, int at)
    {
        var end = at;
        var colon = -1;
        while (end < text.Length && end - at < LongestAction)
        {
            var c = text[end];
            if (c == ':' && colon < 0 && end > at) colon = end;
            else if (!char.IsAsciiLetterOrDigit(c) && !(c == '-' && colon < 0)) break;
            end++;
        }

        return colon > at && end > colon + 1 && char.IsAsciiLetter(text[at]) && char.IsAsciiLetter(text[colon + 1]) ? text[at..end] : "";
    }

    /// <summary>The word at a place.</summary>
    /// <param name="limit">Where the text ends that may be read; <see langword="null"/> for all of it.</param>
    /// <returns>All up to a space, a quote, a tag or the end, without the punctuation behind it.</returns>
    public static string WordAt(string text, int at, int? limit = null)
    {
        var end = at;
        var last = limit ?? text.Length;
        while (end < last && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '`' or '<')) end++;
        return text[at..end].TrimEnd('.', ',', ';', ')', ']', '}', '\\', ':');
    }

    /// <summary>The operation that botocore and others name before a message.</summary>
    /// <param name="before">Where the message begins.</param>
    public static string OperationIn(string text, int before)
    {
        var head = text[Math.Max(0, before - 2200)..before];
        if (After(head, Calling) is not { } at) return "";
        var end = at;
        while (end < head.Length && char.IsAsciiLetterOrDigit(head[end])) end++;
        return head[at..end];
    }
}
