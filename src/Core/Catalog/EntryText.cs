namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// A catalogue file: header lines, an empty line, then entries sorted by their first word (ordinal). An entry is a line and
/// the lines below it that begin with a space. Only the places of the entries are noted; an entry is cut out when asked for.
/// </summary>
internal sealed class EntryText
{
    private readonly string _text;
    private readonly List<int> _starts = [];

    /// <summary>Notes where the entries are.</summary>
    /// <param name="text">The file, with <c>\n</c> line ends.</param>
    public EntryText(string text)
    {
        _text = text;
        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        Header = split < 0 ? text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries) : text.Substring(0, split).Split('\n');
        if (split < 0) return;

        var at = split + 2;
        while (at < text.Length)
        {
            if (text[at] != ' ') _starts.Add(at);
            at = text.IndexOf('\n', at) + 1;
            if (at == 0) return;
        }
    }

    /// <summary>The header's lines.</summary>
    public string[] Header { get; }

    /// <summary>The number of entries.</summary>
    public int Count => _starts.Count;

    /// <summary>An entry's lines; those after the first without their leading space.</summary>
    /// <param name="index">The entry's place in the file.</param>
    /// <returns>The lines.</returns>
    public string[] Lines(int index)
    {
        var start = _starts[index];
        var end = index + 1 < _starts.Count ? _starts[index + 1] : _text.Length;
        while (end > start && _text[end - 1] == '\n') end--;
        return _text.Substring(start, end - start).Split(["\n "], StringSplitOptions.None);
    }

    /// <summary>An entry's first word.</summary>
    /// <param name="index">The entry's place in the file.</param>
    /// <returns>The word.</returns>
    public string Word(int index)
    {
        var start = _starts[index];
        return _text.Substring(start, WordEnd(start) - start);
    }

    /// <summary>Finds an entry by its first word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The entry's place, or -1.</returns>
    public int Find(string word)
    {
        var low = 0;
        var high = _starts.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var start = _starts[middle];
            var length = WordEnd(start) - start;
            var order = string.CompareOrdinal(_text, start, word, 0, Math.Min(length, word.Length));
            if (order == 0) order = length - word.Length;
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    private int WordEnd(int start)
    {
        while (start < _text.Length && _text[start] is not (' ' or '\n')) start++;
        return start;
    }
}
