using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Json;

/// <summary>
/// A reader of JSON with holes. Between values a hole may be anything: a value, items or members with their commas, what closes a bracket,
/// or nothing. So the reader goes on where a strict one stops, and where the text makes no sense the rest of it is a hole.
/// </summary>
/// <param name="text">The text, with <see cref="TextHole.Mark"/> for each hole.</param>
/// <param name="fill">Makes the text of a value from one with holes.</param>
internal sealed class OpenJsonReader(string text, Func<string, string> fill)
{
    /// <summary>Policies nest seven deep; more than this is no policy, and would only endanger the stack.</summary>
    private const int MaxDepth = 100;

    private int _at;
    private bool _isTorn;

    public (JsonValue Root, bool IsTorn) Read()
    {
        var hole = SkipSpace();
        var root = ReadValue(0) ?? Hole(hole ?? 0);
        SkipSpace();
        return (root, _isTorn || _at < text.Length);
    }

    // Null when no value begins here.
    private JsonValue? ReadValue(int depth)
    {
        if (_at >= text.Length) return null;
        if (depth > MaxDepth) return Rest();
        return text[_at] switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => ReadString(),
            '}' or ']' or ',' or ':' => null,
            _ => ReadWord(),
        };
    }

    private JsonValue ReadObject(int depth)
    {
        var start = _at++;
        var members = new List<JsonMember>();
        var isOpen = false;
        while (true)
        {
            isOpen |= SkipSeparators(_ => { });
            if (_at >= text.Length)
            {
                End();
                isOpen = true;
            }
            else if (text[_at] == '}') _at++;
            else if (text[_at] == '"' && ReadMember(depth) is { } member)
            {
                // A name with a hole may be any name, and a hole in the place of a value may hold more members.
                isOpen |= member.Value.Kind == JsonKind.Hole || text.IndexOf(TextHole.Mark, member.NameRange.Start, member.NameRange.Length) >= 0;
                members.Add(member);
                continue;
            }
            else
            {
                Rest();
                isOpen = true;
            }

            return new() { Kind = JsonKind.Object, Range = TextRange.Between(start, _at), Members = members, IsOpen = isOpen };
        }
    }

    private JsonMember? ReadMember(int depth)
    {
        var name = ReadString();
        var hole = SkipSpace();
        if (_at >= text.Length || text[_at] != ':') return hole is { } place ? new(name.Text, name.Range, Hole(place)) : null;
        _at++;

        // What stands between a name and its colon ends in another name.
        if (hole is not null) name = new() { Text = name.Text + TextHole.Mark, Range = TextRange.Between(name.Range.Start, _at) };
        hole = SkipSpace();

        // "Effect": HOLE "Action": ..., and a hole that ends in another name: the value behind it may be that one's.
        if (hole is { } before)
        {
            if (!IsAtName()) ReadValue(depth + 1);
            return new(name.Text, name.Range, Hole(before));
        }

        var value = ReadValue(depth + 1);
        return value is null && _at < text.Length ? null : new(name.Text, name.Range, value ?? Hole(text.Length - 1));
    }

    private JsonValue ReadArray(int depth)
    {
        var start = _at++;
        var items = new List<JsonValue>();
        while (true)
        {
            SkipSeparators(hole => items.Add(Hole(hole)));
            if (_at >= text.Length) {
                End();
                items.Add(Hole(text.Length - 1));
            }
            else if (text[_at] == ']') _at++;
            else if (ReadValue(depth + 1) is { } item)
            {
                items.Add(item);
                continue;
            }
            else
            {
                items.Add(Rest());
            }

            return new() { Kind = JsonKind.Array, Range = TextRange.Between(start, _at), Items = items, IsOpen = items.Exists(static item => item.Kind == JsonKind.Hole) };
        }
    }

    private JsonValue ReadString()
    {
        var start = _at++;
        var built = new StringBuilder();
        var isOpen = false;
        while (_at < text.Length && text[_at] is not ('"' or '\r' or '\n'))
        {
            isOpen |= text[_at] == TextHole.Mark;
            if (text[_at] == '\\') ReadEscape(built);
            else built.Append(text[_at]);
            _at++;
        }

        // Where a hole closes the string, the line or the text ends first.
        if (_at < text.Length && text[_at] == '"') _at++;
        return new() { Kind = JsonKind.String, Range = TextRange.Between(start, _at), Text = isOpen ? fill(built.ToString()) : built.ToString(), IsOpen = isOpen };
    }

    private void ReadEscape(StringBuilder built)
    {
        var next = _at + 1 < text.Length ? text[_at + 1] : '\0';
        var simple = "\"\\/bfnrt".IndexOf(next);
        if (simple >= 0)
        {
            built.Append("\"\\/\b\f\n\r\t"[simple]);
            _at++;
        }
        else if (next == 'u' && _at + 6 <= text.Length && ushort.TryParse(text.Substring(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            built.Append((char)unit);
            _at += 5;
        }
        else
        {
            built.Append('\\');
        }
    }

    private JsonValue? ReadWord()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '.' or '+' or '-')) _at++;
        var word = text.Substring(start, _at - start);
        var kind = word is "true" or "false" ? JsonKind.Boolean
            : word == "null" ? JsonKind.Null
            : word.Length > 0 && word[0] is '-' or (>= '0' and <= '9') ? JsonKind.Number
            : (JsonKind?)null;
        if (kind is { } known) return new() { Kind = known, Range = TextRange.Between(start, _at), Text = word };
        _at = start;
        return null;
    }

    // Passes over commas and holes.
    private bool SkipSeparators(Action<int> found)
    {
        var isHole = false;
        while (true)
        {
            if (SkipSpace() is { } hole)
            {
                isHole = true;
                found(hole);
            }

            if (_at >= text.Length || text[_at] != ',') return isHole;
            _at++;
        }
    }

    // The first hole that is passed over, if there is one; also comments.
    private int? SkipSpace()
    {
        int? hole = null;
        while (_at < text.Length)
        {
            var isHole = text[_at] == TextHole.Mark;
            if (isHole) hole ??= _at;
            if (isHole || text[_at] is ' ' or '\t' or '\r' or '\n' or '\uFEFF') _at++;
            else if (!SkipComment()) break;
        }

        return hole;
    }

    private bool SkipComment()
    {
        var close = string.CompareOrdinal(text, _at, "//", 0, 2) == 0 ? "\n" : string.CompareOrdinal(text, _at, "/*", 0, 2) == 0 ? "*/" : null;
        if (close is null) return false;
        var end = text.IndexOf(close, _at, StringComparison.Ordinal);
        _at = end < 0 ? text.Length : end + close.Length;
        return true;
    }

    private bool IsAtName()
    {
        if (_at >= text.Length || text[_at] != '"') return false;
        var start = _at;
        ReadString();
        SkipSpace();
        var isName = _at < text.Length && text[_at] == ':';
        _at = start;
        return isName;
    }

    // A bracket that is open at the end: what follows closes it, unless nothing follows.
    private void End() => _isTorn |= text.TrimEnd() is not [.., TextHole.Mark];

    private JsonValue Rest()
    {
        var start = _at;
        _isTorn = true;
        _at = text.Length;
        return new() { Kind = JsonKind.Hole, Range = TextRange.Between(start, _at), Text = fill(TextHole.Text), IsOpen = true };
    }

    private JsonValue Hole(int at) => new() { Kind = JsonKind.Hole, Range = TextRange.Between(at, Math.Min(at + 1, text.Length)), Text = fill(TextHole.Text), IsOpen = true };
}
