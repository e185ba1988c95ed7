using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Follows a value back to the expressions that make it: through locals in the order of the code, parameters to their callers,
/// readonly fields and get-only properties to the constructors, methods to what they return. What may be changed elsewhere is
/// unknown. For one call; bounded in depth and in work.
/// </summary>
/// <typeparam name="T">What is known of a value.</typeparam>
internal abstract class ValueFlow<T>(CodeIndex code, CancellationToken token)
    where T : class
{
    private const int MaxCallers = 4;
    private const int MaxNesting = 48;
    private const int MaxUses = 200;

    // What is being followed: code that comes back to it gives any value.
    private readonly HashSet<object> _open = [];

    // The calls whose results are being followed, the innermost first: each alone gives its method's parameters their values.
    private ResultOf? _result;
    private int _budget = 2000;
    private int _nesting;

    // What uses of variables were found to be, and how often something was cut short or came back to what is being followed.
    private readonly Dictionary<(SyntaxNode Use, ResultOf? Result), T> _known = [];
    private int _dependencies;

    protected CodeIndex Code => code;

    protected CancellationToken Token => token;

    protected abstract T Unknown { get; }

    /// <summary>Code that gives no value: it throws, or never runs.</summary>
    protected abstract T Nothing { get; }

    /// <summary><see langword="null"/>, or nothing assigned.</summary>
    protected abstract T Null { get; }

    protected abstract T Either(T left, T right);

    /// <summary>The first value where it is not <see langword="null"/>, else the second.</summary>
    protected abstract T Coalesce(T first, Func<T> second);

    /// <summary>Reads an expression that makes a value, or one that cannot be followed.</summary>
    protected abstract T Read(IOperation operation, int callers);

    /// <summary>The value of an optional parameter that is left out.</summary>
    protected abstract T Default(IParameterSymbol parameter);

    /// <summary>What a container gives a constructor's parameter.</summary>
    protected virtual T Injected(IParameterSymbol parameter, int callers) => Nothing;

    /// <summary>A parameter of a method that may be called out of sight.</summary>
    protected virtual T Hidden(IParameterReferenceOperation reference, IMethodSymbol method, int callers) => Read(reference, callers);

    /// <summary>Whether calls change an object of a type, so that only the uses of a local say what it is.</summary>
    protected virtual bool IsChangedByCalls(ITypeSymbol? type) => false;

    /// <summary>A variable whose value depends on itself, as in a loop.</summary>
    protected virtual T Again => Unknown;

    /// <summary>What a use of a variable writes.</summary>
    /// <returns>The write, or <see langword="null"/> when the use only reads.</returns>
    protected virtual Assignment? WriteOf(ExpressionSyntax use, ITypeSymbol? type) => Assignment.Of(use, code, token);

    /// <summary>What a variable is after a write.</summary>
    protected virtual T Written(ExpressionSyntax use, ITypeSymbol? type, Assignment write, int callers) => FollowOwn(write.Value, type, callers);

    // Another name of an object that calls change says nothing of later changes.
    private T FollowOwn(IOperation? value, ITypeSymbol? type, int callers)
        => IsChangedByCalls(type) && value is not null && Operations.UnwrapSame(value) is ILocalReferenceOperation or IMemberReferenceOperation or IParameterReferenceOperation
            ? Unknown
            : Follow(value, callers);

    /// <summary>Follows a value.</summary>
    /// <param name="operation">The value; <see langword="null"/> for one that the compiler does not know.</param>
    /// <param name="callers">How many calls up it stands.</param>
    public T Follow(IOperation? operation, int callers)
    {
        token.ThrowIfCancellationRequested();
        if (operation is null) return Unknown;
        if (callers > MaxCallers || _nesting > MaxNesting || --_budget < 0) return Cut();

        _nesting++;
        try
        {
            return FollowOpen(Operations.UnwrapSame(operation), callers);
        }
        finally
        {
            _nesting--;
        }
    }

    private bool IsOpen(ISymbol member)
    {
        if (!_open.Contains(member)) return false;
        _dependencies++;
        return true;
    }

    private T Cut()
    {
        _dependencies++;
        return Unknown;
    }

    private T FollowOpen(IOperation operation, int callers)
    {
        if (operation.ConstantValue.HasValue) return Read(operation, callers);
        return operation switch
        {
            IConditionalOperation { WhenFalse: { } otherwise } conditional => Either(Follow(conditional.WhenTrue, callers), Follow(otherwise, callers)),
            ISwitchExpressionOperation choice => choice.Arms.Aggregate(Nothing, (all, arm) => Either(all, Follow(arm.Value, callers))),
            ICoalesceOperation coalesce => Coalesce(Follow(coalesce.Value, callers), () => Follow(coalesce.WhenNull, callers)),

            // _field ??= value: what was there comes from the other writes of the field.
            ICoalesceAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } coalesce when IsOpen(member) => Follow(coalesce.Value, callers),
            ICoalesceAssignmentOperation coalesce => Coalesce(Follow(coalesce.Target, callers), () => Follow(coalesce.Value, callers)),
            IThrowOperation => Nothing,
            ISimpleAssignmentOperation assignment => Follow(assignment.Value, callers),
            IAwaitOperation awaited => FollowAwaited(awaited, callers),
            ILocalReferenceOperation local => FollowLocal(local, callers),
            IParameterReferenceOperation parameter => FollowParameter(parameter, callers),
            IFieldReferenceOperation field when field.Field.DeclaringSyntaxReferences.Length > 0 => FollowStored(field, field.Field, callers),
            IPropertyReferenceOperation { Arguments.Length: 0 } property when property.Property.DeclaringSyntaxReferences.Length > 0 => FollowProperty(property, callers),
            IInvocationOperation invocation when invocation.TargetMethod.DeclaringSyntaxReferences.Length > 0 => FollowReturns(invocation, invocation.TargetMethod, false, callers),
            _ => Read(operation, callers),
        };
    }

    private T FollowAwaited(IAwaitOperation awaited, int callers)
    {
        var task = Operations.Unwrap(awaited.Operation);
        if (task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner }) task = Operations.Unwrap(inner);
        return task switch
        {
            IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments.Length: 1 } made => Follow(made.Arguments[0].Value, callers),
            IInvocationOperation invocation when invocation.TargetMethod.DeclaringSyntaxReferences.Length > 0 => FollowReturns(invocation, invocation.TargetMethod, true, callers),
            _ => Read(awaited, callers),
        };
    }

    private T FollowLocal(ILocalReferenceOperation reference, int callers)
    {
        var local = reference.Local;
        if (local.RefKind != RefKind.None || local.DeclaringSyntaxReferences.Length != 1) return Unknown;
        var declaration = code.SyntaxOf(local.DeclaringSyntaxReferences[0]);
        Func<T>? start = declaration switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } => () => FollowOwn(code.OperationOf(initializer.Value, token), local.Type, callers),
            VariableDeclaratorSyntax => () => Nothing,
            ForEachStatementSyntax loop => () => code.ModelOf(loop.SyntaxTree).GetOperation(loop, token) is { } operation ? Read(operation, callers) : Unknown,
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax argument } } when Assignment.Of((ExpressionSyntax)declaration.Parent!, code, token) is { Value: { } value } => () => Read(value, callers),
            _ => null,
        };
        return start is null ? Unknown : FollowWrites(declaration, local, reference, start, callers);
    }

    private T FollowParameter(IParameterReferenceOperation reference, int callers)
    {
        var parameter = reference.Parameter;
        if (parameter.RefKind != RefKind.None
            || IsChangedByCalls(parameter.Type)
            || parameter.ContainingSymbol is not IMethodSymbol method
            || parameter.DeclaringSyntaxReferences.Length != 1
            || code.SyntaxOf(parameter.DeclaringSyntaxReferences[0]) is not ParameterSyntax declaration)
        {
            return Read(reference, callers);
        }

        if (declaration.Parent?.Parent is TypeDeclarationSyntax)
        {
            return IsWrittenInType(method.ContainingType, parameter) ? Unknown : FollowCallers(reference, method, callers);
        }

        return FollowWrites(declaration, parameter, reference, () => FollowCallers(reference, method, callers), callers);
    }

    private T FollowCallers(IParameterReferenceOperation reference, IMethodSymbol method, int callers)
    {
        for (var result = _result; result is not null; result = result.Outer)
        {
            if (CallSites.IsSame(result.Call.TargetMethod, method)) return FollowGiven(reference, result, callers);
        }

        var sites = code.CallersOf(method, token);
        if (callers == MaxCallers || !_open.Add(reference.Parameter)) return Cut();

        var inner = _result;
        _result = null;
        try
        {
            if (sites.Calls is null) return Hidden(reference, method, callers);
            var all = sites.MayUseDefaults && reference.Parameter.HasExplicitDefaultValue ? Default(reference.Parameter) : Nothing;
            if (sites.IsMadeByContainer) all = Either(all, Injected(reference.Parameter, callers));
            foreach (var call in sites.Calls)
            {
                if (Given(call, reference.Parameter) is not { } argument) return Unknown;

                // A method that calls itself with what it was given adds no value.
                if (Operations.Unwrap(argument.Value) is IParameterReferenceOperation same && SymbolEqualityComparer.Default.Equals(same.Parameter, reference.Parameter)
                    && !IsWrittenIn(same)) continue;
                all = Either(all, Follow(argument.Value, callers + 1));
            }

            return all;
        }
        finally
        {
            _result = inner;
            _open.Remove(reference.Parameter);
        }
    }

    private T FollowGiven(IParameterReferenceOperation reference, ResultOf result, int callers)
    {
        var inner = _result;
        _result = result.Outer;
        try
        {
            return Given(result.Call, reference.Parameter) is { } argument ? Follow(argument.Value, callers) : Unknown;
        }
        finally
        {
            _result = inner;
        }
    }

    /// <summary>What a call of a method gives one of its parameters.</summary>
    protected static IArgumentOperation? Given(IOperation call, IParameterSymbol parameter)
        => (call is IInvocationOperation invocation ? invocation.Arguments : ((IObjectCreationOperation)call).Arguments)
            .FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal);

    private bool IsWrittenIn(IParameterReferenceOperation reference)
        => code.SyntaxOf(reference.Parameter.DeclaringSyntaxReferences[0]) is var declaration
            && LocalUses.Of(declaration, reference.Parameter, code.ModelOf(declaration.SyntaxTree)).Any(use => Assignment.Of(use, code, token) is not null);

    // A primary constructor's parameter is a variable that all members share.
    private bool IsWrittenInType(INamedTypeSymbol type, IParameterSymbol parameter)
        => code.NamesIn(code.Declarations(type), parameter.Name).Any(name =>
            Assignment.Of(name, code, token) is not null
            && SymbolEqualityComparer.Default.Equals(code.ModelOf(name.SyntaxTree).GetSymbolInfo(name, token).Symbol, parameter));

    private T FollowWrites(SyntaxNode declaration, ISymbol variable, IOperation reference, Func<T> start, int callers)
    {
        var key = (reference.Syntax, _result);
        if (_known.TryGetValue(key, out var known)) return known;
        if (LocalUses.Count(declaration, variable.Name) > MaxUses) return Unknown;
        if (!_open.Add(reference.Syntax))
        {
            _dependencies++;
            return Again;
        }

        var before = _dependencies;
        try
        {
            var value = FollowWrites(new UseOrder(declaration, reference.Syntax), declaration, variable, reference.Type, start, callers);

            // What was cut short, or depends on what is being followed, is another value elsewhere.
            if (before == _dependencies) _known[key] = value;
            return value;
        }
        finally
        {
            _open.Remove(reference.Syntax);
        }
    }

    private T FollowWrites(UseOrder order, SyntaxNode declaration, ISymbol variable, ITypeSymbol? type, Func<T> start, int callers)
    {
        var before = new List<(ExpressionSyntax Use, Assignment Write)>();
        var anytime = new List<(ExpressionSyntax Use, Assignment Write)>();
        var isReplaced = false;
        foreach (var use in LocalUses.Of(declaration, variable, code.ModelOf(declaration.SyntaxTree)))
        {
            if (WriteOf(use, type) is not { } write || order.IsWrittenAfter(write.Node)) continue;
            if (order.IsElsewhere(use))
            {
                anytime.Add((use, write));
                continue;
            }

            if (order.IsAlwaysBefore(write.Node))
            {
                before.Clear();
                isReplaced = true;
            }

            before.Add((use, write));
        }

        var first = isReplaced ? Nothing : start();
        return before.Concat(anytime).Aggregate(first, (all, one) => Either(all, Written(one.Use, type, one.Write, callers)));
    }

    private T FollowProperty(IPropertyReferenceOperation reference, int callers)
    {
        var property = reference.Property;
        if (property.GetMethod is not { } getter || MethodReturns.CanBeOverridden(property)) return Read(reference, callers);
        return StoredWrites.IsAutomatic(property)
            ? FollowStored(reference, property, callers)
            : FollowReturns(reference, getter, false, callers);
    }

    private T FollowStored(IMemberReferenceOperation reference, ISymbol member, int callers)
    {
        var stored = code.WritesOf(member.OriginalDefinition, token);
        if (stored.Values is null || IsChangedByCalls(reference.Type)) return Read(reference, callers);
        if (!_open.Add(member)) return Cut();

        // What is stored may come from another call.
        var inner = _result;
        _result = null;
        try
        {
            return stored.Values.Aggregate(stored.CanBeDefault ? Null : Nothing, (all, write) => Either(all, Follow(write.Value, callers)));
        }
        finally
        {
            _result = inner;
            _open.Remove(member);
        }
    }

    private T FollowReturns(IOperation reference, IMethodSymbol method, bool isAwaited, int callers)
    {
        var returns = code.ReturnsOf(method.ReducedFrom ?? method.OriginalDefinition, token);
        if (returns.Values is null || returns.IsAsync != isAwaited) return Read(reference, callers);
        if (!_open.Add(method.OriginalDefinition)) return Cut();

        var inner = _result;
        if (reference is IInvocationOperation call) _result = new ResultOf(call, inner);
        try
        {
            return returns.Values.Aggregate(Nothing, (all, value) => Either(all, Follow(value, callers)));
        }
        finally
        {
            _result = inner;
            _open.Remove(method.OriginalDefinition);
        }
    }

    private sealed record ResultOf(IInvocationOperation Call, ResultOf? Outer);
}
