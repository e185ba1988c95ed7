using System.Globalization;
using System.Text;

namespace IamAnalyzers.Build.Page;

/// <summary>Texts of others in HTML: nothing in them is taken for HTML, and nothing in them is hidden or reorders what stands beside them.</summary>
internal static class HtmlText
{
    /// <summary>Writes a text so that it can stand between tags and in an attribute with quotes.</summary>
    /// <param name="text">Any text, also one that is no Unicode.</param>
    public static string Escape(string text)
    {
        var html = new StringBuilder(text.Length);
        foreach (var c in Visible(text))
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }

        return html.ToString();
    }

    /// <summary>Writes a text as a part of an address after <c>#</c>, which is the <c>id</c> of an element, too.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Letters and digits of ASCII, <c>: * . _ -</c>, and all else as bytes of UTF-8, each after <c>%</c>.</returns>
    public static string Fragment(string text)
    {
        var fragment = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)':' or (byte)'*' or (byte)'.' or (byte)'_' or (byte)'-') fragment.Append((char)b);
            else fragment.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return fragment.ToString();
    }

    /// <summary>Shows what cannot be seen: control characters, those that change the direction of writing, those without width, halves of characters.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with <c>\uXXXX</c> for each of them.</returns>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (IsHidden(isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i], CharUnicodeInfo.GetUnicodeCategory(text, i)))
            {
                visible.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
                if (isPair) visible.Append("\\u").Append(((int)text[++i]).ToString("X4", CultureInfo.InvariantCulture));
                continue;
            }

            visible.Append(text[i]);
            if (isPair) visible.Append(text[++i]);
        }

        return visible.ToString();
    }

    // Format is what changes direction or has no width; of spaces only the plain one is what it looks like. Some letters and marks show nothing, too: U+034F,
    // the fillers of Hangul, the vowels of Khmer that are inherent, the selectors of variants, and the plane of tags (Unicode, Default_Ignorable_Code_Point).
    private static bool IsHidden(int point, UnicodeCategory category)
        => (point != ' ' && category is (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator))
            || point is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);
}
