using System.Text;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>A text that a template builds, with the place of each of its characters in the template.</summary>
internal sealed class TemplateText
{
    private readonly StringBuilder _text = new();
    private readonly List<TextRange> _places = [];

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Adds a piece of a value's text.</summary>
    /// <param name="value">A value with text; where the places of its characters are not known, each has that of the value.</param>
    /// <param name="start">The first character.</param>
    /// <param name="end">Just after the last one.</param>
    public void Append(JsonValue value, int start, int end)
    {
        _text.Append(value.Text, start, end - start);
        for (var i = start; i < end; i++) _places.Add(value.Places is { } places ? places[i] : value.Range);
    }

    /// <summary>Adds a text that another place stands for.</summary>
    public void Append(string text, TextRange place)
    {
        _text.Append(text);
        for (var i = 0; i < text.Length; i++) _places.Add(place);
    }

    /// <summary>Puts another text in the place of a piece.</summary>
    public void Replace(int start, int length, string by)
    {
        var place = PlaceOf(new(start, length));
        _text.Remove(start, length).Insert(start, by);
        _places.RemoveRange(start, length);
        _places.InsertRange(start, by.Select(_ => place));
    }

    /// <summary>Puts another text wherever a piece stands.</summary>
    public void Replace(string piece, string by)
    {
        for (var at = Text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(piece, at + by.Length, StringComparison.Ordinal)) Replace(at, piece.Length, by);
    }

    /// <summary>The place of a piece: from the first to the last of its characters.</summary>
    /// <param name="range">The piece; an empty one is taken for the character before it.</param>
    public TextRange PlaceOf(TextRange range)
    {
        if (_places.Count == 0) return default;
        var first = _places[Math.Min(range.Start, _places.Count - 1)];
        var last = _places[Math.Min(Math.Max(range.Start, range.End - 1), _places.Count - 1)];
        return TextRange.Between(first.Start, Math.Max(first.End, last.End));
    }

    /// <summary>The text as a value.</summary>
    /// <param name="range">The place of the whole.</param>
    public JsonValue ToValue(TextRange range)
    {
        var text = Text;
        return new() { Kind = JsonKind.String, Range = range, Text = text, Places = _places, IsOpen = TextHole.IsIn(text), KnownLength = text.Count(static c => c != TextHole.Mark) + 2 };
    }
}
