using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IamAnalyzers.Build.Templates;

/// <summary>
/// Reads YAML as the values that JSON has, each with its place, and the short forms of functions (<c>!Sub x</c>) as the long ones. An alias is the
/// value that it names, which several places then share.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Templates nest some twenty deep; more would only endanger the stack.</summary>
    private const int MaxDepth = 100;

    /// <summary>The largest template that CloudFormation takes has a million characters. Aliases must not make more of it.</summary>
    private const int MostValues = 200_000;

    private static readonly string[] Nulls = ["", "~", "null", "Null", "NULL"];
    private static readonly string[] Words = ["true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF"];

    private readonly string _text;
    private readonly Parser _parser;
    private readonly Dictionary<string, (JsonValue Value, int Size)> _anchors = new(StringComparer.Ordinal);

    private YamlReader(string text)
    {
        _text = text;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads the first document of a text.</summary>
    /// <returns>The value, or what makes the text no YAML; never throws.</returns>
    public static JsonText Read(string text)
    {
        var reader = new YamlReader(text);
        try
        {
            reader._parser.Consume<StreamStart>();
            if (!reader._parser.TryConsume<DocumentStart>(out _)) return new(null, [new("the file is empty", new(0, 0), IsFatal: true)]);
            return new(reader.ReadValue(0).Value, []);
        }
        catch (YamlException error)
        {
            // An error without a place is one at the end.
            var start = error.Start.Equals(Mark.Empty) ? text.TrimEnd().Length : (int)Math.Min(error.Start.Index, text.Length);
            return new(null, [new(Lower(error.InnerException is YamlException inner ? inner.Message : error.Message), new(start, 0), IsFatal: true)]);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException or InvalidCastException)
        {
            // The library's own mistakes on damaged text are no reason to end a build. What it read last stands before the place.
            return new(null, [new("the text is not YAML from here on", new(reader.Index(reader._parser.Current?.End ?? Mark.Empty), 0), IsFatal: true)]);
        }
    }

    private (JsonValue Value, int Size) ReadValue(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors.TryGetValue(alias.Value.Value, out var named) ? named : throw new YamlException(alias.Start, alias.End, $"the alias '{alias.Value}' refers to no complete value above it");
        }

        var start = _parser.Current is NodeEvent node ? node : throw new YamlException("the text ends before it is complete");
        if (depth > MaxDepth) throw new YamlException(start.Start, start.End, "the text is nested more deeply than any template");
        var (value, size) = start switch
        {
            Scalar => (ReadScalar(), 1),
            SequenceStart => ReadSequence(depth),
            _ => ReadMapping(depth),
        };
        if (size > MostValues) throw new YamlException(start.Start, start.End, "the aliases expand to more values than any template has");
        if (FunctionOf(start.Tag) is { } function)
        {
            var place = TextRange.Between(StartOf(start), value.Range.End);
            value = new() { Kind = JsonKind.Object, Range = place, Members = [new(function, new(place.Start, start.Tag.Value.Length), value)] };
        }

        if (!start.Anchor.IsEmpty) _anchors[start.Anchor.Value] = (value, size);
        return (value, size);
    }

    private JsonValue ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        var range = TextRange.Between(AfterProperties(StartOf(scalar)), Index(scalar.End));
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty) return Text(scalar, range);
        if (Nulls.Contains(scalar.Value, StringComparer.Ordinal)) return new() { Kind = JsonKind.Null, Range = range, Text = "null" };
        var word = Array.IndexOf(Words, scalar.Value);
        return word < 0
            ? Text(scalar, range)
            : new() { Kind = JsonKind.Boolean, Range = range, Text = (word / 3) % 2 == 0 ? "true" : "false" };
    }

    private JsonValue Text(Scalar scalar, TextRange range)
        => new() { Kind = JsonKind.String, Range = range, Text = scalar.Value, Places = scalar.Value.IndexOf('"') < 0 ? null : ScalarPlaces.Of(_text, range, scalar.Style, scalar.Value) };

    private (JsonValue Value, int Size) ReadSequence(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<JsonValue>();
        var size = 1;
        while (_parser.Current is not SequenceEnd)
        {
            var (item, count) = ReadValue(depth + 1);
            items.Add(item);
            size = Math.Min(MostValues + 1, size + count);
        }

        return (new() { Kind = JsonKind.Array, Range = Range(start, _parser.Consume<SequenceEnd>(), items.Count > 0 ? items[items.Count - 1].Range : null), Items = items }, size);
    }

    private (JsonValue Value, int Size) ReadMapping(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var members = new List<JsonMember>();
        var size = 1;
        while (_parser.Current is not MappingEnd)
        {
            var (name, _) = ReadValue(depth + 1);
            var (value, count) = ReadValue(depth + 1);
            members.Add(new(name.Text, name.Range, value));
            size = Math.Min(MostValues + 1, size + count);
        }

        return (new() { Kind = JsonKind.Object, Range = Range(start, _parser.Consume<MappingEnd>(), members.Count > 0 ? members[members.Count - 1].Value.Range : null), Members = members }, size);
    }

    // What has no bracket at its end ends with its last part: the library puts the end where the next thing begins.
    private TextRange Range(NodeEvent start, ParsingEvent end, TextRange? last)
    {
        var from = AfterProperties(StartOf(start));
        var isFlow = from < _text.Length && _text[from] is '{' or '[';
        return TextRange.Between(from, Math.Max(from, isFlow ? Index(end.End) : last?.End ?? from));
    }

    // Tags and anchors stand before what they are for.
    private int AfterProperties(int at)
    {
        while (at < _text.Length && _text[at] is '!' or '&')
        {
            while (at < _text.Length && !char.IsWhiteSpace(_text[at])) at++;
            while (at < _text.Length && char.IsWhiteSpace(_text[at])) at++;
        }

        return Math.Min(at, _text.Length);
    }

    private static string? FunctionOf(TagName tag)
        => tag.IsEmpty || tag.IsNonSpecific || tag.Value is not ['!', _, ..] ? null : tag.Value is "!Ref" or "!Condition" ? tag.Value.Substring(1) : "Fn::" + tag.Value.Substring(1);

    private int StartOf(ParsingEvent part) => Index(part.Start);

    private int Index(Mark mark) => (int)Math.Min(mark.Index, _text.Length);

    private static string Lower(string message) => message.Length == 0 ? "the text is not YAML" : char.ToLowerInvariant(message[0]) + message.Substring(1).TrimEnd('.');
}
