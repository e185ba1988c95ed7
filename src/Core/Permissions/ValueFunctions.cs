using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>The functions of resource templates, on values with holes. A result matches whatever the holes turn out to be.</summary>
internal static class ValueFunctions
{
    /// <summary>Applies a function.</summary>
    /// <param name="name">Its name; empty for the value itself.</param>
    /// <returns>The results: one, or more where each of them counts.</returns>
    public static IReadOnlyList<MemberValue> Apply(string name, string argument, MemberValue value) => name switch
    {
        "" or "or" or "as" => [value],
        "last" => [Last(value, argument[0])],
        "before" => [Before(value, argument[0])],
        "after" => [After(value, argument[0])],
        "trim" => [Trim(value, argument[0])],
        "unless" => [ShownValues.CanBeginWith(value, argument) ? ShownValues.Any : value],
        "url" => [Map(value, Uri.EscapeDataString)],
        "word" => [Word(value, argument)],
        "path" => Path(value),
        "identities" => MailIdentities.Of(value),
        "split" => Split(value, argument[0]),
        "table" => [PartiQlTable.Of(value)],
        "index" => [PartiQlTable.IndexOf(value)],
        _ => [ShownValues.Any],
    };

    // The API and the ARN have different words for one thing: "REGIONAL" and "regional".
    private static MemberValue Word(MemberValue value, string pairs)
    {
        if (!value.IsConstant) return ShownValues.Any;
        var api = value.Fill(static _ => "") + "=";
        return pairs.Split(',').FirstOrDefault(pair => pair.StartsWith(api, StringComparison.OrdinalIgnoreCase)) is { } found
            ? MemberValue.Constant(found.Substring(api.Length))
            : ShownValues.Any;
    }

    private static IReadOnlyList<MemberValue> Split(MemberValue value, char mark)
        => value.IsConstant
            ? [.. value.Fill(static _ => "").Split(mark).Select(static text => text.Trim()).Where(static text => text.Length > 0).Select(MemberValue.Constant)]
            : [ShownValues.Any];

    // A hole may hold the mark too, so what stands before the last hole is not certain to remain.
    private static MemberValue Last(MemberValue value, char mark)
    {
        for (var i = value.Parts.Count - 1; i >= 0; i--)
        {
            var part = value.Parts[i];
            if (part.Kind != ValuePartKind.Literal) return Make([part with { Kind = ValuePartKind.Unknown, Text = "" }, .. value.Parts.Skip(i + 1)]);
            var at = part.Text.LastIndexOf(mark);
            if (at >= 0) return Make([part with { Text = part.Text.Substring(at + 1) }, .. value.Parts.Skip(i + 1)]);
        }

        return value;
    }

    private static MemberValue Before(MemberValue value, char mark)
    {
        if (value.Parts[0] is not { Kind: ValuePartKind.Literal } first) return ShownValues.Any;
        var at = first.Text.IndexOf(mark);
        if (at >= 0) return Make([first with { Text = first.Text.Substring(0, at) }]);
        return value.IsConstant ? value : Make([first, ShownValues.Any.Parts[0]]);
    }

    private static MemberValue After(MemberValue value, char mark)
    {
        if (value.Parts[0] is not { Kind: ValuePartKind.Literal } first) return ShownValues.Any;
        var at = first.Text.IndexOf(mark);
        return at < 0 ? ShownValues.Any : Make([first with { Text = first.Text.Substring(at + 1) }, .. value.Parts.Skip(1)]);
    }

    // What an input begins with is not known, so its text as it is may not be what remains.
    private static MemberValue Trim(MemberValue value, char mark) => value.Parts[0] switch
    {
        { Kind: ValuePartKind.Literal, Text: var text } first when text.Length > 0 && text[0] == mark => Make([first with { Text = text.Substring(1) }, .. value.Parts.Skip(1)]),
        { Kind: ValuePartKind.Input } => Make([.. ShownValues.Any.Parts, .. value.Parts.Skip(1)]),
        _ => value,
    };

    // The path of an IAM name, as it stands before the name in an ARN. Where no part of it is known, there is none or any.
    private static IReadOnlyList<MemberValue> Path(MemberValue value)
    {
        if (value.IsConstant) return [Trim(value, '/')];
        return value.Parts[0].Kind == ValuePartKind.Literal
            ? [Make([Trim(value, '/').Parts[0], ShownValues.Any.Parts[0]])]
            : [MemberValue.Constant(""), Make([ShownValues.Any.Parts[0], new(ValuePartKind.Literal, "/")])];
    }

    private static MemberValue Map(MemberValue value, Func<string, string> change)
        => Make(value.Parts.Select(part => part.Kind == ValuePartKind.Literal ? part with { Text = change(part.Text) } : ShownValues.Any.Parts[0]));

    private static MemberValue Make(IEnumerable<ValuePart> parts)
        => new(parts.Where(static part => part.Kind != ValuePartKind.Literal || part.Text.Length > 0).ToEquatableArray());
}
