using System.Globalization;
using System.Text;

namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// A text in which the signs of base64 are written as escapes, as JSON writers (<c>\/</c>, <c>\u002B</c>) and addresses (<c>%2F</c>,
/// <c>%2B</c>, <c>%3D</c>) do: a secret with such a sign is no run of base64 any more.
/// </summary>
public sealed class EscapedText
{
    private static readonly char[] Marks = ['%', '\\'];

    private readonly StringBuilder _plain = new();

    /// <summary>Where an escape stood in the plain text, and how many characters more all escapes up to it had.</summary>
    private readonly List<(int At, int Extra)> _escapes = [];

    private EscapedText()
    {
    }

    /// <summary>The text with its signs.</summary>
    public string Plain { get; private set; } = "";

    /// <summary>Reads a text.</summary>
    /// <returns>Null when it has no such escape.</returns>
    public static EscapedText? Read(string text)
    {
        var escape = Next(text, 0, out var sign, out var length);
        if (escape < 0) return null;
        var result = new EscapedText();
        var (from, extra) = (0, 0);
        while (escape >= 0)
        {
            result._plain.Append(text, from, escape - from);
            extra += length - 1;
            result._escapes.Add((result._plain.Length, extra));
            result._plain.Append(sign);
            from = escape + length;
            escape = Next(text, from, out sign, out length);
        }

        result.Plain = result._plain.Append(text, from, text.Length - from).ToString();
        result._plain.Clear();
        return result;
    }

    /// <summary>A match in the plain text, at its place in the text with escapes.</summary>
    /// <returns>The same value, where it is written.</returns>
    public CredentialMatch InOriginal(CredentialMatch match)
    {
        var start = match.Start + ExtraBefore(match.Start);
        return match with { Start = start, Length = match.End + ExtraBefore(match.End) - start };
    }

    private int ExtraBefore(int index)
    {
        var (low, high) = (0, _escapes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_escapes[middle].At < index) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? 0 : _escapes[low - 1].Extra;
    }

    private static int Next(string text, int from, out char sign, out int length)
    {
        for (var i = text.IndexOfAny(Marks, from); i >= 0; i = i + 1 < text.Length ? text.IndexOfAny(Marks, i + 1) : -1)
        {
            (sign, length) = SignAt(text, i);
            if (length > 0) return i;
        }

        (sign, length) = ('\0', 0);
        return -1;
    }

    private static (char Sign, int Length) SignAt(string text, int at)
    {
        if (text[at] == '%') return IsSign(text, at + 1, 2, out var percent) ? (percent, 3) : default;
        if (at + 1 < text.Length && text[at + 1] == '/') return ('/', 2);
        return at + 5 < text.Length && text[at + 1] == 'u' && IsSign(text, at + 2, 4, out var sign) ? (sign, 6) : default;
    }

    private static bool IsSign(string text, int start, int digits, out char sign)
    {
        sign = start + digits <= text.Length && int.TryParse(text.Substring(start, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : '\0';
        return sign is '/' or '+' or '=';
    }
}
