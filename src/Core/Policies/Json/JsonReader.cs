using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Json;

/// <summary>
/// A reader of JSON that keeps positions. System.Text.Json keeps none and does not stand in the compiler's process on every host.
/// A list of what is wrong takes the place of exceptions; the first fatal problem ends the reading.
/// </summary>
internal sealed class JsonReader(string text)
{
    /// <summary>Policies nest seven deep; more than this is no policy, and would only endanger the stack.</summary>
    private const int MaxDepth = 100;

    // A backslash with one letter, and one with 'u' and four digits.
    private const int ShortEscape = 2;
    private const int LongEscape = 6;

    private readonly List<JsonProblem> _problems = [];
    private int _at;
    private bool _hasComment;
    private bool _hasComma;

    public JsonText Read()
    {
        if (text.Length > 0 && text[0] == '\uFEFF') _at = 1;
        var root = ReadValue(0);
        if (root is null) return new(null, _problems);
        SkipSpace();
        if (_at < text.Length) root = Fail("the document ends before this text; remove one of them", _at, 1);
        return new(root, _problems);
    }

    private JsonValue? ReadValue(int depth)
    {
        SkipSpace();
        if (_at >= text.Length) return Fail("the document ends before it is complete", Math.Max(0, text.Length - 1), text.Length == 0 ? 0 : 1);
        if (depth > MaxDepth) return Fail("the document is nested more deeply than any policy", _at, 1);
        return text[_at] switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadString(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => ReadWord(),
        };
    }

    private JsonValue? ReadObject(int depth)
    {
        var start = _at++;
        var members = new List<JsonMember>();
        while (true)
        {
            if (AtEnd('}')) return new JsonValue { Kind = JsonKind.Object, Range = TextRange.Between(start, _at), Members = members };
            if (_at >= text.Length) return Fail("the object that begins here is not closed; write '}'", start, 1);
            if (text[_at] != '"') return FailAtName();
            if (ReadString() is not { } name) return null;
            SkipSpace();
            if (_at >= text.Length || text[_at] != ':') return Fail("expected ':' and a value after the name", name.Range);
            _at++;
            if (ReadValue(depth + 1) is not { } value) return null;
            members.Add(new(name.Text, name.Range, value));
            if (!ReadComma('}')) return null;
        }
    }

    private JsonValue? ReadArray(int depth)
    {
        var start = _at++;
        var items = new List<JsonValue>();
        while (true)
        {
            if (AtEnd(']')) return new JsonValue { Kind = JsonKind.Array, Range = TextRange.Between(start, _at), Items = items };
            if (_at >= text.Length) return Fail("the array that begins here is not closed; write ']'", start, 1);
            if (ReadValue(depth + 1) is not { } value) return null;
            items.Add(value);
            if (!ReadComma(']')) return null;
        }
    }

    private bool AtEnd(char close)
    {
        SkipSpace();
        if (_at >= text.Length || text[_at] != close) return false;
        _at++;
        return true;
    }

    // True also at the end of the container, which the next turn of the loop sees.
    private bool ReadComma(char close)
    {
        SkipSpace();
        if (_at >= text.Length || text[_at] == close) return true;
        if (text[_at] != ',') return Refuse(Unreadable() ?? MissingComma(close), _at, 1);
        var comma = _at++;
        SkipSpace();
        if (_at < text.Length && text[_at] == ',') return Refuse("this comma is one too many; remove it", _at, 1);
        if (_at < text.Length && text[_at] == close) Tolerate(ref _hasComma, "AWS rejects a comma before '" + close + "'; remove it", comma, 1);
        return true;
    }

    private JsonValue? ReadString()
    {
        var start = _at++;
        var plain = _at;
        System.Text.StringBuilder? built = null;
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '"')
            {
                var rest = text.Substring(plain, _at - plain);
                _at++;
                var value = built is null ? rest : built.Append(rest).ToString();
                return new JsonValue { Kind = JsonKind.String, Range = TextRange.Between(start, _at), Text = value, Places = value.IndexOf('"') < 0 ? null : PlacesBetween(start + 1, _at - 1) };
            }

            if (c < ' ') break;
            if (c != '\\')
            {
                _at++;
                continue;
            }

            (built ??= new()).Append(text, plain, _at - plain);
            if (!ReadEscape(built)) return null;
            plain = _at;
        }

        return _at < text.Length && text[_at] is not ('\r' or '\n')
            ? Fail(FormattableString.Invariant($"the character U+{(int)text[_at]:X4} is not allowed in a string; {(text[_at] == '\t' ? "write '\\t'" : "remove it")}"), _at, 1)
            : Fail("the string that begins here is not closed on its line; write '\"'", start, Math.Min(text.Length, _at) - start);
    }

    private List<TextRange> PlacesBetween(int start, int end)
    {
        var places = new List<TextRange>();
        for (var at = start; at < end; at = places[places.Count - 1].End) places.Add(new(at, text[at] != '\\' ? 1 : text[at + 1] == 'u' ? LongEscape : ShortEscape));
        return places;
    }

    private bool ReadEscape(System.Text.StringBuilder built)
    {
        var next = _at + 1 < text.Length ? text[_at + 1] : '\0';
        var simple = "\"\\/bfnrt".IndexOf(next);
        if (simple >= 0)
        {
            built.Append("\"\\/\b\f\n\r\t"[simple]);
            _at += ShortEscape;
            return true;
        }

        if (next == 'u' && _at + LongEscape <= text.Length
            && ushort.TryParse(text.Substring(_at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var unit))
        {
            built.Append((char)unit);
            _at += LongEscape;
            return true;
        }

        return Refuse("this is not an escape sequence of JSON; write a backslash as '\\\\'", _at, Math.Min(2, text.Length - _at));
    }

    private JsonValue? ReadNumber()
    {
        var start = _at++;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '.' or '+' or '-')) _at++;
        var number = text.Substring(start, _at - start);
        return IsNumber(number)
            ? new JsonValue { Kind = JsonKind.Number, Range = TextRange.Between(start, _at), Text = number }
            : Fail("'" + Shorten(number) + "' is not a JSON number; put a string in double quotes", start, number.Length);
    }

    private static bool IsNumber(string number)
    {
        var at = number[0] == '-' ? 1 : 0;
        var first = at;
        if (!Digits(number, ref at) || (number[first] == '0' && at - first > 1)) return false;
        if (at < number.Length && number[at] == '.')
        {
            at++;
            if (!Digits(number, ref at)) return false;
        }

        if (at < number.Length && number[at] is 'e' or 'E')
        {
            at++;
            if (at < number.Length && number[at] is '+' or '-') at++;
            if (!Digits(number, ref at)) return false;
        }

        return at == number.Length;
    }

    private static bool Digits(string number, ref int at)
    {
        var first = at;
        while (at < number.Length && number[at] is >= '0' and <= '9') at++;
        return at > first;
    }

    private JsonValue? ReadWord()
    {
        var start = _at;
        var word = Word();
        return word switch
        {
            "true" or "false" => new JsonValue { Kind = JsonKind.Boolean, Range = TextRange.Between(start, _at), Text = word },
            "null" => new JsonValue { Kind = JsonKind.Null, Range = TextRange.Between(start, _at), Text = word },
            "" => Fail(Unreadable() ?? (text[start] == ',' ? "this comma is one too many; remove it" : "expected a value here"), start, 1),
            "True" or "False" => Fail("'" + word + "' must be in lower case: " + word.ToLowerInvariant(), start, word.Length),
            _ => Fail("'" + Shorten(word) + "' is not a JSON value; put a string in double quotes", start, word.Length),
        };
    }

    private string Word()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$')) _at++;
        return text.Substring(start, _at - start);
    }

    private JsonValue? FailAtName()
    {
        var start = _at;
        if (Unreadable() is { } message) return Fail(message, start, 1);
        if (text[start] == ',') return Fail("this comma is one too many; remove it", start, 1);
        var word = Word();
        return word.Length == 0
            ? Fail("expected a member name in double quotes here", start, 1)
            : Fail("a member name must be in double quotes: \"" + Shorten(word) + "\"", start, word.Length);
    }

    // What follows looks like one more member or item, so only the comma is missing.
    private string MissingComma(char close)
        => text[_at] is '"' or '{' or '[' ? "',' is missing before this" : "expected ',' or '" + close + "' here";

    // What people write that no JSON begins with; null for anything else.
    private string? Unreadable() => text[_at] switch
    {
        '\'' => "JSON strings need double quotes; write '\"'",
        '\u201C' or '\u201D' or '\u201E' or '\u2018' or '\u2019' => "this is a typographic quotation mark; write '\"'",
        '#' => "JSON has no comments; remove it",
        '\0' => "this is a NUL character, so the file is not text; save it as UTF-8",
        '\uFFFD' => "this is not UTF-8; save the file as UTF-8",
        _ => null,
    };

    private static string Shorten(string word) => word.Length <= 40 ? word : word.Substring(0, 40) + "...";

    private void SkipSpace()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\r' or '\n') _at++;
            else if (!SkipComment()) return;
        }
    }

    private bool SkipComment()
    {
        if (text[_at] != '/' || _at + 1 >= text.Length) return false;
        var start = _at;
        if (text[_at + 1] == '/')
        {
            var end = text.IndexOf('\n', _at);
            _at = end < 0 ? text.Length : end;
        }
        else if (text[_at + 1] == '*' && text.IndexOf("*/", _at + 2, StringComparison.Ordinal) is >= 0 and var end)
        {
            _at = end + 2;
        }
        else
        {
            return false;
        }

        Tolerate(ref _hasComment, "AWS rejects comments; remove it before the document is sent to AWS", start, _at - start);
        return true;
    }

    // One of a kind is enough: a file full of comments is one habit.
    private void Tolerate(ref bool isKnown, string message, int start, int length)
    {
        if (!isKnown) _problems.Add(new(message, new(start, length), IsFatal: false));
        isKnown = true;
    }

    private bool Refuse(string message, int start, int length)
    {
        Fail(message, start, length);
        return false;
    }

    private JsonValue? Fail(string message, TextRange range) => Fail(message, range.Start, range.Length);

    private JsonValue? Fail(string message, int start, int length)
    {
        // One fatal problem is told: what was tolerated before it is noise beside it.
        _problems.Clear();
        _problems.Add(new(message, new(start, length), IsFatal: true));
        return null;
    }
}
