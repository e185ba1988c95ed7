using System.Globalization;
using System.Text;

namespace IamAnalyzers.Core.Common;

/// <summary>Text of others as people are to see it: nothing in it is hidden, steers a terminal, or reorders what stands beside it.</summary>
public static class VisibleText
{
    /// <summary>Shows what cannot be seen: control characters, those that change the direction of writing, those without width, halves of characters.</summary>
    /// <param name="text">Any text, also one that is no Unicode.</param>
    /// <returns>The text on one line, with <c>\uXXXX</c> for each of them.</returns>
    public static string Of(string text)
    {
        if (text.All(static c => c is >= ' ' and <= '~')) return text;
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
