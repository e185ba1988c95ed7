using System.Globalization;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The ways to build a text. A new way stands in this file, and nowhere else.</summary>
internal static class TextBuilding
{
    private static readonly HashSet<string> Builders = new(StringComparer.Ordinal) { "StringBuilder", "StringWriter", "DefaultInterpolatedStringHandler" };

    // What else holds a text: characters, bytes, and what formats one.
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
        { "Span", "ReadOnlySpan", "ReadOnlyMemory", "Memory", "FormattableString", "CompositeFormat", "AppendInterpolatedStringHandler" };

    private static readonly HashSet<string> Names = new(TextBuilding<object>.Ways.Keys.Select(static key => key.Substring(key.IndexOf('.') + 1)), StringComparer.Ordinal);

    /// <summary>Whether an object of a type is put together to a text by calls.</summary>
    public static bool IsBuilder(ITypeSymbol? type) => type is { Name: var name } && Builders.Contains(name) && IsOfSystem(type);

    /// <summary>Whether a value of a type is a text in another form.</summary>
    public static bool IsText(ITypeSymbol? type)
        => IsArray(type)
            || (type is not null && (Builders.Contains(type.Name) || Texts.Contains(type.Name)) && IsOfSystem(type));

    /// <summary>Whether a type is an array of characters or bytes.</summary>
    public static bool IsArray(ITypeSymbol? type) => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char or SpecialType.System_Byte };

    /// <summary>Whether a method of that name may build a text: asked before its symbol, which costs more.</summary>
    public static bool CanBe(string method) => Names.Contains(method);

    /// <summary>Whether a method builds a text.</summary>
    public static bool IsWay(IMethodSymbol method) => TextBuilding<object>.Ways.ContainsKey(method.ContainingType.Name + "." + method.Name) && IsOfSystem(method.ContainingType);

    /// <summary>Whether a method changes the builder that it is called on, in a way that is known.</summary>
    public static bool Changes(string method) => CanBe(method) && method is not ("ToString" or "AsSpan" or "ToArray" or "Create" or "Format" or "Concat" or "Join");

    /// <summary>Whether a type is one of the framework's.</summary>
    public static bool IsOfSystem(ITypeSymbol type)
        => type is INamedTypeSymbol named && SymbolNames.NamespaceOf(named) is var space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
}

/// <summary>Reads the ways to build a text.</summary>
/// <typeparam name="T">What is known of a text.</typeparam>
internal sealed class TextBuilding<T>(TextFlow<T> flow, CodeIndex code, int callers, CancellationToken token)
    where T : class
{
    private const int MaxRepeats = 1000;

    /// <summary>The methods of the framework, by the type's simple name and their own.</summary>
    public static IReadOnlyDictionary<string, Func<TextBuilding<T>, IInvocationOperation, T?>> Ways { get; } = new Dictionary<string, Func<TextBuilding<T>, IInvocationOperation, T?>>(StringComparer.Ordinal)
    {
        ["String.Concat"] = static (way, call) => way.Elements(call, 0) is { } parts ? way.Concat(parts) : null,
        ["String.Join"] = static (way, call) => way.Joined(call, 0),
        ["String.Format"] = static (way, call) => way.Formatted(call),
        ["String.Create"] = static (way, call) => way.Text(Last(call)),
        ["String.Copy"] = static (way, call) => way.Text(First(call)),
        ["String.Intern"] = static (way, call) => way.Text(First(call)),
        ["String.ToString"] = static (way, call) => way.Instance(call),
        ["String.ToCharArray"] = static (way, call) => call.Arguments.Length == 0 ? way.Instance(call) : null,
        ["String.Replace"] = static (way, call) => way.Replaced(way.Instance(call), call),
        ["String.ReplaceLineEndings"] = static (way, call) => way.Mapped(way.Instance(call), static text => text.IndexOfAny(['\n', '\r']) < 0 ? text : null),
        ["String.ToLowerInvariant"] = static (way, call) => way.Mapped(way.Instance(call), static text => text.ToLowerInvariant()),
        ["String.ToUpperInvariant"] = static (way, call) => way.Mapped(way.Instance(call), static text => text.ToUpperInvariant()),
        ["String.ToLower"] = static (way, call) => way.Mapped(way.Instance(call), static text => IsPlain(text) ? text.ToLowerInvariant() : null),
        ["String.ToUpper"] = static (way, call) => way.Mapped(way.Instance(call), static text => IsPlain(text) ? text.ToUpperInvariant() : null),
        ["String.Trim"] = static (way, call) => way.Trimmed(call, isAtStart: true, isAtEnd: true),
        ["String.TrimStart"] = static (way, call) => way.Trimmed(call, isAtStart: true, isAtEnd: false),
        ["String.TrimEnd"] = static (way, call) => way.Trimmed(call, isAtStart: false, isAtEnd: true),
        ["String.Substring"] = static (way, call) => way.Cut(way.Instance(call), Number(call, 0), call.Arguments.Length == 2 ? Number(call, 1) : null, call.Arguments.Length == 1),
        ["String.Remove"] = static (way, call) => way.Removed(way.Instance(call), call),
        ["String.Insert"] = static (way, call) => way.Inserted(way.Instance(call), call),
        ["String.PadLeft"] = static (way, call) => way.Padded(call, isLeft: true),
        ["String.PadRight"] = static (way, call) => way.Padded(call, isLeft: false),
        ["Enum.ToString"] = static (way, call) => call.Arguments.IsEmpty ? way.Instance(call) : null,
        ["Enum.GetName"] = static (way, call) => way.Text(Last(call)),
        ["Char.ToString"] = static (way, call) => call.Arguments.IsEmpty ? way.Instance(call) : way.Text(Last(call)),
        ["Int16.ToString"] = static (way, call) => way.Written(call.Instance, call),
        ["Int32.ToString"] = static (way, call) => way.Written(call.Instance, call),
        ["Int64.ToString"] = static (way, call) => way.Written(call.Instance, call),
        ["FormattableString.Invariant"] = static (way, call) => way.Text(First(call)),
        ["FormattableString.CurrentCulture"] = static (way, call) => way.Text(First(call)),
        ["FormattableString.ToString"] = static (way, call) => way.FormatsPlainly(call) ? way.Instance(call) : null,
        ["FormattableStringFactory.Create"] = static (way, call) => way.Formatted(call),
        ["CompositeFormat.Parse"] = static (way, call) => way.Text(First(call)),
        ["StringBuilder.Append"] = static (way, call) => way.Added(call, call.Arguments.Length == 1 || Last(call).Type?.Name.EndsWith("Handler", StringComparison.Ordinal) == true ? way.Text(Last(call)) : way.Repeated(call)),
        ["StringBuilder.AppendLine"] = static (way, call) => way.Concat([way.Added(call, call.Arguments.Length == 0 ? way.Concat([]) : way.Text(Last(call))), way.NewLine(call.Syntax)]),
        ["StringBuilder.AppendFormat"] = static (way, call) => way.Added(call, way.Formatted(call)),
        ["StringBuilder.AppendJoin"] = static (way, call) => way.Added(call, way.Joined(call, 0)),
        ["StringBuilder.Insert"] = static (way, call) => call.Arguments.Length == 2 ? way.Inserted(way.Instance(call), call) : null,
        ["StringBuilder.Replace"] = static (way, call) => call.Arguments.Length == 2 ? way.Replaced(way.Instance(call), call) : null,
        ["StringBuilder.Remove"] = static (way, call) => way.Removed(way.Instance(call), call),
        ["StringBuilder.Clear"] = static (way, _) => way.Concat([]),
        ["StringBuilder.ToString"] = static (way, call) => call.Arguments.Length == 0 ? way.Instance(call) : way.Cut(way.Instance(call), Number(call, 0), Number(call, 1), isToEnd: false),
        ["StringWriter.ToString"] = static (way, call) => way.Instance(call),
        ["StringWriter.Write"] = static (way, call) => way.Written(call),
        ["StringWriter.WriteLine"] = static (way, call) => way.Concat([way.Written(call), way.NewLine(call.Syntax)]),
        ["TextWriter.Write"] = static (way, call) => way.Written(call),
        ["TextWriter.WriteLine"] = static (way, call) => way.Concat([way.Written(call), way.NewLine(call.Syntax)]),
        ["DefaultInterpolatedStringHandler.AppendLiteral"] = static (way, call) => way.Added(call, way.Text(Last(call))),
        ["DefaultInterpolatedStringHandler.AppendFormatted"] = static (way, call) => way.Added(call, call.Arguments.Length == 1 && way.FormatsPlainly(call.Instance) ? way.Text(Last(call)) : null),
        ["DefaultInterpolatedStringHandler.ToStringAndClear"] = static (way, call) => way.Instance(call),
        ["DefaultInterpolatedStringHandler.ToString"] = static (way, call) => way.Instance(call),
        ["Path.Combine"] = static (way, call) => way.Path(call, isRooted: true),
        ["Path.Join"] = static (way, call) => way.Path(call, isRooted: false),
        ["Uri.UnescapeDataString"] = static (way, call) => way.Exact(First(call), Uri.UnescapeDataString),
        ["Uri.EscapeDataString"] = static (way, call) => way.Exact(First(call), Uri.EscapeDataString),
        ["Encoding.GetBytes"] = static (way, call) => call.Arguments.Length == 1 ? way.Text(First(call)) : null,
        ["Encoding.GetString"] = static (way, call) => call.Arguments.Length == 1 ? way.Text(First(call)) : null,
        ["MemoryExtensions.AsSpan"] = static (way, call) => call.Arguments.Length == 1 ? way.Text(First(call)) : null,
        ["MemoryExtensions.AsMemory"] = static (way, call) => call.Arguments.Length == 1 ? way.Text(First(call)) : null,
        ["Enumerable.ToArray"] = static (way, call) => way.Text(First(call)),
        ["ReadOnlySpan.ToArray"] = static (way, call) => way.Instance(call),
        ["ReadOnlySpan.ToString"] = static (way, call) => way.Instance(call),
        ["Span.ToString"] = static (way, call) => way.Instance(call),
    };

    /// <summary>Reads an expression.</summary>
    /// <returns>Its text, or <see langword="null"/> when it is no way of building one.</returns>
    public T? Read(IOperation operation)
        => operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Sum(sum),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Concat([flow.ReadText(sum.Target, callers), Text(sum.Value)]),
            _ when operation.Syntax is InterpolatedStringExpressionSyntax text && !(operation is IConversionOperation) => Interpolated(text, operation.Type),
            IUtf8StringOperation text => flow.Literal(text.Value, text.Syntax),
            IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => Concat([]),
            IPropertyReferenceOperation { Property: { Name: "NewLine", ContainingType.Name: "Environment" } } property => NewLine(property.Syntax),
            IConversionOperation conversion when TextBuilding.IsText(conversion.Type) => Text(conversion.Operand),
            IObjectCreationOperation creation => Made(creation),
            IInvocationOperation { Type: { } made } call when (made.SpecialType is SpecialType.System_String or SpecialType.System_Void || TextBuilding.IsText(made)) && Ways.TryGetValue(call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, out var way) && TextBuilding.IsOfSystem(call.TargetMethod.ContainingType)
                => way(this, call) ?? (call.Instance is { } builder && TextBuilding.IsBuilder(builder.Type) ? flow.Changed(Instance(call)) : flow.Hole),
            _ => null,
        };

    private T Concat(IReadOnlyList<T> parts) => flow.Concat(parts);

    private T Text(IOperation value) => flow.ReadText(value, callers);

    private T Instance(IInvocationOperation call) => call.Instance is { } instance ? Text(instance) : flow.Hole;

    private static IOperation First(IInvocationOperation call) => call.Arguments[0].Value;

    private static IOperation Last(IInvocationOperation call) => call.Arguments[call.Arguments.Length - 1].Value;

    private static IOperation? Argument(IInvocationOperation call, int ordinal) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;

    private static int? Number(IInvocationOperation call, int ordinal) => Argument(call, ordinal) is { ConstantValue: { HasValue: true, Value: int number } } ? number : null;

    // A sum leans to the left, as deep as a program likes.
    private T Sum(IBinaryOperation sum)
    {
        var operands = new List<T>();
        IOperation left = sum;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } inner)
        {
            operands.Add(Text(inner.RightOperand));
            left = Operations.UnwrapSame(inner.LeftOperand);
        }

        operands.Add(Text(left));
        operands.Reverse();
        return Concat(operands);
    }

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

    private T? Made(IObjectCreationOperation creation)
    {
        if (creation.Type is null || !TextBuilding.IsOfSystem(creation.Type)) return null;
        var arguments = creation.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).ToList();
        switch (creation.Type.Name)
        {
            case "String" when arguments.Count == 1:
                return Text(arguments[0].Value);
            case "String" when arguments.Count == 2:
                return Repeated(arguments[0].Value, arguments[1].Value);
            case "StringBuilder" or "StringWriter" or "DefaultInterpolatedStringHandler" when creation.Initializer is null:
                return arguments.Count > 0 && (arguments[0].Value.Type?.SpecialType == SpecialType.System_String || TextBuilding.IsBuilder(arguments[0].Value.Type)) ? Text(arguments[0].Value) : Concat([]);
            default:
                return null;
        }
    }

    private T Repeated(IOperation character, IOperation count)
        => character.ConstantValue is { HasValue: true, Value: char c } && count.ConstantValue is { HasValue: true, Value: int and >= 0 and <= MaxRepeats and var times }
            ? flow.Literal(new string(c, times), character.Syntax)
            : flow.Hole;

    // A number with a format of its own is not followed.
    private T? Written(IOperation? number, IInvocationOperation call)
        => number is not null && call.Arguments.All(argument => argument.Parameter?.Type.Name == "IFormatProvider" && IsPlain(argument)) ? Text(number) : null;

    private T? Repeated(IInvocationOperation call) => call.Arguments.Length == 2 && Argument(call, 0) is { } character && Argument(call, 1) is { } count ? Repeated(character, count) : null;

    private T Added(IInvocationOperation call, T? text) => Concat([Instance(call), text ?? flow.Hole]);

    private T Written(IInvocationOperation call)
        => Added(call, call.Arguments.Length == 0 ? Concat([]) : Argument(call, 0)?.Type?.SpecialType == SpecialType.System_String && call.Arguments.Length > 1 ? Formatted(call) : Text(First(call)));

    // The machine decides how its lines end.
    private T NewLine(SyntaxNode source) => flow.OneOf(flow.Literal("\n", source), flow.Literal("\r\n", source));

    /// <summary>The text of characters or bytes that are written down as an array.</summary>
    /// <returns>The text, or <see langword="null"/> for another expression.</returns>
    public T? Characters(IOperation array)
        => WrittenLists.Of(array, code, token) is { } parts ? Characters(parts) : null;

    private T Characters(IEnumerable<ListPart> parts)
        => Concat([.. parts.Select(part => part.IsMany || part.Value is not { } element ? flow.Hole : Operations.Unwrap(element).ConstantValue switch
        {
            { HasValue: true, Value: char c } => flow.Literal(c.ToString(), element.Syntax),
            { HasValue: true, Value: int and > 0 and < 128 and var number } => flow.Literal(((char)number).ToString(), element.Syntax),
            { HasValue: true, Value: byte and > 0 and < 128 and var number } => flow.Literal(((char)number).ToString(), element.Syntax),
            _ => flow.Hole,
        })]);

    // The texts of the arguments from one on, or of the list that they are handed over in.
    private IReadOnlyList<T>? Elements(IInvocationOperation call, int start)
    {
        var arguments = call.Arguments.Where(argument => argument.Parameter?.Ordinal >= start).OrderBy(static argument => argument.Parameter!.Ordinal).ToList();
        if (arguments.Count != 1) return [.. arguments.Select(argument => Text(argument.Value))];
        var only = Operations.Unwrap(arguments[0].Value);
        return only.Type is { SpecialType: SpecialType.System_String } or { IsValueType: true, IsRefLikeType: false } or { SpecialType: SpecialType.System_Object } ? [Text(only)] : flow.Items(arguments[0].Value, callers);
    }

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
        return flow.Rewrite(Text(format), text => Format(text, arguments), isByPiece: true);
    }

    // Whether no formatter of somebody's own makes other texts of what a call, or the writer that it is called on, is handed.
    private bool FormatsPlainly(IOperation? formatter)
        => formatter switch
        {
            IInvocationOperation call => call.Arguments.All(IsPlain),
            IObjectCreationOperation made => made.Arguments.All(IsPlain),
            ILocalReferenceOperation local => Operations.AssignedValues(local).All(FormatsPlainly),
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

    private T? Replaced(T text, IInvocationOperation call)
    {
        if (Argument(call, 0) is not { } old || flow.OnlyText(Text(old)) is not { Length: > 0 } from || Argument(call, 1) is not { } value) return flow.Changed(text);
        var to = Text(value);
        var comparison = call.Arguments.Length > 2 && Comparison(Argument(call, 2)) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return flow.Rewrite(text, known => Replace(known, from, to, comparison), isByPiece: true);
    }

    // A comparison, or the flag of the overload that has a culture.
    private static bool Comparison(IOperation? value)
        => value?.ConstantValue is { HasValue: true, Value: var constant } && (constant is true || (constant is int kind && (StringComparison)kind is StringComparison.OrdinalIgnoreCase or StringComparison.InvariantCultureIgnoreCase or StringComparison.CurrentCultureIgnoreCase));

    private static List<TextPart<T>> Replace(string text, string from, T to, StringComparison comparison)
    {
        var parts = new List<TextPart<T>>();
        var at = 0;
        for (var found = text.IndexOf(from, comparison); found >= 0; found = text.IndexOf(from, at, comparison))
        {
            parts.Add(new(at, found - at));
            parts.Add(new(found, from.Length, null, to));
            at = found + from.Length;
        }

        parts.Add(new(at, text.Length - at));
        return parts;
    }

    private T Mapped(T text, Func<string, string?> map)
        => flow.Rewrite(text, known => map(known) is { } made && made.Length == known.Length ? [new(0, known.Length, made)] : null, isByPiece: true);

    private T Exact(IOperation value, Func<string, string> map)
        => flow.Rewrite(Text(value), known => [new(0, known.Length, null, flow.Literal(map(known), value.Syntax))], isByPiece: false);

    private T Trimmed(IInvocationOperation call, bool isAtStart, bool isAtEnd)
        => Cut(call) is { } characters ? flow.Trim(Instance(call), characters, isAtStart, isAtEnd) : flow.Hole;

    private char[]? Cut(IInvocationOperation call)
    {
        if (call.Arguments.Length == 0) return [];
        var values = WrittenLists.Of(Operations.Unwrap(First(call)), code, token)?.Select(static part => part.IsMany ? null : part.Value) ?? [First(call)];
        var characters = values.Select(static value => value?.ConstantValue is { HasValue: true, Value: char character } ? character : '\0').ToArray();
        return Array.IndexOf(characters, '\0') < 0 ? characters : null;
    }

    private T Cut(T text, int? start, int? length, bool isToEnd)
        => start is { } from && (isToEnd || length is not null)
            ? flow.Rewrite(text, known => from < 0 || from + (length ?? 0) > known.Length ? null : [new(from, length ?? known.Length - from)], isByPiece: false)
            : flow.Hole;

    private T Removed(T text, IInvocationOperation call)
        => Number(call, 0) is { } from && (call.Arguments.Length == 1 || Number(call, 1) is not null)
            ? flow.Rewrite(text, known => Remove(known, from, Number(call, 1) ?? known.Length - from), isByPiece: false)
            : flow.Changed(text);

    private static List<TextPart<T>>? Remove(string text, int from, int count)
        => from < 0 || count < 0 || from + count > text.Length ? null : [new(0, from), new(from + count, text.Length - from - count)];

    private T? Inserted(T text, IInvocationOperation call)
        => Number(call, 0) is { } at && Argument(call, 1) is { } value
            ? at == 0 ? Concat([Text(value), text]) : flow.Rewrite(text, known => at < 0 || at > known.Length ? null : [new(0, at), TextPart<T>.Insert(Text(value)), new(at, known.Length - at)], isByPiece: false)
            : flow.Changed(text);

    private T? Padded(IInvocationOperation call, bool isLeft)
    {
        if (Number(call, 0) is not (>= 0 and <= MaxRepeats and var width)) return null;
        var filler = call.Arguments.Length == 1 ? ' ' : Argument(call, 1)?.ConstantValue is { HasValue: true, Value: char character } ? character : (char?)null;
        if (filler is not { } with) return null;
        return flow.Rewrite(
            Instance(call),
            known =>
            {
                var whole = new TextPart<T>(0, known.Length);
                if (known.Length >= width) return [whole];
                var padding = TextPart<T>.Insert(flow.Literal(new string(with, width - known.Length), call.Syntax));
                return isLeft ? [padding, whole] : [whole, padding];
            },
            isByPiece: false);
    }

    // The machine decides which sign parts the names. A name from the root takes the place of what is before it.
    private T? Path(IInvocationOperation call, bool isRooted)
    {
        if (Elements(call, 0) is not { Count: > 0 } parts) return null;
        var known = parts.Select(flow.OnlyText).ToList();
        var all = new List<T>();
        var before = "";
        for (var i = 0; i < parts.Count; i++)
        {
            if (known[i] is "") continue;
            if (known[i] is not { } next || next[0] == '\\')
            {
                return flow.Changed(Concat([.. parts.SelectMany(part => new[] { part, flow.Hole })]));
            }

            if (isRooted && next[0] == '/') all.Clear();
            else if (all.Count > 0 && before[before.Length - 1] != '/' && next[0] != '/') all.Add(flow.OneOf(flow.Literal("/", call.Syntax), flow.Literal("\\", call.Syntax)));
            all.Add(parts[i]);
            before = next;
        }

        return Concat(all);
    }

    // The letter i is the only one of ASCII that a culture may change in another way.
    private static bool IsPlain(string text) => text.All(static character => character < 128 && character is not ('i' or 'I'));
}
