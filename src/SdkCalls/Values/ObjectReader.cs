using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Expressions → shapes, for one call. Bounded in depth and in work.</summary>
internal sealed class ObjectReader
{
    private const int MaxDepth = 24;

    private readonly LocalReader _locals;
    private readonly OtherMethods? _others;
    private readonly ValueReader? _values;
    private readonly CancellationToken _token;
    private int _budget = 2000;

    /// <summary>Makes a reader.</summary>
    /// <param name="symbols">The SDK's types.</param>
    /// <param name="values">Reads texts and numbers; <see langword="null"/> to take constants only.</param>
    /// <param name="others">Reads what other methods give; <see langword="null"/> to look at one method only.</param>
    /// <param name="call">The call, up to which the code before it counts.</param>
    /// <param name="token">Stops the work.</param>
    public ObjectReader(SdkSymbols symbols, ValueReader? values, OtherMethods? others, SyntaxNode call, CancellationToken token)
    {
        _others = others;
        _token = token;
        _values = values;
        _locals = new(this, symbols, call);
    }

    /// <summary>Reads a value.</summary>
    /// <param name="operation">The value; <see langword="null"/> for none that the compiler knows.</param>
    /// <param name="depth">How deep in other values it stands.</param>
    public AbstractValue Read(IOperation? operation, int depth)
    {
        _token.ThrowIfCancellationRequested();
        if (operation is null || depth > MaxDepth || --_budget < 0) return AbstractValue.Unknown;
        operation = Operations.Converted(operation);
        if (ConstantReader.Read(operation) is { } converted) return converted;
        operation = Operations.UnwrapSame(operation);
        if (ConstantReader.Read(operation) is { } constant) return constant;
        if (operation.Syntax is CollectionExpressionSyntax) return ReadCollection(operation, depth);

        return operation switch
        {
            IObjectCreationOperation creation when !ValueTypes.IsLeaf(creation.Type) => ReadCreation(creation, depth),
            IArrayCreationOperation { Initializer: { } initializer } => ReadElements(initializer.ElementValues, depth),
            IConditionalOperation { WhenFalse: { } otherwise } conditional => AbstractValue.Either(Read(conditional.WhenTrue, depth + 1), Read(otherwise, depth + 1)),
            ISwitchExpressionOperation choice => ReadChoice(choice, depth),
            ICoalesceOperation coalesce => ReadCoalesce(coalesce, depth),
            ISimpleAssignmentOperation assignment => Read(assignment.Value, depth + 1),
            ILocalReferenceOperation local when !ValueTypes.IsLeaf(local.Type) => _locals.Read(local, depth) ?? Opaque(operation),
            _ when ValueTypes.IsLeaf(operation.Type) => ReadLeaf(operation, depth),
            IParameterReferenceOperation parameter => _others?.ReadGiven(parameter, _locals, depth) ?? Opaque(operation),
            IInvocationOperation or IAwaitOperation => _others?.ReadReturned(operation, depth) ?? Opaque(operation),
            _ => Opaque(operation),
        };
    }

    /// <summary>Reads what stands in braces behind a value that is just made, or behind a member of it.</summary>
    public AbstractValue ReadInitializer(AbstractValue shape, IObjectOrCollectionInitializerOperation initializer, int depth)
    {
        foreach (var part in initializer.Initializers)
        {
            shape = part switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } entry } when ValueTypes.IsMapIndexer(entry.Property)
                    => shape.WithEntry(Read(entry.Arguments[0].Value, depth + 1), AbstractValue.Opaque(MemberState.Set, ValueTypes.HasNothingBelow(entry.Instance?.Type))),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: > 0 } } => shape.WithElement(AbstractValue.Opaque(MemberState.Set, false)),
                ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment => shape.Change([target.Member.Name], 0, _ => Read(assignment.Value, depth + 1)),
                IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation target } member
                    => shape.Change([target.Member.Name], 0, inner => ReadInitializer(inner, member.Initializer, depth + 1)),
                IInvocationOperation { Arguments.Length: 1 } added => shape.WithElement(Read(added.Arguments[0].Value, depth + 1)),
                IInvocationOperation { Arguments.Length: 2 } map => shape.WithEntry(Read(map.Arguments[0].Value, depth + 1), AbstractValue.Opaque(MemberState.Set, ValueTypes.HasNothingBelow(map.Instance?.Type))),
                IInvocationOperation map => shape.WithElement(AbstractValue.Opaque(MemberState.Set, ValueTypes.HasNothingBelow(map.Instance?.Type))),
                _ => shape.Partial(),
            };
        }

        return shape;
    }

    private AbstractValue ReadCreation(IObjectCreationOperation creation, int depth)
    {
        AbstractValue shape;
        if (ValueTypes.IsModel(creation.Type)) shape = ReadArguments(creation, depth);
        else if (ValueTypes.IsCollection(creation.Type)) shape = HasUnseenElements(creation) ? AbstractValue.Unknown : AbstractValue.EmptyList;
        else return AbstractValue.Opaque(MemberState.Set, ValueTypes.HasNothingBelow(creation.Type));

        return creation.Initializer is { } initializer ? ReadInitializer(shape, initializer, depth) : shape;
    }

    // Constructors of requests name their parameters like the members that they set.
    private AbstractValue ReadArguments(IObjectCreationOperation creation, int depth)
    {
        var shape = AbstractValue.Blank;
        foreach (var argument in creation.Arguments)
        {
            var name = MemberNames.Capital(argument.Parameter?.Name ?? "");
            shape = MemberNames.HasProperty(creation.Type!, name)
                ? shape.Change([name], 0, _ => Read(argument.Value, depth + 1))
                : shape.Partial();
        }

        return shape;
    }

    private static bool HasUnseenElements(IObjectCreationOperation creation)
        => creation.Arguments.Any(static argument => argument.Parameter?.Type is { SpecialType: not SpecialType.System_Int32 } type && type.Name is not ("IEqualityComparer" or "IComparer"));

    private AbstractValue ReadElements(IEnumerable<IOperation?> elements, int depth)
        => elements.Aggregate(AbstractValue.EmptyList, (list, element) => list.WithElement(Read(element, depth + 1)));

    // The oldest compiler that we support has no operation of its own for [a, .. b], but one with the same children.
    private AbstractValue ReadCollection(IOperation collection, int depth)
        => collection.ChildOperations.Aggregate(AbstractValue.EmptyList, (list, element) => element.Syntax is SpreadElementSyntax
            ? AbstractValue.Either(list, list.WithElement(AbstractValue.Unknown))
            : list.WithElement(Read(element, depth + 1)));

    private AbstractValue ReadChoice(ISwitchExpressionOperation choice, int depth)
    {
        AbstractValue? shape = null;
        foreach (var arm in choice.Arms)
        {
            if (Operations.Unwrap(arm.Value) is IThrowOperation) continue;
            var value = Read(arm.Value, depth + 1);
            shape = shape is null ? value : AbstractValue.Either(shape, value);
        }

        return shape ?? Opaque(choice);
    }

    private AbstractValue ReadCoalesce(ICoalesceOperation coalesce, int depth)
    {
        var first = Read(coalesce.Value, depth + 1);
        if (first.State is MemberState.Set || Operations.Unwrap(coalesce.WhenNull) is IThrowOperation) return first.As(MemberState.Set);
        var second = Read(coalesce.WhenNull, depth + 1);
        return first.State == MemberState.Unset ? second : AbstractValue.Either(first.As(MemberState.Set), second);
    }

    private AbstractValue ReadLeaf(IOperation operation, int depth)
    {
        var values = _values?.Read(operation) ?? ValueSet.Unknown;
        if (values.IsUnknown) return operation is ILocalReferenceOperation local ? ReadAssigned(local, depth) : Opaque(operation);
        if (values.Items.Count == 0) return values.CanBeNull ? AbstractValue.Unset : Opaque(operation);
        return AbstractValue.Leaf(values.CanBeNull && !IsCheckedForNull(operation) ? MemberState.MaybeSet : MemberState.Set, values.Items);
    }

    // A value that may be null may leave its member unset: then both what is needed with and without it counts.
    private AbstractValue Opaque(IOperation operation)
    {
        var type = operation.Type;
        var isThere = operation is IInterpolatedStringOperation or IBinaryOperation or IArrayCreationOperation or IObjectCreationOperation
            || type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
            || IsNeverNull(operation);
        return AbstractValue.Opaque(isThere ? MemberState.Set : MemberState.MaybeSet, ValueTypes.HasNothingBelow(type));
    }

    private bool IsNeverNull(IOperation operation)
        => NullPromise.Of(operation) != NullableAnnotation.None && IsCheckedForNull(operation);

    private bool IsCheckedForNull(IOperation operation)
        => operation.Syntax is ExpressionSyntax expression
            && operation.SemanticModel?.GetTypeInfo(expression, _token).Nullability.FlowState == NullableFlowState.NotNull;

    // A text or number that is assigned several times is there when each of what it is assigned is.
    private AbstractValue ReadAssigned(ILocalReferenceOperation local, int depth)
    {
        var values = Operations.AssignedValues(local);
        return values.Count == 0 ? Opaque(local) : AbstractValue.Opaque(values.Select(value => Read(value, depth + 1)).Aggregate(AbstractValue.Either).State, true);
    }
}
