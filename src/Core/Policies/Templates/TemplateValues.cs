using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>
/// Reads values of a template as those of a document: what a function leaves open is a hole, what it takes away is gone. Places stay those of the
/// template.
/// </summary>
/// <param name="choices">The branches that are taken; other functions of that kind are open.</param>
/// <param name="loopNames">The names that loops around the value replace in every text.</param>
internal sealed class TemplateValues(IReadOnlyDictionary<JsonValue, int> choices, IReadOnlyList<string> loopNames)
{
    private const string DynamicReference = "{{resolve:";

    /// <summary>Reads a value.</summary>
    /// <returns>The value, with marks for holes and pseudo parameters; <see langword="null"/> when the template takes it away.</returns>
    public JsonValue? Resolve(JsonValue value)
        => value.Kind switch
        {
            JsonKind.Object => Intrinsic.Of(value) is { } function ? ResolveFunction(value, function) : ResolveObject(value),
            JsonKind.Array => ResolveArray(value),

            // CloudFormation hands on numbers and words as texts.
            JsonKind.String or JsonKind.Number or JsonKind.Boolean => WithoutOpenParts(value, 0, value.Text.Length).ToValue(value.Range),
            _ => value,
        };

    private JsonValue? ResolveFunction(JsonValue value, JsonMember function)
    {
        var argument = function.Value;
        switch (function.Name)
        {
            case Intrinsic.Ref:
                return argument.Text == PseudoParameters.NoValue ? null : PseudoParameters.MarkOf(argument.Text) is { } mark ? Placed(mark, value.Range).ToValue(value.Range) : Hole(value);
            case Intrinsic.Sub when argument.Kind == JsonKind.String:
                return Substituted(argument, values: null).ToValue(argument.Range);
            case Intrinsic.Sub when argument is { Kind: JsonKind.Array, Items: [{ Kind: JsonKind.String } text, { Kind: JsonKind.Object } values] }:
                return Substituted(text, values).ToValue(text.Range);
            case Intrinsic.Join when argument is { Kind: JsonKind.Array, Items: [{ Kind: JsonKind.String } separator, { Kind: JsonKind.Array } parts] }:
                return Joined(separator, parts).ToValue(parts.Range);
            case Intrinsic.ToJsonString:
                return Resolve(argument);
            case Intrinsic.If when choices.TryGetValue(value, out var branch):
                return Resolve(Intrinsic.Branches(value)[branch]);
            default:
                return Hole(value);
        }
    }

    private JsonValue ResolveObject(JsonValue value)
    {
        var members = new List<JsonMember>();
        var isOpen = false;
        foreach (var member in value.Members)
        {
            isOpen |= Intrinsic.AddsMembers(member.Name);
            if (Intrinsic.AddsMembers(member.Name) || Resolve(member.Value) is not { } resolved) continue;
            var name = WithoutOpenParts(Placed(member.Name, member.NameRange)).Text;
            isOpen |= TextHole.IsIn(name);
            members.Add(new(name, member.NameRange, resolved));
        }

        return new() { Kind = JsonKind.Object, Range = value.Range, Members = members, IsOpen = isOpen };
    }

    private JsonValue ResolveArray(JsonValue value)
    {
        List<JsonValue> items = [.. value.Items.Select(Resolve).OfType<JsonValue>()];
        return new() { Kind = JsonKind.Array, Range = value.Range, Items = items, IsOpen = items.Exists(static item => item.Kind == JsonKind.Hole) };
    }

    private TemplateText Joined(JsonValue separator, JsonValue parts)
    {
        var built = new TemplateText();
        foreach (var (part, index) in parts.Items.Select(Resolve).OfType<JsonValue>().Select(static (part, index) => (part, index)))
        {
            if (index > 0) built.Append(separator, 0, separator.Text.Length);
            AppendText(built, part);
        }

        return built;
    }

    private TemplateText Substituted(JsonValue source, JsonValue? values)
    {
        var text = source.Text;
        var built = new TemplateText();
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var start && text.IndexOf('}', start) is >= 0 and var end)
        {
            AppendText(built, WithoutOpenParts(source, at, start).ToValue(source.Range));
            var name = text.Substring(start + 2, end - start - 2).Trim();
            var place = source.Places is { } places ? TextRange.Between(places[start].Start, places[end].End) : source.Range;
            if (name is ['!', ..]) built.Append("${" + name.Substring(1) + "}", place);
            else if (values?.Find(name) is not { } given) built.Append(PseudoParameters.MarkOf(name) ?? TextHole.Text, place);
            else if (Resolve(given.Value) is { } value) built.Append(TextOf(value), place);
            at = end + 1;
        }

        AppendText(built, WithoutOpenParts(source, at, text.Length).ToValue(source.Range));
        return built;
    }

    private TemplateText WithoutOpenParts(JsonValue source, int start, int end)
    {
        var text = new TemplateText();
        text.Append(source, start, end);
        return WithoutOpenParts(text);
    }

    // What CloudFormation replaces in any text: dynamic references, and the names of loops.
    private TemplateText WithoutOpenParts(TemplateText placed)
    {
        while (placed.Text is var text && text.IndexOf(DynamicReference, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf("}}", start, StringComparison.Ordinal);
            placed.Replace(start, (end < 0 ? text.Length : end + 2) - start, TextHole.Text);
        }

        foreach (var name in loopNames)
        {
            placed.Replace("${" + name + "}", TextHole.Text);
            placed.Replace("&{" + name + "}", TextHole.Text);
        }

        return placed;
    }

    private static TemplateText Placed(string text, TextRange place)
    {
        var placed = new TemplateText();
        placed.Append(text, place);
        return placed;
    }

    private static void AppendText(TemplateText built, JsonValue value)
    {
        if (value.Kind == JsonKind.String) built.Append(value, 0, value.Text.Length);
        else built.Append(TextHole.Text, value.Range);
    }

    private static string TextOf(JsonValue value) => value.Kind == JsonKind.String ? value.Text : TextHole.Text;

    private static JsonValue Hole(JsonValue value) => new() { Kind = JsonKind.Hole, Range = value.Range, Text = TextHole.Text, IsOpen = true, KnownLength = 2 };
}
