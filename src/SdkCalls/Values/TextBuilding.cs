using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The ways to build a text. A new way stands in this file, and nowhere else; how texts are put together and changed stands in its other parts.</summary>
/// <typeparam name="T">What is known of a text.</typeparam>
internal sealed partial class TextBuilding<T>(TextFlow<T> flow, CodeIndex code, int callers, CancellationToken token)
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
        ["Enum.GetName"] = static (way, call) => Operations.Unwrap(Last(call)).Type is { TypeKind: TypeKind.Enum } ? way.Text(Last(call)) : null,
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
        ["Path.GetFileName"] = static (way, call) => way.FileName(First(call)),
        ["Uri.UnescapeDataString"] = static (way, call) => way.Exact(First(call), Uri.UnescapeDataString),
        ["Uri.EscapeDataString"] = static (way, call) => way.Exact(First(call), Uri.EscapeDataString),
        ["Encoding.GetBytes"] = static (way, call) => call.Arguments.Length == 1 ? way.Text(First(call)) : null,
        ["Encoding.GetString"] = static (way, call) => call.Arguments.Length == 1 ? way.Text(First(call)) : null,
        ["MemoryExtensions.AsSpan"] = static (way, call) => call.Arguments.Length == 1 ? way.Text(First(call)) : null,
        ["MemoryExtensions.AsMemory"] = static (way, call) => call.Arguments.Length == 1 ? way.Text(First(call)) : null,
        ["Enumerable.ToArray"] = static (way, call) => way.Text(First(call)),
        ["ReadOnlySpan.ToArray"] = static (way, call) => way.Instance(call),
        ["ReadOnlySpan.ToString"] = static (way, call) => way.Instance(call),
        ["Span.ToArray"] = static (way, call) => way.Instance(call),
        ["Span.ToString"] = static (way, call) => way.Instance(call),
    };

    /// <summary>Reads an expression.</summary>
    /// <returns>Its text, or <see langword="null"/> when it is no way of building one.</returns>
    public T? Read(IOperation operation)
        => operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum when IsOfText(sum.OperatorMethod) => Sum(sum),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum when IsOfText(sum.OperatorMethod) => Concat([flow.ReadText(sum.Target, callers), Text(sum.Value)]),
            _ when operation.Syntax is InterpolatedStringExpressionSyntax text && !(operation is IConversionOperation) => Interpolated(text, operation.Type),
            IUtf8StringOperation text => flow.Literal(text.Value, text.Syntax),
            IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => Concat([]),
            IPropertyReferenceOperation { Property: { Name: "NewLine", ContainingType.Name: "Environment" } } property => NewLine(property.Syntax),
            IConversionOperation conversion when TextBuilding.IsText(conversion.Type) => Text(conversion.Operand),
            _ when ValueTypes.ListsCharacters(operation.Type) && TextBuilding.IsText(operation.Type) && Characters(operation) is { } text => text,
            IObjectCreationOperation creation => Made(creation),
            IInvocationOperation { Type: { } made } call when (made.SpecialType is SpecialType.System_String or SpecialType.System_Void || TextBuilding.IsText(made)) && Ways.TryGetValue(call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, out var way) && SymbolNames.IsOfSystem(call.TargetMethod.ContainingType)
                => way(this, call) ?? (call.Instance is { } builder && TextBuilding.IsBuilder(builder.Type) ? flow.Changed(Instance(call)) : flow.Hole),
            _ => null,
        };

    // Another type may have an operator + of its own, which gives any text.
    private static bool IsOfText(IMethodSymbol? method) => method is null or { ContainingType.SpecialType: SpecialType.System_String };

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

    // The machine decides whether other signs part the names.
    private T FileName(IOperation path)
        => flow.Rewrite(Text(path), static known => known.IndexOfAny(['\\', ':']) >= 0 ? null : [new(known.LastIndexOf('/') + 1, known.Length - known.LastIndexOf('/') - 1)], RewriteUnit.Whole);

    private T? Made(IObjectCreationOperation creation)
    {
        if (creation.Type is null || !SymbolNames.IsOfSystem(creation.Type)) return null;
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

        // string.Format("{0}", (object)array) writes the name of the array's type.
        if (arguments[0].Parameter is { Type.SpecialType: SpecialType.System_Object } && only.Type is IArrayTypeSymbol) return null;
        return only.Type is { SpecialType: SpecialType.System_String } or { IsValueType: true, IsRefLikeType: false } or { SpecialType: SpecialType.System_Object } ? [Text(only)] : flow.Items(arguments[0].Value, callers);
    }

    // The letter i is the only one of ASCII that a culture may change in another way.
    private static bool IsPlain(string text) => text.All(static character => character < 128 && character is not ('i' or 'I'));
}
