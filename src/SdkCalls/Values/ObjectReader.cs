using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Expressions → what the code shows of the objects that they give: a request, its parts, its lists and maps. For one call.</summary>
/// <param name="state">Where the reading stands.</param>
/// <param name="values">Reads texts and numbers; <see langword="null"/> to take constants only.</param>
internal sealed class ObjectReader(FlowState state, ValueReader? values) : ValueFlow<AbstractValue>(state)
{
    protected override AbstractValue Unknown => AbstractValue.Unknown;

    protected override AbstractValue Nothing => AbstractValue.Nothing;

    protected override AbstractValue Null => AbstractValue.Unset;

    protected override AbstractValue EmptyList => AbstractValue.EmptyList;

    /// <summary>Reads a value as it is at a place.</summary>
    /// <param name="operation">The value; <see langword="null"/> for none that the compiler knows.</param>
    /// <param name="place">The place, up to which the code before it counts.</param>
    /// <param name="callers">How many calls up it stands.</param>
    /// <param name="isLast">Whether what happens to it after the place counts no more.</param>
    public AbstractValue ReadAt(IOperation? operation, SyntaxNode place, int callers, bool isLast = true)
        => State.Within(State.Frame, new(place, isLast), () => Follow(operation, callers)) is { IsNothing: false } found ? found : AbstractValue.Unknown;

    protected override AbstractValue Constant(string text, SyntaxNode? source) => AbstractValue.Constant(text);

    protected override AbstractValue Either(AbstractValue left, AbstractValue right) => AbstractValue.Either(left, right);

    protected override AbstractValue Coalesce(AbstractValue first, Func<AbstractValue> second)
    {
        if (first.IsNothing || first.State is MemberState.Set) return first;
        var other = second();
        return first.State == MemberState.Unset || other.IsNothing ? first.State == MemberState.Unset ? other : first.As(MemberState.Set) : AbstractValue.Either(first.As(MemberState.Set), other);
    }

    protected override AbstractValue Default(IParameterSymbol parameter)
        => parameter.ExplicitDefaultValue is { } value ? AbstractValue.Constant(ConstantReader.Text(value, parameter.Type)) : AbstractValue.Unset;

    protected override bool Tracks(ITypeSymbol? type) => type is not null && !ValueTypes.IsLeaf(ValueTypes.Held(type));

    protected override AbstractValue Change(AbstractValue value, IReadOnlyList<string> path, Func<AbstractValue, AbstractValue> change) => value.Change(path, 0, change);

    protected override AbstractValue Escaped(AbstractValue value) => value.Escaped();

    protected override AbstractValue AsShared(AbstractValue value) => value.AsShared();

    protected override bool IsShared(AbstractValue value, IReadOnlyList<string> path) => value.IsSharedAt(path);

    protected override AbstractValue ElementOf(AbstractValue list) => list.Element();

    protected override AbstractValue WithElement(AbstractValue list, AbstractValue element) => list.WithElement(element);

    protected override AbstractValue AddAll(AbstractValue list, AbstractValue others) => list.WithElements(others);

    protected override AbstractValue Shortened(AbstractValue list) => list.State == MemberState.Set ? list.As(MemberState.MaybeSet) : list;

    // What stands behind a key is no member of a request.
    protected override AbstractValue WithEntry(AbstractValue map, IOperation key, IOperation? value, int callers)
        => map.WithEntry(Follow(key, callers), AbstractValue.Opaque(MemberState.Set, ValueTypes.HasNothingBelow(value?.Type)));

    // An element is an object of its own, which is looked at when the request is sent.
    protected override Moment? MomentOf(IOperation list) => ValueTypes.HasLeafElements(Operations.Unwrap(list).Type) ? base.MomentOf(list) : State.Moment;

    protected override IOperation Prepare(IOperation operation)
    {
        operation = Operations.Converted(operation);
        return ConstantReader.Read(operation) is null ? Operations.UnwrapSame(operation) : operation;
    }

    protected override AbstractValue? ReadWhole(IOperation operation, int callers)
        => operation switch
        {
            ISwitchExpressionOperation or IConditionalOperation or ICoalesceOperation or ISimpleAssignmentOperation => null,
            _ when ConstantReader.Read(operation) is { } constant => constant,
            _ when ValueTypes.IsLeaf(operation.Type) => ReadLeaf(operation, callers),
            IObjectCreationOperation creation when !ValueTypes.IsCollection(creation.Type) && creation.Type is not { Name: "Lazy" or "ValueTask" or "Nullable" } => ReadCreation(creation, callers),
            _ => null,
        };

    protected override AbstractValue Read(IOperation operation, int callers) => ConstantReader.Read(operation) ?? Opaque(operation);

    private AbstractValue ReadCreation(IObjectCreationOperation creation, int callers)
    {
        if (!ValueTypes.IsModel(creation.Type)) return AbstractValue.Opaque(MemberState.Set, ValueTypes.HasNothingBelow(creation.Type));
        var made = ReadArguments(creation, callers);
        return creation.Initializer is { } initializer ? ReadInitializer(made, initializer, callers) : made;
    }

    // Constructors of requests name their parameters like the members that they set.
    private AbstractValue ReadArguments(IObjectCreationOperation creation, int callers)
    {
        var made = AbstractValue.Blank;
        foreach (var argument in creation.Arguments)
        {
            made = MemberNames.MemberOf(creation.Type!, argument.Parameter?.Name ?? "") is { } name
                ? made.Change([name], 0, _ => Member(argument.Value, callers))
                : made.Partial();
        }

        return made;
    }

    private AbstractValue ReadInitializer(AbstractValue made, IObjectOrCollectionInitializerOperation initializer, int callers)
    {
        foreach (var part in initializer.Initializers)
        {
            made = part switch
            {
                // The setter of an extension has the whole object in hands.
                _ when /* guard: implicit-call */ ExtensionMembers.Has(TargetOf(part)) => made.Escaped(),
                ISimpleAssignmentOperation { Target: IMemberReferenceOperation target and not IPropertyReferenceOperation { Arguments.Length: > 0 } } assignment => made.Change([target.Member.Name], 0, _ => Member(assignment.Value, callers)),
                IMemberInitializerOperation { InitializedMember: IMemberReferenceOperation target } member
                    => made.Change([target.Member.Name], 0, inner => ReadInitializer(inner, member.Initializer, callers)),
                _ => WithPart(made, part, callers) ?? made.Partial(),
            };
        }

        return made;
    }

    private static ISymbol? TargetOf(IOperation part)
        => ((part as ISimpleAssignmentOperation)?.Target ?? (part as IMemberInitializerOperation)?.InitializedMember) is IMemberReferenceOperation target ? target.Member : null;

    private AbstractValue Member(IOperation value, int callers)
        => State.Asking(null, () => Follow(value, callers)) is { IsNothing: false } found ? found : Opaque(value);

    private AbstractValue ReadLeaf(IOperation operation, int callers)
    {
        var texts = values?.Follow(operation, callers) ?? ValueSet.Unknown;
        if (texts.IsUnknown) return operation is ILocalReferenceOperation local ? ReadAssigned(local, callers) : Opaque(operation);
        if (texts.Items.Count == 0) return texts.CanBeNull ? AbstractValue.Unset : Opaque(operation);
        return AbstractValue.Leaf(texts.CanBeNull && !IsTested(operation, texts, callers) ? MemberState.MaybeSet : MemberState.Set, texts.Items);
    }

    // Whether the code rules out the null that was read. What a declaration promises, without a question mark, rules out nothing: before its constructor ran, such a member is
    // null. Only of a setting, which nobody can read here, the promise is believed, unless the code asks for null itself.
    private bool IsTested(IOperation operation, ValueSet texts, int callers)
        => NullPromise.IsBelieved(operation, Token) && /* guard: null-promise */ ((texts.HasInput && !IsBeforeDefault(operation)) || IsTestedInSight(operation, callers));

    private bool IsTestedInSight(IOperation operation, int callers)
        => operation is ILocalReferenceOperation local && GivenTo(local) is { Count: > 0 } given
            ? given.All(value => !NullPromise.IsBelieved(value, Token) || values?.Follow(value, callers) is { CanBeNull: false })
            : !NullPromise.IsOnlyPromise(operation);

    // options.Name ?? "default", settings?.Name
    private static bool IsBeforeDefault(IOperation operation)
    {
        var next = operation;
        while (next.Parent is IConversionOperation or IParenthesizedOperation) next = next.Parent;
        return next.Parent is ICoalesceOperation coalesce && coalesce.Value == next;
    }

    private static IReadOnlyList<IOperation> GivenTo(ILocalReferenceOperation local)
        => Operations.AssignedValues(local) is { Count: > 0 } assigned ? assigned : Operations.InitialValue(local) is { } initial ? [initial] : [];

    // A value that may be null may leave its member unset: then both what is needed with and without it counts.
    private AbstractValue Opaque(IOperation operation)
    {
        var type = operation.Type;
        var isThere = operation is IInterpolatedStringOperation or IBinaryOperation or IArrayCreationOperation or IObjectCreationOperation
            || type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
            || NullPromise.IsKept(operation, Token);
        return AbstractValue.Opaque(isThere ? MemberState.Set : MemberState.MaybeSet, ValueTypes.HasNothingBelow(type));
    }

    // A text or number that is assigned several times is there when each of what it is assigned is.
    private AbstractValue ReadAssigned(ILocalReferenceOperation local, int callers)
    {
        var assigned = Operations.AssignedValues(local);
        return assigned.Count == 0
            ? Opaque(local)
            : State.Once((local.Local, "assigned"), Opaque(local), () => AbstractValue.Opaque(assigned.Select(value => Follow(value, callers)).Aggregate(AbstractValue.Either).State, true));
    }
}
