using IamAnalyzers.Core.Common;
using YamlDotNet.Core;

namespace IamAnalyzers.Build.Templates;

/// <summary>
/// Finds where the characters of a YAML scalar stand. The library gives the value and the place of the whole; between the two, only white space
/// and escapes differ, in each of YAML's styles.
/// </summary>
internal static class ScalarPlaces
{
    /// <summary>Finds the place of each character.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="range">The place of the scalar, with its quotes or its header.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="value">Its value.</param>
    /// <returns>A place for each character; <see langword="null"/> when the value does not stand there as expected.</returns>
    public static IReadOnlyList<TextRange>? Of(string text, TextRange range, ScalarStyle style, string value)
    {
        var at = Begin(text, range, style);
        var end = Math.Min(range.End, text.Length);
        var places = new List<TextRange>(value.Length);
        foreach (var c in value)
        {
            if (!IsSpace(c)) at = AfterSpace(text, at, end, style);
            if (at >= end && !IsSpace(c)) return null;

            // The second half of a character that one escape stands for.
            if (char.IsLowSurrogate(c) && (at >= end || text[at] != c))
            {
                if (places.Count == 0) return null;
                places.Add(places[places.Count - 1]);
                continue;
            }

            var length = at >= end ? 0 : LengthOf(text, at, style);
            if (length == 1 && text[at] != c)
            {
                // White space that the style adds or folds stands nowhere by itself.
                if (!IsSpace(c)) return null;
                length = 0;
            }

            places.Add(TextRange.Between(at, Math.Min(at + length, end)));
            at += length;
        }

        return places;
    }

    private static int Begin(string text, TextRange range, ScalarStyle style)
        => style switch
        {
            ScalarStyle.Literal or ScalarStyle.Folded => text.IndexOf('\n', range.Start) is >= 0 and var line ? line + 1 : range.End,
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => range.Start + 1,
            _ => range.Start,
        };

    private static int AfterSpace(string text, int at, int end, ScalarStyle style)
    {
        while (at < end && (IsSpace(text[at]) || IsContinued(text, at, style))) at++;
        return at;
    }

    // A backslash at the end of a line joins it with the next.
    private static bool IsContinued(string text, int at, ScalarStyle style)
        => style == ScalarStyle.DoubleQuoted && text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '\r' or '\n';

    private static int LengthOf(string text, int at, ScalarStyle style)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (style == ScalarStyle.SingleQuoted) return text[at] == '\'' && next == '\'' ? 2 : 1;
        if (style != ScalarStyle.DoubleQuoted || text[at] != '\\') return 1;
        return next switch
        {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            _ => 2,
        };
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}
