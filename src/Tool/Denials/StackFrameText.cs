using System.Globalization;

namespace IamAnalyzers.Tool.Denials;

/// <summary>One frame of a .NET stack, as an exception's text has it.</summary>
/// <param name="Method">The method with its type, without parameters.</param>
/// <param name="File">The source file, as the machine that compiled it knows it; empty without debug information.</param>
/// <param name="Line">The line, from 1; 0 without debug information.</param>
internal sealed record StackFrameText(string Method, string File, int Line)
{
    private const int LongestLine = 5000;

    /// <summary>Whether the frame is code of the SDK or the framework.</summary>
    public bool IsOutside => Method.StartsWith("Amazon.", StringComparison.Ordinal) || Method.StartsWith("System.", StringComparison.Ordinal) || Method.StartsWith("Microsoft.", StringComparison.Ordinal);

    /// <summary>Whether the frame stands in a source file that others know by a path relative to the project.</summary>
    /// <param name="relative">The file's relative path.</param>
    public bool IsIn(string relative)
    {
        var (mine, its) = (File.Replace('\\', '/'), relative.Replace('\\', '/').TrimStart('.', '/'));
        return its.Length > 0 && mine.EndsWith(its, StringComparison.OrdinalIgnoreCase) && (mine.Length == its.Length || mine[mine.Length - its.Length - 1] == '/');
    }

    /// <summary>Reads a line. The words of .NET before the method, the file and the line are of the machine's language.</summary>
    /// <param name="line">Any line.</param>
    /// <returns>The frame; <see langword="null"/> for a line that is none.</returns>
    public static StackFrameText? Parse(string line)
    {
        if (line.Length is 0 or > LongestLine || !char.IsWhiteSpace(line[0])) return null;
        var text = line.Trim();
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var word = text.IndexOf(' ', StringComparison.Ordinal);
        if (word is < 1 or > 12 || open <= word + 1) return null;
        var method = text[(word + 1)..open].Trim();
        var close = text.IndexOf(')', open);
        if (close < 0 || !IsMethod(method)) return null;
        var (file, number) = Place(text[(close + 1)..].Trim());
        return new(method, file, number);
    }

    private static (string File, int Line) Place(string text)
    {
        var word = text.IndexOf(' ', StringComparison.Ordinal);
        if (word < 1) return ("", 0);
        var place = text[(word + 1)..].Trim();
        var colon = place.LastIndexOf(':');
        if (colon <= 0) return ("", 0);
        var digits = place.AsSpan(colon + 1).TrimEnd();
        var start = digits.LastIndexOf(' ') + 1;
        return int.TryParse(digits[start..], NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0 ? (place[..colon], line) : ("", 0);
    }

    // A type and a method, with the signs of generics and of what the compiler names.
    private static bool IsMethod(string text)
    {
        if (text.IndexOf('.', StringComparison.Ordinal) < 1) return false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '_' or '`' or '+' or '<' or '>' or '[' or ']' or ',' or '$' or '|' or '-' or '@')) return false;
        }

        return true;
    }
}
