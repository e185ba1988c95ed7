using System.Globalization;
using System.Text;

namespace IamAnalyzers.Core.Records;

/// <summary>
/// The fields of a record line: separated by tabs, lists inside a field by spaces. What would be mistaken for a separator is
/// written as <c>%</c> and two hexadecimal digits.
/// </summary>
public static class RecordFields
{
    private const string Reserved = "%\t\r\n";
    private const string ReservedInLists = "% \t\r\n";

    /// <summary>Writes one field.</summary>
    /// <returns>The text without tab or line break.</returns>
    public static string Escape(string text) => Escape(text, Reserved);

    /// <summary>Writes a list as one field.</summary>
    /// <param name="items">Texts; an empty one is kept.</param>
    /// <returns>The field.</returns>
    public static string EscapeList(IEnumerable<string> items)
        => string.Join(" ", items.Select(static item => item.Length == 0 ? "%" : Escape(item, ReservedInLists)));

    /// <summary>Reads a field.</summary>
    /// <param name="field">The field as written.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">A <c>%</c> is not followed by two hexadecimal digits.</exception>
    public static string Unescape(string field)
    {
        if (field.IndexOf('%') < 0) return field;
        var text = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] != '%')
            {
                text.Append(field[i]);
                continue;
            }

            if (i + 2 >= field.Length
                || !int.TryParse(field.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                throw new FormatException("A '%' of a record is not followed by two hexadecimal digits.");
            }

            text.Append((char)code);
            i += 2;
        }

        return text.ToString();
    }

    /// <summary>Reads a list.</summary>
    /// <param name="field">The field as written.</param>
    /// <returns>The items.</returns>
    /// <exception cref="FormatException">An item is not well written.</exception>
    public static IEnumerable<string> UnescapeList(string field)
        => field.Length == 0
            ? []
            : field.Split(' ').Select(static item => item == "%" ? "" : Unescape(item));

    private static string Escape(string text, string reserved)
    {
        if (text.IndexOfAny(reserved.ToCharArray()) < 0) return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (reserved.IndexOf(c) < 0) escaped.Append(c);
            else escaped.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }
}
