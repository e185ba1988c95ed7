namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// What the text around a value says of it: the key before it (<c>"SecretKey": "..."</c>, <c>aws_secret_access_key = ...</c>,
/// <c>key="AWSSecretKey" value="..."</c>), the other members of its element, object or list entry (see <see cref="EntryNames"/>), the
/// section that it stands in, an access key id beside it.
/// </summary>
public static class TextEvidence
{
    private const int LongestLook = 400;
    private const int LongestName = 80;
    private const int MostNames = 3;
    private const int BesideLines = 3;
    private const int BesideChars = 400;

    /// <summary>The variables from which programs read a key id; those of SES's SMTP user are ours.</summary>
    private static readonly string[] KeyIdNames = ["AWS_ACCESS_KEY_ID", "SES_SMTP_USERNAME"];

    private static readonly string[] Dashes = ["-", "--", "---"];

    private static readonly string[] Fillers = ["value", "val", "default", "string", "set", "env", "export", "name"];

    /// <summary>Finds the credentials of a text, those without a fixed form only where the text says what they are.</summary>
    /// <param name="text">The text of a file or of a literal.</param>
    /// <returns>The credentials, in order; all are certain.</returns>
    public static IEnumerable<CredentialMatch> Credentials(string text)
    {
        var escaped = EscapedText.Read(text);
        var plain = escaped?.Plain ?? text;
        var found = CredentialScanner.Find(plain);
        if (found is null) yield break;
        foreach (var match in found)
        {
            if (match.IsCertain || IsNamed(plain, match) || IsBesideKeyId(plain, match, found)) yield return escaped?.InOriginal(match) ?? match;
        }
    }

    /// <summary>Whether the key or section before a value says that it is a secret or a token of AWS.</summary>
    /// <param name="match">The value in it.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsNamed(string text, CredentialMatch match)
    {
        var names = 0;
        var isInSlot = false;
        foreach (var name in NamesBefore(text, match.Start))
        {
            if (Tells(name, text, match) is { } tells) return tells;
            if (names == 0) isInSlot = EntryNames.IsSlot(name);
            if (!Fillers.Contains(name, StringComparer.OrdinalIgnoreCase) || ++names == MostNames) break;
        }

        if (isInSlot && EntryNames.Of(text, match.Start, match.End).Any(name => Tells(name, text, match) == true)) return true;
        return match.Kind == CredentialKind.SesSmtpPassword && SesSmtpPassword.HasHostNear(text, match.Start) && !IsNamedForOthers(text, match);
    }

    /// <summary>What a name says of a value: that it is one of AWS, that it is not, or (null) nothing.</summary>
    private static bool? Tells(string name, string text, CredentialMatch match) => CredentialName.Read(name, match.Kind) switch
    {
        NameEvidence.Strong => true,
        NameEvidence.Weak => CredentialName.SpeaksOfAws(name) || TextSection.SpeaksOfAws(text, match.Start),
        _ => null,
    };

    /// <summary>Whether an access key id stands within a few lines of a value.</summary>
    /// <param name="match">The value.</param>
    /// <param name="found">All that was found in the text.</param>
    /// <returns>Whether one does.</returns>
    public static bool IsBesideKeyId(string text, CredentialMatch match, IEnumerable<CredentialMatch> found)
        => match.Kind != CredentialKind.JsonWebToken
            && found.Any(other => other.Kind == CredentialKind.AccessKeyId && AreBeside(text, match, other))
            && !IsNamedForOthers(text, match);

    /// <summary>
    /// Whether the name of the variable that holds a key id stands within a few lines of a value, as where code reads the id when it runs.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="match">The value.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsBesideKeyIdName(string text, CredentialMatch match)
    {
        if (match.Kind == CredentialKind.JsonWebToken || IsNamedForOthers(text, match)) return false;
        var from = Math.Max(0, match.Start - BesideChars);
        foreach (var name in KeyIdNames)
        {
            var at = text.IndexOf(name, from, Math.Min(text.Length, match.End + BesideChars) - from, StringComparison.Ordinal);
            if (at >= 0 && Lines(text, Math.Min(at, match.Start), Math.Max(at, match.Start)) <= BesideLines) return true;
        }

        return false;
    }

    private static int Lines(string text, int from, int to)
    {
        var lines = 0;
        for (var i = from; i < to; i++)
        {
            if (text[i] == '\n') lines++;
        }

        return lines;
    }

    private static bool IsNamedForOthers(string text, CredentialMatch match)
    {
        foreach (var name in NamesBefore(text, match.Start))
        {
            if (!Fillers.Contains(name, StringComparer.OrdinalIgnoreCase)) return CredentialName.SpeaksOfOthers(name);
        }

        return false;
    }

    private static bool AreBeside(string text, CredentialMatch left, CredentialMatch right)
    {
        var from = Math.Min(left.End, right.End);
        var to = Math.Max(left.Start, right.Start);
        if (to - from > BesideChars) return false;
        var lines = 0;
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            if (text[i] == '\n' && ++lines > BesideLines) return false;
            if (text[i] == '{') depth++;
            // A section that ends between them is not the section of both.
            if (text[i] == '}' && --depth < 0) return false;
        }

        return true;
    }

    /// <summary>The names before a place, nearest first: what stands between is punctuation of the format.</summary>
    private static IEnumerable<string> NamesBefore(string text, int place)
    {
        var lines = 0;
        var floor = Math.Max(0, place - LongestLook);
        for (var i = place - 1; i >= floor; i--)
        {
            if (text[i] == '\n' && ++lines > 1) yield break;
            if (text[i] is '}' or ';' or ']' or '\0') yield break;
            if (!IsNameChar(text[i])) continue;
            var end = i + 1;
            while (i > floor && end - i < LongestName && IsNameChar(text[i - 1])) i--;
            // A dash of a list, or of a shell's default (${NAME:-value}), is no name, and neither is a tag of YAML (!Sub).
            if (i > floor && text[i - 1] == '!') continue;
            if (Array.Exists(Dashes, dash => string.CompareOrdinal(text, i, dash, 0, end - i) == 0 && dash.Length == end - i)) continue;
            yield return text.Substring(i, end - i);
        }
    }

    /// <summary>What names are made of.</summary>
    internal static bool IsNameChar(char c) => CharClass.IsLetterOrDigit(c) || c is '_' or '-' or '.';
}
