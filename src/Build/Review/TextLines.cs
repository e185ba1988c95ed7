namespace IamAnalyzers.Build.Review;

/// <summary>Lines of a text, as the compiler counts them: its diagnostics and those of the build name the same places.</summary>
internal static class TextLines
{
    /// <summary>Finds a place.</summary>
    /// <param name="offset">The offset, in UTF-16 units; what lies beyond the end is its end.</param>
    /// <returns>Line and column, from 1.</returns>
    public static (int Line, int Column) PositionOf(string text, int offset)
    {
        var (line, start) = (1, 0);
        var end = Math.Min(offset, text.Length);
        for (var i = 0; i < end; i++)
        {
            if (!IsBreak(text[i]) || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')) continue;
            line++;
            start = i + 1;
        }

        return (line, end - start + 1);
    }

    private static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
