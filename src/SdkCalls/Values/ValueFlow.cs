using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Follows a value back to the expressions that make it: through locals in the order of the code, parameters to their callers,
/// fields and properties to what writes them, methods to what they return, lists to their elements. What may be changed out of
/// sight is unknown. The one engine for texts, requests, clients and credentials; a reader says what it knows of an expression that
/// makes a value. Bounded by <see cref="FlowBounds"/>.
/// </summary>
/// <typeparam name="T">What is known of a value.</typeparam>
internal abstract partial class ValueFlow<T>(FlowState state)
    where T : class
{
    protected FlowState State => state;

    protected CodeIndex Code => state.Code;

    protected CancellationToken Token => state.Token;

    protected abstract T Unknown { get; }

    /// <summary>Code that gives no value: it throws, or never runs.</summary>
    protected abstract T Nothing { get; }

    /// <summary><see langword="null"/>, or nothing assigned.</summary>
    protected abstract T Null { get; }

    /// <summary>A text or number that the compiler knows.</summary>
    protected virtual T Constant(string text, SyntaxNode? source) => Unknown;

    /// <summary>What a variable of a type holds before it is given a value.</summary>
    protected T DefaultOf(ITypeSymbol? type)
        => Operations.IsInteger(type) ? Constant("0", null)
            : type is { TypeKind: TypeKind.Enum } ? ConstantReader.NameOf(0, type) is { } name ? Constant(name, null) : Unknown
            : Null;

    protected abstract T Either(T left, T right);

    /// <summary>The first value where it is not <see langword="null"/>, else the second.</summary>
    protected abstract T Coalesce(T first, Func<T> second);

    /// <summary>Reads an expression that makes a value, or one that cannot be followed.</summary>
    protected abstract T Read(IOperation operation, int callers);

    /// <summary>Reads an expression that another reader follows better.</summary>
    /// <returns>What is known of it; <see langword="null"/> when it is followed here.</returns>
    protected virtual T? ReadWhole(IOperation operation, int callers) => null;

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
    protected virtual Assignment? WriteOf(ExpressionSyntax use, ITypeSymbol? type) => Assignment.Of(use, Code, Token);

    /// <summary>What a variable is after a write.</summary>
    protected virtual T Written(ExpressionSyntax use, ITypeSymbol? type, Assignment write, int callers)
        => write.Part is { } part ? FollowPart(part, callers) : FollowOwn(write.Value, type, callers);

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
        if (operation is null) return Unknown;
        if (callers > FlowBounds.Callers || !state.TryEnter()) return Cut();
        try
        {
            return TryCast(operation) is { } cast ? Either(Follow(cast.Operand, callers), Null) : FollowOpen(Prepare(operation), callers);
        }
        finally
        {
            state.Leave();
        }
    }

    // "as" gives null where the value is of another type.
    private static IConversionOperation? TryCast(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                // guard: cast
                case IConversionOperation { IsTryCast: true, Conversion.IsImplicit: false } cast:
                    return cast;
                case IConversionOperation conversion when Operations.IsSame(conversion):
                    operation = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    continue;
                default:
                    return null;
            }
        }
    }

    private T Cut()
    {
        state.Cuts++;
        return Unknown;
    }

    /// <summary>The value under what leaves it as it is.</summary>
    protected virtual IOperation Prepare(IOperation operation) => Operations.UnwrapSame(operation);

    private T FollowOpen(IOperation operation, int callers)
    {
        if (operation.ConstantValue.HasValue || (state.IsLocal && operation is IParameterReferenceOperation or IMemberReferenceOperation or IInvocationOperation or IAwaitOperation)) return Read(operation, callers);
        if (operation is IMemberReferenceOperation { Member: var member } && Code.IsElsewhere(member)) return Read(operation, callers);
        if (operation is IInvocationOperation { TargetMethod: { MethodKind: not MethodKind.DelegateInvoke } method } && Code.IsElsewhere(method)) return Read(operation, callers);
        if (ReadWhole(operation, callers) is { } whole) return whole;
        if (FollowList(operation, callers) is { } list) return list;
        return operation switch
        {
            IConditionalOperation { WhenFalse: { } otherwise } conditional => Either(Follow(conditional.WhenTrue, callers), Follow(otherwise, callers)),
            ISwitchExpressionOperation choice => choice.Arms.Aggregate(Nothing, (all, arm) => Either(all, Follow(arm.Value, callers))),
            ICoalesceOperation coalesce => Coalesce(Follow(coalesce.Value, callers), () => Follow(coalesce.WhenNull, callers)),

            // _field ??= value: what was there comes from the other writes of the field.
            ICoalesceAssignmentOperation { Target: IMemberReferenceOperation { Member: var kept } } coalesce when state.IsOpen(kept) => Follow(coalesce.Value, callers),
            ICoalesceAssignmentOperation coalesce => Coalesce(Follow(coalesce.Target, callers), () => Follow(coalesce.Value, callers)),
            IThrowOperation => Nothing,
            // x = y = builder: what y writes, x has.
            ISimpleAssignmentOperation { Type.Name: "StringBuilder" } => Unknown,
            ISimpleAssignmentOperation assignment => Follow(assignment.Value, callers),
            ILocalReferenceOperation local => FollowLocal(local, callers),
            IParameterReferenceOperation parameter => FollowParameter(parameter, callers),
            IArgumentOperation argument => FollowOut(argument, callers) ?? Read(argument, callers),
            IConditionalAccessOperation access => Either(Null, Follow(access.WhenNotNull, callers)),
            IConditionalAccessInstanceOperation when Operations.Receiver(operation) is var receiver && receiver != operation => Follow(receiver, callers),
            IFieldReferenceOperation field => FollowField(field, callers),
            IPropertyReferenceOperation property => FollowProperty(property, callers),
            IInvocationOperation invocation => FollowInvocation(invocation, callers),
            IObjectCreationOperation { Type: INamedTypeSymbol { Name: "Lazy" } lazy, Arguments: { Length: > 0 } given } when IsWrapper(lazy)
                => (given[0].Parameter?.Type.TypeKind == TypeKind.Delegate ? FollowMade(given[0].Value, null, callers) : Follow(given[0].Value, callers)) ?? Read(operation, callers),
            IConversionOperation { OperatorMethod: { DeclaringSyntaxReferences.IsEmpty: false } conversion } when !Code.IsElsewhere(conversion) => FollowReturns(operation, conversion, callers),
            IUnaryOperation { OperatorMethod: { DeclaringSyntaxReferences.IsEmpty: false } unary } when !Code.IsElsewhere(unary) => FollowReturns(operation, unary, callers),
            IBinaryOperation { OperatorMethod: { DeclaringSyntaxReferences.IsEmpty: false } binary } when !Code.IsElsewhere(binary) => FollowReturns(operation, binary, callers),
            ITranslatedQueryOperation query => Follow(query.Operation, callers),
            _ => Wrapped(operation) is { } inner ? Follow(inner, callers) : Read(operation, callers),
        };
    }

    // A task, a lazy or a nullable value stands for what it holds.
    private static IOperation? Wrapped(IOperation operation)
        => operation switch
        {
            IAwaitOperation awaited when !IsOfOther(awaited) => awaited.Operation,
            IObjectCreationOperation { Type: INamedTypeSymbol { Name: "ValueTask" or "Nullable", TypeArguments.Length: 1 }, Arguments: { Length: 1 } given } => given[0].Value,
            IPropertyReferenceOperation { Property: { Name: "Value" or "Result", ContainingType: var type }, Instance: { } instance } when IsWrapper(type) => instance,
            IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" or "WaitAsync", ContainingType: var type } } when IsWrapper(type) => instance,
            IInvocationOperation { Instance: { } instance, TargetMethod: { Name: "GetResult", ContainingType.Name: "TaskAwaiter" or "ValueTaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter" } } => instance,
            IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType: var type }, Arguments: { Length: 1 } given } when IsWrapper(type) => given[0].Value,
            _ => null,
        };

    // What an awaiter that somebody wrote gives is not what is awaited.
    private static bool IsOfOther(IAwaitOperation awaited)
        => awaited.Syntax is AwaitExpressionSyntax syntax
            && awaited.SemanticModel?.GetAwaitExpressionInfo(syntax).GetAwaiterMethod is { } method && (method.IsExtensionMethod || !method.DeclaringSyntaxReferences.IsEmpty);

    private static bool IsWrapper(INamedTypeSymbol? type)
        => type is { Name: "Task" or "ValueTask" or "Lazy" or "Nullable", DeclaringSyntaxReferences.IsEmpty: true } && SymbolNames.NamespaceOf(type) is "System" or "System.Threading.Tasks";
}
