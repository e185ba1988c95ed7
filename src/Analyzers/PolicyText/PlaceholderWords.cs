using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// Words of a template in the text of a policy, for which a program puts something else before it uses the text:
/// <c>{region}</c>, <c>{{x}}</c>, <c>${X}</c>, <c>&lt;account-id&gt;</c>, <c>%X%</c>, <c>#{X}#</c>, <c>@x@</c>, <c>__X__</c>, <c>[REGION]</c>,
/// <c>$X</c>, <c>ACCOUNT_ID</c>. They may stand in texts, or in the place of whole values.
/// </summary>
internal static class PlaceholderWords
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // With a sign around them, in texts and between them. "${" is IAM's own where a colon follows, or one of the signs that it escapes.
    private static readonly Regex Marked = new(
        """
        (?<!\$)\{\{\{?\s*[^{}"\r\n]{1,80}?\s*\}?\}\}
        |\#\{[^{}"\r\n]{1,80}\}\#?
        |\$\{(?![*?$]\})[^{}":\r\n]{1,80}\}
        |\$\([^()"\r\n]{1,80}\)
        |(?<!\$)\{\s*\w[\w.\- ]{0,80}\}
        |<[/%]?=?\s*[A-Za-z_][\w.\- ]{0,80}\s*[/%]?>
        |%[A-Za-z_][\w.\-]{0,80}%
        |@@?[A-Za-z_][\w.\-]{0,80}@@?
        |(?<!\w)__?[A-Za-z]\w{0,80}?__?(?!\w)
        |\#\#?[A-Za-z_][\w.\-]{0,80}\#\#?
        |~[A-Za-z_][\w.\-]{0,80}~
        |\|[A-Za-z_][\w.\-]{0,80}\|
        |!!?[A-Za-z_][\w.\-]{0,80}!!?
        |(?<!\$)\$[A-Za-z_]\w{0,80}\$?
        """,
        Options | RegexOptions.IgnorePatternWhitespace, Longest);

    // In brackets, which between texts are those of JSON.
    private static readonly Regex Bracketed = new(@"\[\[?[A-Za-z_][\w.\- ]{0,80}\]\]?|\(\([A-Za-z_][\w.\- ]{0,80}\)\)", Options, Longest);

    // Words in capitals: with an underscore anywhere, without one the whole text or a field of an ARN.
    private static readonly Regex Joined = new("(?<![A-Za-z0-9])[A-Z][A-Z0-9]*(_[A-Z0-9]+)+(?![A-Za-z0-9])", Options, Longest);
    private static readonly Regex Word = new("^[A-Z][A-Z0-9-]{2,}$", Options, Longest);
    private static readonly Regex Field = new("(?<=[:/])[A-Z][A-Z0-9-]{2,}(?=$|[:/*])", Options, Longest);

    // As AWS's documentation writes them.
    private static readonly Regex Documented = new(@"(?<=:)(region|aws-region|account|account-?_?id|accountId)(?=:)", Options, Longest);

    // Between texts: a word that no JSON has.
    private static readonly Regex Bare = new(@"(?<![\w""$])(?!TRUE|FALSE|NULL)[A-Z][A-Z0-9_]{2,}(?!\w)", Options, Longest);

    /// <summary>Finds the words.</summary>
    /// <param name="text">The text of a policy, perhaps with holes.</param>
    /// <returns>Their places, in order.</returns>
    public static IReadOnlyList<TextRange> Find(string text)
    {
        var found = new List<TextRange>();
        try
        {
            foreach (var (start, end, isText) in Runs(text))
            {
                var part = text.Substring(start, end - start);

                // Comments hold words of any kind.
                if (!isText && part.IndexOf('/') >= 0) continue;
                Add(found, Marked, part, start);
                Add(found, isText ? Bracketed : Bare, part, start);
                if (!isText || IsName(text, end) || IsKnown(part)) continue;
                Add(found, Joined, part, start);
                Add(found, Word, part, start);
                if (!part.StartsWith("arn:", StringComparison.Ordinal)) continue;
                Add(found, Field, part, start);
                Add(found, Documented, part, start);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that takes that long is no policy that somebody wrote.
        }

        return [.. found.OrderBy(static range => range.Start).ThenByDescending(static range => range.Length)];
    }

    private static void Add(List<TextRange> found, Regex words, string part, int start)
    {
        foreach (Match match in words.Matches(part)) found.Add(new(start + match.Index, match.Length));
    }

    // What stands in quotes, and what stands between.
    private static IEnumerable<(int Start, int End, bool IsText)> Runs(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var quote = text.IndexOf('"', at);
            if (quote < 0) quote = text.Length;
            if (quote > at) yield return (at, quote, false);
            if (quote == text.Length) yield break;
            var end = quote + 1;
            while (end < text.Length && text[end] is not ('"' or '\n')) end += text[end] == '\\' ? 2 : 1;
            end = Math.Min(end, text.Length);
            yield return (quote + 1, end, true);
            at = end + 1;
        }
    }

    private static bool IsName(string text, int end)
    {
        for (var at = end + 1; at < text.Length; at++)
        {
            if (!char.IsWhiteSpace(text[at])) return text[at] == ':';
        }

        return false;
    }

    // A misspelt effect or service is none of a template.
    private static bool IsKnown(string word)
        => string.Equals(word, "Allow", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "Deny", StringComparison.OrdinalIgnoreCase)
            || string.Equals(word, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "false", StringComparison.OrdinalIgnoreCase)
            || AwsCatalog.Default.FindPrefix(word.ToLowerInvariant()) is not null;
}
