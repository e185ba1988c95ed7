namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>How the characters of a JSON text lie around its values: lines, indentation, commas and comments.</summary>
internal sealed class JsonLayout(string text)
{
    public string Text { get; } = text;

    /// <summary>The line end of the text; that of this package's own files where it has none.</summary>
    public string LineEnd { get; } = text.IndexOf("\r\n", StringComparison.Ordinal) is >= 0 and var windows && windows < text.IndexOf('\n') ? "\r\n" : "\n";

    /// <summary>Where the comma after a value stands; -1 when none does.</summary>
    public int CommaAfter(int end)
    {
        while (end < Text.Length)
        {
            if (IsSpace(Text[end])) end++;
            else if (CommentEnd(end) is { } after) end = after;
            else break;
        }

        return end < Text.Length && Text[end] == ',' ? end : -1;
    }

    /// <summary>Where the next line begins, when nothing but space and comments stands before it; -1 otherwise.</summary>
    public int NextLine(int at)
    {
        while (at < Text.Length)
        {
            if (Text[at] == '\n') return at + 1;
            if (IsSpace(Text[at])) at++;
            else if (CommentEnd(at) is { } after) at = after;
            else break;
        }

        return -1;
    }

    /// <summary>Where the line of a place begins.</summary>
    public int LineStart(int at)
    {
        var start = at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;
        return start == 0 && Text.Length > 0 && Text[0] == '\uFEFF' ? 1 : start;
    }

    /// <summary>The space at the beginning of the line of a place.</summary>
    public string Indentation(int at)
    {
        var start = LineStart(at);
        var end = start;
        while (end < at && Text[end] is ' ' or '\t') end++;
        return Text.Substring(start, end - start);
    }

    /// <summary>Whether nothing but space stands before a place in its line.</summary>
    public bool IsFirstInLine(int at) => LineStart(at) + Indentation(at).Length == at;

    /// <summary>Where the space before a place begins, in its line.</summary>
    public int SpaceBefore(int at)
    {
        while (at > 0 && Text[at - 1] is ' ' or '\t') at--;
        return at;
    }

    /// <summary>Where the space after a place ends, in its line.</summary>
    public int SpaceAfter(int at)
    {
        while (at < Text.Length && Text[at] is ' ' or '\t') at++;
        return at;
    }

    // The comment that begins here, up to its line's end (which is not part of it) or its last character.
    private int? CommentEnd(int at)
    {
        if (Text[at] != '/' || at + 1 >= Text.Length) return null;
        if (Text[at + 1] == '/') return Text.IndexOf('\n', at) is >= 0 and var line ? line : Text.Length;
        return Text[at + 1] == '*' && Text.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : null;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';
}
