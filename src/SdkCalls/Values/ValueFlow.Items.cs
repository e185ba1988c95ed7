using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// The elements of a list one by one, in their order: what <c>string.Join</c> puts between, and what stands at an index. Known only for
/// a list that the code writes down and then fills, if at all, in statements that each run once before it is read.
/// </summary>
internal abstract partial class ValueFlow<T>
{
    private static readonly HashSet<string> InOrder = new(StringComparer.Ordinal) { "Add", "AddLast", "AddRange", "Append", "Concat", "Enqueue" };

    /// <summary>Whether what the code in sight says of a member is taken, though code out of sight may say more.</summary>
    protected virtual bool TakesSeen => false;

    /// <summary>Finds the elements.</summary>
    /// <param name="list">The list.</param>
    /// <param name="callers">How many calls up it stands.</param>
    /// <param name="read">Reads an element.</param>
    /// <param name="isKept">Whether it is kept under a name and looked at later, so that no change of it is in order.</param>
    /// <returns>The elements; <see langword="null"/> when one may be missing, another one or elsewhere.</returns>
    protected IReadOnlyList<T>? FollowItems(IOperation? list, int callers, Func<IOperation, int, T> read, bool isKept = false)
    {
        if (list is null || callers > FlowBounds.Callers || !State.TryEnter()) return null;
        try
        {
            return State.Asking(null, () => ItemsOf(Operations.Unwrap(list), callers, read, isKept)) is { Count: <= FlowBounds.Elements } items ? items : null;
        }
        finally
        {
            State.Leave();
        }
    }

    private IReadOnlyList<T>? ItemsOf(IOperation list, int callers, Func<IOperation, int, T> read, bool isKept)
    {
        if (WrittenLists.Of(list, Code, Token) is { } parts && /* guard: in-order */ IsInOrder(list.Type)) return Joined(parts, part => part.IsMany ? FollowItems(part.Value, callers, read, isKept && list is IInvocationOperation) : part.Value is { } value ? [read(Operations.Converted(value), callers)] : null);
        return list switch
        {
            IInvocationOperation call => ItemsOfCall(call, callers, read, isKept),
            ILocalReferenceOperation { Local: var local } when Operations.Declarator(local) is { Initializer.Value: { } value } declarator
                => Kept(FollowItems(Code.OperationOf(value, Token), callers, read, isKept: true), LocalUses.Of(declarator, local, Code.ModelOf(declarator)), isKept ? null : new UseOrder(declarator, list.Syntax), list, callers, read),
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { GetMethod: not null } } member => ItemsOfMember(member, callers, read),
            IParameterReferenceOperation parameter => ItemsOfParameter(parameter, callers, read),
            _ => null,
        };
    }

    // A set has no order, and a stack the other one.
    private static bool IsInOrder(ITypeSymbol? type) => type is null or IArrayTypeSymbol || !(type.Name.EndsWith("Set", StringComparison.Ordinal) || type.Name.EndsWith("Stack", StringComparison.Ordinal) || type.Name.EndsWith("Bag", StringComparison.Ordinal));

    private static List<T>? Joined<TPart>(IEnumerable<TPart> parts, Func<TPart, IReadOnlyList<T>?> read)
    {
        var all = new List<T>();
        foreach (var part in parts)
        {
            if (all.Count > FlowBounds.Elements || read(part) is not { } items) return null;
            all.AddRange(items);
        }

        return all;
    }

    private IReadOnlyList<T>? ItemsOfCall(IInvocationOperation call, int callers, Func<IOperation, int, T> read, bool isKept)
    {
        var method = call.TargetMethod;
        if (SplitOf(call, callers) is { } split) return split;
        return method.DeclaringSyntaxReferences.IsEmpty && ListCalls.IsOfList(method) && ListCalls.ReceiverOf(call) is { } list && !ListCalls.OthersOf(call).Any()
            && method.Name is "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly" or "AsSpan" or "AsMemory" or "ToImmutableArray" or "ToImmutableList"
                ? FollowItems(list, callers, read, isKept && method.Name.StartsWith("As", StringComparison.Ordinal))
                : null;
    }

    // A field or property that is given one list, which nothing changes.
    private IReadOnlyList<T>? ItemsOfMember(IMemberReferenceOperation reference, int callers, Func<IOperation, int, T> read)
    {
        var member = reference.Member;
        if (member.DeclaringSyntaxReferences.IsEmpty || Code.IsElsewhere(member) || MethodReturns.CanBeOverridden(member)) return null;
        if (member is IPropertySymbol { GetMethod: { } getter } property && !StoredWrites.IsAutomatic(property))
        {
            return Code.ReturnsOf(getter, Token) is { IsIterator: false, Values: { } returned } && returned.Only() is { } only ? FollowItems(only, callers, read, isKept: true) : null;
        }

        var stored = Code.WritesOf(member.OriginalDefinition, Token);
        if (stored.CanBeDefault || stored.Values?.Only() is not { Value: { } value, Part: null } || /* guard: filled */ StoredWrites.MayBeFilledInside(member, Code, Token) || MemberUses(member, isOnlyRead: TakesSeen) is not { } uses) return null;
        return uses.All(use => ObjectUse.Of(use, Code, Token).Effect is var effect && (effect == ObjectEffect.None || (TakesSeen && effect == ObjectEffect.Escapes)))
            ? State.Within(null, State.Moment, () => FollowItems(value, callers, read, isKept: true))
            : null;
    }

    // The list that the only call in sight gives, or the one that is gone into.
    private List<T>? ItemsOfParameter(IParameterReferenceOperation reference, int callers, Func<IOperation, int, T> read)
    {
        var parameter = reference.Parameter;
        if (parameter.ContainingSymbol is not IMethodSymbol method || parameter.RefKind != RefKind.None || parameter.DeclaringSyntaxReferences.Only() is not { } declared) return null;
        var declaration = Code.SyntaxOf(declared);
        if (declaration.Parent?.Parent is TypeDeclarationSyntax) return null;
        var (given, frame, up) = GivenTo(reference, method, callers);
        return given is null ? null : Kept(
            State.Within(frame, State.Moment, () => FollowItems(given, up, read, isKept: true)),
            LocalUses.Of(declaration, parameter, Code.ModelOf(declaration)), null, reference, callers, read);
    }

    private (IOperation? Given, Frame? Frame, int Callers) GivenTo(IParameterReferenceOperation reference, IMethodSymbol method, int callers)
    {
        for (var frame = State.Frame; frame is not null; frame = frame.Outer)
        {
            if (CallSites.IsSame(frame.Method, method)) return (frame.Given(reference.Parameter), frame.Outer, callers);
        }

        return method.MethodKind != MethodKind.AnonymousFunction && Code.CallersOf(method, Token) is { Calls: { } calls, MayUseDefaults: false } && calls.Only() is { } only
            ? (CallArguments.Of(only, reference.Parameter.Ordinal), null, callers + 1)
            : (null, null, callers);
    }

    // A list under a name: what is added to it in order, before it is read. Without an order nothing may happen to it.
    private List<T>? Kept(IReadOnlyList<T>? made, IEnumerable<ExpressionSyntax> uses, UseOrder? order, IOperation reference, int callers, Func<IOperation, int, T> read)
    {
        if (made is null) return null;
        var all = new List<T>(made);
        foreach (var use in uses)
        {
            if (Assignment.Of(use, Code, Token) is not null) return null;
            var found = ObjectUse.Of(use, Code, Token);
            if (found.Effect == ObjectEffect.None || use == reference.Syntax) continue;
            if (order is not { IsInOrder: true }) return null;
            if (order.IsAfterCall(use)) continue;
            if (found is not { Effect: ObjectEffect.Adds or ObjectEffect.AddsMany, Key: null, Value: { } value, Node: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } }
                || !InOrder.Contains(name) || /* guard: in-order */ !order.IsAlwaysBefore(found.Node)) return null;
            if (Code.OperationOf(value, Token) is not { } operation) return null;
            if (found.Effect == ObjectEffect.Adds) all.Add(read(operation, callers));
            else if (FollowItems(operation, callers, read) is { } added) all.AddRange(added);
            else return null;
        }

        return all;
    }

    // list[1], list[^1]
    private T? FollowItemAt(IOperation list, IOperation? index, int callers)
    {
        var isFromEnd = index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
        if ((isFromEnd ? ((IUnaryOperation)index!).Operand : index) is not { ConstantValue: { HasValue: true, Value: int at } }) return null;
        var type = Operations.Unwrap(list).Type;
        if (!ValueTypes.HasLeafElements(type) || ValueTypes.IsMap(type) || FollowItems(list, callers, Follow) is not { } items) return null;
        if (isFromEnd) at = items.Count - at;
        return at >= 0 && at < items.Count ? items[at] : null;
    }

    // "a,b".Split(',')
    private IReadOnlyList<T>? SplitOf(IInvocationOperation call, int callers)
    {
        if (call is not { Instance: { } instance, TargetMethod: { Name: "Split", ContainingType.SpecialType: SpecialType.System_String } }) return null;
        if (State.Asking(null, () => new ValueReader(State).OnlyText(instance, callers)) is not { } text || TextSplit.Of(call, text, Code, Token) is not { } parts) return null;
        return [.. parts.Select(part => Constant(part, call.Syntax))];
    }
}
