using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// What code does to an object or list after it is made: under its own name, under every other name that the code gives it, and in
/// the methods that it is handed to. What cannot be seen to the end is given up.
/// </summary>
internal abstract partial class ValueFlow<T>
{
    /// <summary>Whether what happens to a value of a type after it is made counts. A text never changes.</summary>
    protected virtual bool Tracks(ITypeSymbol? type) => ValueTypes.IsListLike(ValueTypes.Held(type));

    /// <summary>The value after a change somewhere below it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">The members that lead there.</param>
    /// <param name="change">What happens there.</param>
    protected virtual T Change(T value, IReadOnlyList<string> path, Func<T, T> change) => path.Count == 0 ? change(value) : Unknown;

    /// <summary>The value after code that we do not see had it in hands.</summary>
    protected virtual T Escaped(T value) => Unknown;

    /// <summary>Whether a value of a type is copied with all that it holds, so that code that has one changes no other.</summary>
    protected virtual bool IsCopied(ITypeSymbol? type) => false;

    /// <summary>The value where other code holds it too, so that what happens to it later counts the next time.</summary>
    protected virtual T AsShared(T value) => value;

    /// <summary>Whether other code holds a value, or a part of it.</summary>
    protected virtual bool IsShared(T value, IReadOnlyList<string> path) => false;

    /// <summary>The value after all uses of one of its names, in whatever order they run.</summary>
    private T Touched(T value, IEnumerable<ExpressionSyntax> uses, SyntaxNode? read, int callers)
        => uses.Where(use => use != read || GoesOn(use)).Aggregate(value, (all, use) => Used(all, use, null, callers));

    // The use that a value is read through is followed from there on. But where it has a further name, or a method gives it to whoever
    // asks, others than the one that is followed may change it.
    private bool GoesOn(ExpressionSyntax use)
        => ObjectUse.Of(use, Code, Token) is var found
            && (found.Effect is ObjectEffect.IsReturned or ObjectEffect.IsNamed or ObjectEffect.IsHanded || (found.Effect == ObjectEffect.Escapes && (IsReturnedInAList(found.Node) || HasTwoNames(use))));

    // x = y = request: followed as x, it is y too.
    private static bool HasTwoNames(ExpressionSyntax use)
        => use.Parent is AssignmentExpressionSyntax { Parent: AssignmentExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax } assignment && assignment.Right == use;

    // yield return request, return [request]
    private static bool IsReturnedInAList(SyntaxNode node)
    {
        var list = node;
        while (list.Parent is InitializerExpressionSyntax or ExpressionElementSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax) list = list.Parent;
        return list.Parent is YieldStatementSyntax || (list != node && list.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax);
    }

    /// <summary>The value after one use of a name.</summary>
    /// <param name="value">The value before.</param>
    /// <param name="use">The use.</param>
    /// <param name="order">Tells what runs before the moment of interest; <see langword="null"/> when the use may run at any time.</param>
    /// <param name="callers">How many calls up it stands.</param>
    private T Used(T value, ExpressionSyntax use, UseOrder? order, int callers)
    {
        var found = ObjectUse.Of(use, Code, Token);
        if (found.Effect == ObjectEffect.None || IsOfHolder(found)) return value;
        if (IsShared(value, found.Path)) order = null;
        if (order is not null && order.IsAfterCall(use))
        {
            if (State.Moment is { IsLast: true }) return value;
            order = null;
        }

        var isAlways = order is not null && order.IsAlwaysBefore(found.Node) && /* guard: left-out */ !LeftOutCalls.MayBe(found.Call);
        var changed = After(value, found, order is null, isAlways, callers);
        return isAlways ? changed : Either(value, changed);
    }

    // A list that holds an object may grow and shrink: the object stays as it is.
    private bool IsOfHolder(ObjectUse use)
        => State.IsHolder && use.Path.Count == 0 && use.Effect is ObjectEffect.Adds or ObjectEffect.AddsMany or ObjectEffect.SetsElement or ObjectEffect.Removes;

    private T After(T value, ObjectUse use, bool isAnyTime, bool isAlways, int callers)
    {
        // guard: map-in-map
        if (use.IsOfElement && State.Map is { Key: not null }) return State.Asking(new(null), () => After(value, use, isAnyTime, isAlways, callers));
        switch (use.Effect)
        {
            case ObjectEffect.Sets:
                return Change(value, use.Path, now => Value(use, isAnyTime, callers) is var set && use.IsCompound ? Either(now, set) : set);
            case ObjectEffect.SetsElement or ObjectEffect.Adds when use.Key is { } key && Code.OperationOf(key, Token) is { } name:
                return Change(value, use.Path, now => State.Within(State.Frame, new(use.Node, false), () => Entry(now, name, Code.OperationOf(use.Value!, Token), callers)));
            case ObjectEffect.SetsElement:
                return Change(value, use.Path, now => WithElement(now, Value(use, isAnyTime, callers)));
            case ObjectEffect.Adds:
                return Change(value, use.Path, now => WithElement(now, Value(use, isAnyTime, callers)));
            case ObjectEffect.AddsMany:
                return Change(value, use.Path, now => AddAll(now, Value(use, isAnyTime, callers)));
            case ObjectEffect.Removes:
                return Change(value, use.Path, Shortened);
            case ObjectEffect.Replaces:
                return /* guard: replaced */ Change(value, use.Path, _ => Unknown);
            case ObjectEffect.IsNamed:
                return Inside(value, use, () => Change(value, use.Path, now => /* guard: second-name */ Named(now, use.Name!, callers)));
            case ObjectEffect.IsHanded:
                return Inside(value, use, () => Change(value, use.Path, now => /* guard: handed */ Handed(now, use, isAlways, callers)));
            case ObjectEffect.IsReturned:
                return Inside(value, use, () => Change(value, use.Path, now => /* guard: returned */ Returned(now, use.Node, callers)));
            default:
                if (use.Path.Count == 0 && IsCopied(Code.ModelOf(use.Node).GetTypeInfo(use.Node, Token).Type)) return value;
                return Change(value, use.Path, now => use.Path.Count == 0 ? /* guard: out-of-sight */ Escaped(now) : Either(Escaped(now), Unknown));
        }
    }

    private T Value(ObjectUse use, bool isAnyTime, int callers)
        => State.Asking(null, () => State.Within(State.Frame, isAnyTime ? new(use.Node, false) : State.Moment, () => Follow(Code.OperationOf(use.Value!, Token), callers)));

    private T Inside(T value, ObjectUse use, Func<T> read)
    {
        if (State.Aliases >= FlowBounds.Aliases) return Change(value, use.Path, Escaped);
        var isHolder = State.IsHolder;
        State.IsHolder |= use.IsHeld;
        State.Aliases++;
        try
        {
            return read();
        }
        finally
        {
            State.Aliases--;
            State.IsHolder = isHolder;
        }
    }

    // What happens under another name may happen at any time.
    private T Named(T value, ISymbol name, int callers)
    {
        if (IsCopied(Operations.TypeOf(name))) return value;
        State.Leaks++;
        if (name is IFieldSymbol or IPropertySymbol) return MemberUses(name) is { } uses && IsOwn(name) ? State.Once((name, "named"), value, () => Touched(value, uses, null, callers)) : Escaped(value);
        // guard: by-reference
        if (name.DeclaringSyntaxReferences.Length != 1 || name is not (ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None } or IRangeVariableSymbol)) return Escaped(value);
        var declaration = Code.SyntaxOf(name.DeclaringSyntaxReferences[0]);
        if (!State.TryUse(LocalUses.Count(declaration, name.Name))) return Escaped(value);
        return State.Once((name, "named"), value, () =>
            LocalUses.Of(declaration, name, Code.ModelOf(declaration))
                .Where(use => /* guard: operator */ Assignment.IsInPlace(use, Code, Token) || Assignment.Of(use, Code, Token) is null)
                .Aggregate(value, (all, use) => Used(all, use, null, callers)));
    }

    // Nothing but the code in sight reads a field or property of the program.
    private bool IsOwn(ISymbol member) => member.DeclaringSyntaxReferences.Length > 0 && member.GetAttributes().IsEmpty && Code.ScopeOf(member) is not null;

    private T Returned(T value, ExpressionSyntax place, int callers)
    {
        // What a method returns of its own is gone from its body; what another name keeps may be changed by whoever asked.
        if (State.Aliases == 1 && !IsShared(value, []) && Code.ModelOf(place).GetSymbolInfo(place, Token).Symbol is ILocalSymbol or IParameterSymbol
            && UseOrder.FunctionOf(place) is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)) return value;
        if (Code.ModelOf(place).GetEnclosingSymbol(place.SpanStart, Token) is not IMethodSymbol method) return Escaped(value);
        return ReturnedTo(value, method, callers);
    }

    private T ReturnedTo(T value, IMethodSymbol method, int callers)
    {
        if (MethodReturns.CanBeOverridden(method)) return Escaped(value);
        // guard: indexer
        if (method.AssociatedSymbol is IPropertySymbol { IsIndexer: true }) return Escaped(value);
        if (method.AssociatedSymbol is IPropertySymbol property) return MemberUses(property, ValueTypes.IsReadOnly(property.Type)) is { } uses ? State.Once((property, "named"), value, () => Touched(value, uses, null, callers)) : Escaped(value);
        return ResultsOf(method) is { } results ? State.Once((method, "returned"), value, () => results.Aggregate(value, (all, call) => Used(all, call, null, callers))) : Escaped(value);
    }

    // The calls of a method or lambda, each a name of what it returns; null when code out of sight may call it and change that.
    private IEnumerable<ExpressionSyntax>? ResultsOf(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.AnonymousFunction)
        {
            return method.DeclaringSyntaxReferences is [var lambda] && Code.SyntaxOf(lambda) is ExpressionSyntax function
                && DelegateSites.Of(function, Code, Token) is { Lists.Count: 0, Calls: { } sites }
                ? sites.Select(static site => site.Call.Syntax).OfType<ExpressionSyntax>()
                : null;
        }

        var calls = Code.CallersOf(method, Token);
        return (calls.Calls ?? (calls.IsUncalled ? [] : ValueTypes.IsReadOnly(method.ReturnType) ? Code.SeenCallersOf(method, Token) : null))?.Select(static call => call.Syntax).OfType<ExpressionSyntax>();
    }

    // Fill(request): what the method does to it, before it returns when it surely runs to the end.
    private T Handed(T value, ObjectUse use, bool isAlways, int callers)
    {
        var call = (IInvocationOperation)use.Call!;
        var ordinal = ((IParameterSymbol)use.Name!).Ordinal;
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke) return HandedToDelegate(value, call, ordinal, callers);
        if (!MethodReturns.CanBeOverridden(call.TargetMethod)) return HandedTo(value, call.TargetMethod.ReducedFrom ?? call.TargetMethod.OriginalDefinition, call, ordinal, isAlways, State.Frame, callers);
        return Code.Once(call.TargetMethod.OriginalDefinition, code => Implementations.Find(call.TargetMethod.OriginalDefinition, code, Token)).Members is not { } members
            ? Escaped(value)
            : members.OfType<IMethodSymbol>().Select(method => HandedTo(value, method, call, ordinal, isAlways, State.Frame, callers)).Aggregate(Either);
    }

    private T HandedToDelegate(T value, IInvocationOperation call, int ordinal, int callers)
    {
        if (call.Instance is null || new OriginFlow(State).Follow(call.Instance, callers).Items is not { Count: > 0 } origins) return Escaped(value);
        var all = Nothing;
        foreach (var origin in origins)
        {
            if ((origin.Maker as IDelegateCreationOperation)?.Target is not { } target || Target(target) is not { } method) return Escaped(value);
            all = Either(all, HandedTo(value, method, call, ordinal, false, origin.Frame, callers));
        }

        return all;
    }

    private T HandedTo(T value, IMethodSymbol method, IInvocationOperation call, int ordinal, bool isAlways, Frame? outer, int callers)
    {
        var body = method.PartialImplementationPart ?? method;
        if (body.Parameters.FirstOrDefault(own => own.Ordinal == ordinal) is not { DeclaringSyntaxReferences.Length: 1, RefKind: RefKind.None, IsParams: false } parameter || body.DeclaringSyntaxReferences.Length != 1) return Escaped(value);
        var declaration = Code.SyntaxOf(parameter.DeclaringSyntaxReferences[0]);
        if (!State.TryUse(LocalUses.Count(declaration, parameter.Name))) return Escaped(value);

        var end = isAlways ? BodyEnd.Of(Code.SyntaxOf(body.DeclaringSyntaxReferences[0]), body, call) : null;
        if (end is null && (body.IsAsync || body.MethodKind == MethodKind.AnonymousFunction)) State.Leaks++;
        var isReturned = false;
        var after = State.Once((parameter, "named"), value, () => State.Within(new(method, call, null, outer), State.Moment, () =>
        {
            var all = value;
            foreach (var use in LocalUses.Of(declaration, parameter, Code.ModelOf(declaration)))
            {
                if (Assignment.Of(use, Code, Token) is not null && !Assignment.IsInPlace(use, Code, Token)) continue;
                var found = ObjectUse.Of(use, Code, Token);
                if (found.Effect == ObjectEffect.None || IsOfHolder(found)) continue;
                if (found.Effect == ObjectEffect.IsReturned)
                {
                    isReturned = true;
                    continue;
                }

                var isSure = end is not null && end.Runs(found.Node);
                var changed = After(all, found, true, isSure, callers);
                all = isSure ? changed : Either(all, changed);
            }

            return all;
        }));

        // The method gives it back: what the call makes is another name of it.
        return isReturned && call.Syntax is ExpressionSyntax result ? Used(after, result, null, callers) : after;
    }
}
