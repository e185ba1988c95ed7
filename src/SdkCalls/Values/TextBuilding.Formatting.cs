using System.Globalization;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Texts with places that values fill: interpolations, formats, lists that are joined.</summary>
internal sealed partial class TextBuilding<T>
{
    // A handler of somebody's own may make another text.
    private T Interpolated(InterpolatedStringExpressionSyntax text, ITypeSymbol? type)
    {
        if (type is not (null or { SpecialType: SpecialType.System_String } or { Name: "IFormattable" or "ReadOnlySpan" }) && !TextBuilding.IsText(type)) return flow.Hole;
        var isRaw = text.StringStartToken.Text.Contains("\"\"\"");
        var isPlain = type is null or { SpecialType: SpecialType.System_String } || text.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } || FormatsPlainly(code.OperationOf(call, token));
        return Concat([.. text.Contents.Select(content => content switch
        {
            InterpolatedStringTextSyntax literal => flow.Literal(isRaw ? literal.TextToken.ValueText : literal.TextToken.ValueText.Replace("{{", "{").Replace("}}", "}"), literal),
            InterpolationSyntax hole when code.OperationOf(hole.Expression, token) is { } value && isPlain && IsPlain(hole, value) => Text(value),
            _ => flow.Hole,
        })]);
    }

    // A format does nothing to a text, but an alignment pads it.
    private static bool IsPlain(InterpolationSyntax hole, IOperation value)
        => hole.AlignmentClause is null && (hole.FormatClause is null || Operations.Unwrap(value).Type?.SpecialType == SpecialType.System_String);

    private T? Joined(IInvocationOperation call, int start)
    {
        if (call.TargetMethod.Parameters.Length != start + 2 || Argument(call, start) is not { } between || Elements(call, start + 1) is not { } parts) return null;
        var separator = Text(between);
        var all = new List<T>();
        foreach (var part in parts)
        {
            if (all.Count > 0) all.Add(separator);
            all.Add(part);
        }

        return Concat(all);
    }

    // With or without a provider before the format.
    private T? Formatted(IInvocationOperation call)
    {
        var parameters = call.TargetMethod.Parameters;
        var at = parameters[0].Type.SpecialType == SpecialType.System_String || parameters[0].Type.Name == "CompositeFormat" ? 0 : 1;
        if (Argument(call, at) is not { } format) return null;
        var arguments = new Lazy<IReadOnlyList<T>?>(() => FormatsPlainly(call) && FormatsPlainly(call.Instance) ? Elements(call, at + 1) : null);
        return flow.Rewrite(Text(format), text => Format(text, arguments), RewriteUnit.Piece);
    }

    // Whether no formatter of somebody's own makes other texts of what a call, or the writer that it is called on, is handed.
    private bool FormatsPlainly(IOperation? formatter) => FormatsPlainly(formatter, new(SymbolEqualityComparer.Default));

    private bool FormatsPlainly(IOperation? formatter, HashSet<ILocalSymbol> followed)
        => formatter switch
        {
            IInvocationOperation call => call.Arguments.All(IsPlain),
            IObjectCreationOperation made => made.Arguments.All(IsPlain),
            ILocalReferenceOperation local => !followed.Add(local.Local) || Operations.AssignedValues(local).All(value => FormatsPlainly(value, followed)),
            _ => true,
        };

    // A culture has no such formatter, unless the program makes one.
    private bool IsPlain(IArgumentOperation argument)
        => argument.Parameter?.Type.Name != "IFormatProvider"
            || (Operations.Unwrap(argument.Value) is { Type: null or { Name: "CultureInfo" or "NumberFormatInfo" or "DateTimeFormatInfo" } } && !code.NamesIn(code.Everywhere, "ICustomFormatter").Any())
            || argument.Value.ConstantValue is { HasValue: true, Value: null };

    private List<TextPart<T>>? Format(string format, Lazy<IReadOnlyList<T>?> arguments)
    {
        var parts = new List<TextPart<T>>();
        for (var at = 0; at < format.Length; at++)
        {
            var next = format.IndexOfAny(['{', '}'], at);
            if (next < 0) next = format.Length;
            parts.Add(new(at, next - at));
            if (next == format.Length) break;
            at = next;
            if (at + 1 < format.Length && format[at + 1] == format[at])
            {
                parts.Add(new(at++, 1));
                continue;
            }

            var end = format.IndexOf('}', at);
            if (format[at] == '}' || end < 0) return null;
            parts.Add(TextPart<T>.Insert(Item(format.Substring(at + 1, end - at - 1), arguments.Value)));
            at = end;
        }

        return parts;
    }

    // An item with an alignment or a format is not followed: its number does not parse.
    private T Item(string item, IReadOnlyList<T>? arguments)
        => arguments is not null && int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < arguments.Count ? arguments[index] : flow.Hole;
}
