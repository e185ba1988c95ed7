namespace IamAnalyzers.Core.Credentials;

/// <summary>A line <c>key: value</c> or <c>key = value</c>, perhaps the first one of a list entry (<c>- key: value</c>).</summary>
internal readonly struct TextLine
{
    private static readonly char[] Quotes = ['"', '\''];
    private static readonly char[] Brackets = ['[', ']'];

    private readonly int _start;
    private readonly int _end;

    private TextLine(string text, int start, int end)
    {
        (_start, _end) = (start, end);
        var first = start;
        while (first < end && text[first] is ' ' or '\t') first++;
        IsBlank = first == end;
        BeginsEntry = !IsBlank && text[first] is '-' or '[';
        while (first < end && text[first] is ' ' or '\t' or '-') first++;
        Depth = first - start;
        Header = first < end && text[first] == '[' ? text.Substring(first, end - first).Trim().Trim(Brackets) : null;
        var separator = text.IndexOfAny([':', '='], first, end - first);
        Key = separator < 0 ? null : text.Substring(first, separator - first).Trim().Trim(Quotes);
        Value = separator < 0 ? null : text.Substring(separator + 1, end - separator - 1).Trim().Trim(Quotes);
    }

    /// <summary>How many characters stand before the first word: blanks, and the dash of a list entry.</summary>
    public int Depth { get; }

    public bool IsBlank { get; }

    /// <summary>Whether the line begins an entry of a list, or is the header of a section.</summary>
    public bool BeginsEntry { get; }

    /// <summary>The name of the section that the line opens (<c>[name]</c>); null when it opens none.</summary>
    public string? Header { get; }

    public string? Key { get; }

    /// <summary>The name that the line gives to what stands beside it; null when it gives none.</summary>
    public string? Name => Key is not null && EntryNames.IsNamer(Key) ? Value : null;

    private string? Value { get; }

    public static TextLine At(string text, int place)
    {
        var start = place;
        while (start > 0 && text[start - 1] != '\n') start--;
        var end = text.IndexOf('\n', place);
        if (end < 0) end = text.Length;
        return new(text, start, end > start && text[end - 1] == '\r' ? end - 1 : end);
    }

    public TextLine? Before(string text) => _start == 0 ? null : At(text, _start - 1);

    public TextLine? After(string text)
    {
        var next = text.IndexOf('\n', _end);
        return next < 0 || next + 1 >= text.Length ? null : At(text, next + 1);
    }
}
