using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>What methods, local functions and delegates return, and what they are handed.</summary>
internal abstract partial class ValueFlow<T>
{
    private T FollowInvocation(IInvocationOperation call, int callers)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke) return FollowDelegate(call, callers);
        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return Wrapped(call) is { } inner ? Follow(inner, callers)
                : method is { Name: "Run", ContainingType.Name: "Task" } && call.Arguments.Length > 0 ? FollowMade(call.Arguments[0].Value, null, callers) ?? Read(call, callers)
                : Read(call, callers);
        }

        return MethodReturns.CanBeOverridden(method) ? FollowImplementations(call, method, callers) : FollowReturns(call, method, callers);
    }

    protected T FollowReturns(IOperation? reference, IMethodSymbol method, int callers)
    {
        method = method.ReducedFrom ?? method.OriginalDefinition;
        var returns = Code.ReturnsOf(method, Token);
        if (returns.Values is not { } values) return ReadOr(reference, callers);
        return State.Once(method, /* guard: itself => Nothing */ Unknown, () => FollowAll(values, returns.IsIterator, CallArguments.AreOf(reference) ? new(method, reference, null, State.Frame) : State.Frame, callers));
    }

    private T FollowAll(IReadOnlyList<IOperation> values, bool areElements, Frame? frame, int callers)
    {
        var all = areElements ? EmptyList : Nothing;
        foreach (var value in values)
        {
            var found = State.Within(frame, new(value.Syntax, !areElements), () => Returned(value, Follow(value, callers)));
            all = areElements ? Either(all, WithElement(all, AsShared(found))) : Either(all, found);
        }

        return all;
    }

    /// <summary>What a method returns, where the code before has looked at it.</summary>
    protected virtual T Returned(IOperation value, T found) => found;

    // f(x)
    private T FollowDelegate(IInvocationOperation call, int callers)
        => call.Instance is { } function ? FollowMade(function, call, callers) ?? Read(call, callers) : Read(call, callers);

    /// <summary>Follows what a delegate returns.</summary>
    /// <param name="function">The delegate.</param>
    /// <param name="call">The call that runs it; <see langword="null"/> for the framework's.</param>
    /// <param name="callers">How many calls up it stands.</param>
    /// <param name="elements">The lists whose elements the framework hands its parameters.</param>
    /// <param name="walked">Where it walks through them; <see langword="null"/> for where they are named.</param>
    /// <returns>The value; <see langword="null"/> when the code does not show what runs.</returns>
    protected T? FollowMade(IOperation function, IOperation? call, int callers, IReadOnlyList<IOperation?>? elements = null, Moment? walked = null)
    {
        if (new OriginFlow(State).Follow(function, callers).Items is not { } origins) return null;
        var all = Nothing;
        foreach (var origin in origins)
        {
            if ((origin.Maker as IDelegateCreationOperation)?.Target is not { } target || Target(target) is not { } method) return null;
            var returns = target is IAnonymousFunctionOperation lambda ? MethodReturns.Of(lambda) : Code.ReturnsOf(method, Token);
            if (returns.Values is not { } values) return null;
            all = Either(all, State.Once(method, Unknown, () => FollowAll(values, returns.IsIterator, new(method, call, elements, origin.Frame) { Walked = walked }, callers)));
        }

        return all;
    }

    private IMethodSymbol? Target(IOperation target)
        => target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation { Method: { DeclaringSyntaxReferences.Length: > 0 } method } when !MethodReturns.CanBeOverridden(method) && !Code.IsElsewhere(method) => method.OriginalDefinition,
            _ => null,
        };

    // TryGet(out var x)
    private T? FollowOut(IArgumentOperation argument, int callers)
    {
        if (argument is not { Parameter: { RefKind: RefKind.Out } parameter, Parent: IInvocationOperation { TargetMethod: var method } call }) return null;
        method = method.ReducedFrom ?? method.OriginalDefinition;
        if (method.DeclaringSyntaxReferences.IsEmpty) return ReadOutOfList(call, parameter, callers);
        return MethodReturns.CanBeOverridden(method) ? null : FollowOutOf(method, parameter.Ordinal, new(method, call, null, State.Frame), callers);
    }

    // What a method gives one of its "out" parameters.
    private T? FollowOutOf(IMethodSymbol method, int ordinal, Frame frame, int callers)
    {
        if (method.Parameters.FirstOrDefault(own => own.Ordinal == ordinal) is not { DeclaringSyntaxReferences.Length: 1 } own) return null;
        var declaration = Code.SyntaxOf(own.DeclaringSyntaxReferences[0]);
        return State.Once(own, Unknown, () => State.Within(frame, null, () =>
        {
            var all = Nothing;
            foreach (var use in LocalUses.Of(declaration, own, Code.ModelOf(declaration)))
            {
                if (Assignment.Of(use, Code, Token) is { } write) all = Either(all, FollowWrite(write, callers));
            }

            return all;
        }));
    }

    // The parameter of a lambda has what the code around it hands to it.
    private T FollowLambdaParameter(IParameterReferenceOperation reference, IMethodSymbol lambda, int callers)
    {
        if (lambda.DeclaringSyntaxReferences.Length != 1 || Code.SyntaxOf(lambda.DeclaringSyntaxReferences[0]) is not ExpressionSyntax function) return Read(reference, callers);
        return State.Once(reference.Parameter, Unknown, () => FollowHandedTo(function, reference.Parameter.Ordinal, callers) ?? Read(reference, callers));
    }

    /// <summary>Follows what a function that is handed about is called with.</summary>
    /// <param name="function">The lambda or method group.</param>
    /// <param name="ordinal">The parameter.</param>
    /// <param name="callers">How many calls up it stands.</param>
    /// <returns>The value; <see langword="null"/> when code out of sight may call it.</returns>
    public T? FollowHandedTo(ExpressionSyntax function, int ordinal, int callers)
    {
        var sites = DelegateSites.Of(function, Code, Token);
        if (sites.Calls is not { } calls || (ordinal > 0 && sites.Lists.Count > 0)) return null;
        var all = sites.Lists.Aggregate(Nothing, (elements, list) => Either(elements, FollowElements(list, callers)));
        foreach (var (call, outer) in calls)
        {
            if (CallArguments.Of(call, ordinal) is not { } argument) return null;
            var method = (outer as IInvocationOperation)?.TargetMethod ?? (outer as IObjectCreationOperation)?.Constructor;
            var frame = method is null ? State.Frame : new Frame(method.ReducedFrom ?? method.OriginalDefinition, outer, null, State.Frame);
            all = Either(all, FollowHanded(argument, call.Syntax, frame, callers));
        }

        return all;
    }
}
