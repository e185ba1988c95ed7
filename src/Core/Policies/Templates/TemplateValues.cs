using System.Text;
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
            JsonKind.String or JsonKind.Number or JsonKind.Boolean => TextValue(WithoutOpenParts(value.Text), value.Range),
            _ => value,
        };

    private JsonValue? ResolveFunction(JsonValue value, JsonMember function)
    {
        var argument = function.Value;
        switch (function.Name)
        {
            case Intrinsic.Ref:
                return argument.Text == PseudoParameters.NoValue ? null : PseudoParameters.MarkOf(argument.Text) is { } mark ? TextValue(mark, value.Range) : Hole(value);
            case Intrinsic.Sub when argument.Kind == JsonKind.String:
                return TextValue(Substituted(argument.Text, values: null), argument.Range);
            case Intrinsic.Sub when argument is { Kind: JsonKind.Array, Items: [{ Kind: JsonKind.String } text, { Kind: JsonKind.Object } values] }:
                return TextValue(Substituted(text.Text, values), text.Range);
            case Intrinsic.Join when argument is { Kind: JsonKind.Array, Items: [{ Kind: JsonKind.String } separator, { Kind: JsonKind.Array } parts] }:
                return TextValue(string.Join(separator.Text, parts.Items.Select(Resolve).OfType<JsonValue>().Select(TextOf)), parts.Range);
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
            var name = WithoutOpenParts(member.Name);
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

    private string Substituted(string text, JsonValue? values)
    {
        var built = new StringBuilder();
        var at = 0;
        while (text.IndexOf("${", at, StringComparison.Ordinal) is >= 0 and var start && text.IndexOf('}', start) is >= 0 and var end)
        {
            built.Append(WithoutOpenParts(text.Substring(at, start - at)));
            var name = text.Substring(start + 2, end - start - 2).Trim();
            if (name is ['!', ..]) built.Append("${").Append(name, 1, name.Length - 1).Append('}');
            else if (values?.Find(name) is { } given) built.Append(Resolve(given.Value) is { } value ? TextOf(value) : "");
            else built.Append(PseudoParameters.MarkOf(name) ?? TextHole.Text);
            at = end + 1;
        }

        return built.Append(WithoutOpenParts(text.Substring(at))).ToString();
    }

    // What CloudFormation replaces in any text: dynamic references, and the names of loops.
    private string WithoutOpenParts(string text)
    {
        while (text.IndexOf(DynamicReference, StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf("}}", start, StringComparison.Ordinal);
            text = text.Substring(0, start) + TextHole.Mark + (end < 0 ? "" : text.Substring(end + 2));
        }

        foreach (var name in loopNames) text = text.Replace("${" + name + "}", TextHole.Text).Replace("&{" + name + "}", TextHole.Text);
        return text;
    }

    private static string TextOf(JsonValue value) => value.Kind == JsonKind.String ? value.Text : TextHole.Text;

    private static JsonValue TextValue(string text, TextRange range)
        => new() { Kind = JsonKind.String, Range = range, Text = text, IsOpen = TextHole.IsIn(text), KnownLength = text.Count(static c => c != TextHole.Mark) + 2 };

    private static JsonValue Hole(JsonValue value) => new() { Kind = JsonKind.Hole, Range = value.Range, Text = TextHole.Text, IsOpen = true, KnownLength = 2 };
}
