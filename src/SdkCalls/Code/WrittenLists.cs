using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// The ways to write a list down in its place: arrays, collection expressions with spreads, <c>new List&lt;T&gt; { a, b }</c>,
/// <c>ImmutableArray.Create(a, b)</c>, <c>list.Append(a)</c>, <c>Enumerable.Repeat(a, 2)</c>. A new way stands in this file, and nowhere else.
/// </summary>
internal static class WrittenLists
{
    private const int MostRepeats = 64;

    // OperationKind.CollectionExpression of newer compilers.
    private const int CollectionExpression = 127;

    /// <summary>Finds the parts of a list, in their order.</summary>
    /// <returns>The parts; <see langword="null"/> for an expression that does not write a list down.</returns>
    public static IReadOnlyList<ListPart>? Of(IOperation list, CodeIndex code, CancellationToken token)
        => list switch
        {
            // The oldest compiler that we support has no operation of its own for [a, .. b], but one with the same children.
            _ when list.Syntax is CollectionExpressionSyntax || (int)list.Kind == CollectionExpression => [.. list.ChildOperations.Select(element => PartOf(element, code, token))],
            IArrayCreationOperation { Initializer: { } written } => Elements(written.ElementValues),
            IArrayInitializerOperation written => Elements(written.ElementValues),
            IObjectCreationOperation { Type: { } type } made when ValueTypes.IsCollection(type) && !ValueTypes.IsMap(type) && type.Name is not ("KeyValuePair" or "PriorityQueue") => OfCreation(made),
            IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } call => OfCall(call),
            _ => null,
        };

    private static IReadOnlyList<ListPart> Elements(IEnumerable<IOperation> elements) => [.. elements.Select(static element => new ListPart(element, false))];

    private static ListPart PartOf(IOperation element, CodeIndex code, CancellationToken token)
        => element.Syntax is SpreadElementSyntax spread ? new(code.OperationOf(spread.Expression, token) ?? element.ChildOperations.FirstOrDefault(), true)
            : element.Syntax is ExpressionElementSyntax written ? new(code.OperationOf(written.Expression, token), false)
            : new(element, false);

    // new List<T>(source) { a, b }: how many elements there is room for, and how they are compared, adds none.
    private static List<ListPart>? OfCreation(IObjectCreationOperation made)
    {
        var parts = new List<ListPart>();
        foreach (var argument in made.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter?.Type is { SpecialType: SpecialType.System_Int32 } or { Name: "IEqualityComparer" or "IComparer" }) continue;
            parts.Add(new(argument.Value, true));
        }

        foreach (var part in made.Initializer?.Initializers.AsEnumerable() ?? [])
        {
            if (Added(part) is not { } added) return null;
            parts.Add(new(added, false));
        }

        return parts;
    }

    private static IOperation? Added(IOperation part)
        => part switch
        {
            IInvocationOperation { Arguments: { Length: 1 } given } => given[0].Value,
            IInvocationOperation { Arguments: { Length: 2 } given, TargetMethod.IsExtensionMethod: true } => given[1].Value,
            _ => null,
        };

    private static IReadOnlyList<ListPart>? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method is { Name: "Create" or "CreateRange" or "ToImmutableArray" or "ToImmutableList", IsStatic: true, IsExtensionMethod: false } && call.Type is not { Name: "KeyValuePair" }
            && SymbolNames.NamespaceOf(method.ContainingType).StartsWith("System.Collections", StringComparison.Ordinal))
        {
            return [.. call.Arguments.Where(static argument => argument.Parameter?.Type.Name is not ("IEqualityComparer" or "IComparer")).Select(static argument => new ListPart(argument.Value, ValueTypes.IsListLike(argument.Parameter?.Type)))];
        }

        if (method.Name == "Repeat" && ListCalls.IsLinq(method) && CallArguments.Of(call, 1)?.ConstantValue is { HasValue: true, Value: int and >= 0 and <= MostRepeats and var times })
        {
            return [.. Enumerable.Repeat(new ListPart(CallArguments.Of(call, 0), false), times)];
        }

        if (!ListCalls.IsLinq(method) || ListCalls.ReceiverOf(call) is not { } list || ListCalls.OthersOf(call).ToList() is not [var other]) return null;
        return method.Name switch
        {
            "Append" => [new(list, true), new(other.Value, false)],
            "Prepend" => [new(other.Value, false), new(list, true)],
            "Concat" => [new(list, true), new(other.Value, true)],
            _ => null,
        };
    }
}

/// <summary>A part of a list that is written down.</summary>
/// <param name="Value">The element, or the list whose elements are put in; <see langword="null"/> when the compiler does not know it.</param>
/// <param name="IsMany">Whether it is a list.</param>
internal sealed record ListPart(IOperation? Value, bool IsMany);
