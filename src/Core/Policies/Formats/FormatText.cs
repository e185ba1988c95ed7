using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Arns;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>What the writers share: texts of a template, and text between double quotes.</summary>
internal static class FormatText
{
    /// <summary>Cuts a text at what a template fills. The ARN of an input stands alone: its pattern is for those who do not know the ARN.</summary>
    /// <param name="text">A resource or a condition's value.</param>
    /// <returns>The parts in order.</returns>
    public static IReadOnlyList<PlaceholderPart> Parts(string text)
    {
        var parts = PlaceholderText.Parse(text);
        return parts.Count > 0 && parts[0].Kind == PlaceholderKind.InputArn ? [parts[0]] : parts;
    }

    /// <summary>Writes texts, those that come out the same once.</summary>
    /// <param name="texts">Resources or values of a condition.</param>
    /// <param name="write">Writes one.</param>
    /// <returns>What was written, in the order of the texts.</returns>
    public static IEnumerable<string> Write(IEnumerable<string> texts, Func<IReadOnlyList<PlaceholderPart>, string> write)
        => texts.Select(text => write(Parts(text))).Distinct(StringComparer.Ordinal);

    /// <summary>Escapes text for double quotes, in a way that YAML, HCL and C# share.</summary>
    /// <returns>The text to stand between quotes.</returns>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\') escaped.Append('\\').Append(c);
            else if (c == '\n') escaped.Append("\\n");
            else if (c == '\r') escaped.Append("\\r");
            else if (c == '\t') escaped.Append("\\t");
            else if (char.IsSurrogatePair(text, i)) escaped.Append(c).Append(text[++i]);
            else if (IsPlain(c)) escaped.Append(c);
            else escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    // Line separators, marks and half characters would not survive in each of the formats.
    private static bool IsPlain(char c)
        => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff');
}
