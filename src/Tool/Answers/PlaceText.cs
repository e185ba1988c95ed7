using System.Globalization;

namespace IamAnalyzers.Tool.Answers;

/// <summary>A place in source code as people write it: <c>Store.cs:12</c> or <c>src/Store.cs(12,5)</c>.</summary>
/// <param name="File">The file, with <c>/</c>.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record PlaceText(string File, int Line)
{
    /// <summary>Reads a place.</summary>
    /// <returns>The place; <see langword="null"/> for a text that is none, such as an action.</returns>
    public static PlaceText? Parse(string text)
    {
        var end = text.TrimEnd(')').LastIndexOfAny([':', '(']);
        if (end <= 0) return null;
        var line = text[(end + 1)..].TrimEnd(')').Split(',')[0];
        var file = text[..end].Replace('\\', '/');
        return int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && file.Contains('.', StringComparison.Ordinal) ? new(file, number) : null;
    }

    /// <summary>Whether a place of an explanation is this one.</summary>
    /// <param name="place">The place, <c>file:line</c>, relative to the project.</param>
    public bool IsAt(string place)
    {
        if (Parse(place) is not { } other || other.Line != Line) return false;
        var (longer, shorter) = other.File.Length > File.Length ? (other.File, File) : (File, other.File);
        return longer.EndsWith(shorter, StringComparison.OrdinalIgnoreCase) && (longer.Length == shorter.Length || longer[^(shorter.Length + 1)] == '/');
    }
}
