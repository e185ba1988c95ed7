using System.Globalization;
using System.Text;

namespace IamAnalyzers.Tool;

/// <summary>Text that somebody else wrote, as it can be printed: what would steer a terminal or turn the reading direction is shown as an escape.</summary>
internal static class Printable
{
    /// <summary>Escapes a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text on one line, without control and format characters.</returns>
    public static string Of(string text)
    {
        if (text.All(static c => !IsHidden(c))) return text;
        var shown = new StringBuilder();
        foreach (var c in text)
        {
            if (IsHidden(c)) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else shown.Append(c);
        }

        return shown.ToString();
    }

    private static bool IsHidden(char c)
        => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
