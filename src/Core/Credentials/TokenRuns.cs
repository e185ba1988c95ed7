namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// Finds the unbroken runs of <c>[A-Za-z0-9+/]</c> of a least length, without allocating. Every credential lies in one. A run that long
/// covers each n-th character, so ordinary text is left after looking at one character in <c>minimum</c>.
/// </summary>
internal struct TokenRuns
{
    private readonly string _text;
    private readonly int _end;
    private readonly int _minimum;
    private int _next;

    public TokenRuns(string text, int start, int end, int minimum)
    {
        _text = text;
        _next = start;
        _end = end;
        _minimum = minimum;
    }

    public int Start { get; private set; }

    public int End { get; private set; }

    public bool MoveNext()
    {
        var probe = _next + _minimum - 1;
        while (probe < _end)
        {
            if (!CharClass.IsToken(_text[probe]))
            {
                _next = probe + 1;
                probe += _minimum;
                continue;
            }

            Start = probe;
            while (Start > _next && CharClass.IsToken(_text[Start - 1])) Start--;
            End = probe + 1;
            while (End < _end && CharClass.IsToken(_text[End])) End++;
            _next = End;
            if (End - Start >= _minimum) return true;
            probe = End + _minimum;
        }

        return false;
    }
}
