using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Follows an object of the program's own types, a tuple, an anonymous object or a delegate to where it is made.</summary>
internal sealed class OriginFlow(FlowState state) : ContainerFlow<Origins>(state)
{
    protected override Origins Unknown => Origins.Unknown;

    protected override Origins Nothing => Origins.None;

    protected override Origins Null => Origins.None;

    protected override Origins Either(Origins left, Origins right) => Origins.Either(left, right);

    protected override Origins Coalesce(Origins first, Func<Origins> second) => Origins.Either(first, second());

    protected override Origins Default(IParameterSymbol parameter) => parameter.Type.IsValueType ? Origins.Unknown : Origins.None;

    protected override Origins MadeOf(INamedTypeSymbol implementation, int callers) => Origins.Unknown;

    // What a variable of a value type holds changes with each member that is set through it; what an anonymous object holds may change.
    protected override bool Tracks(ITypeSymbol? type) => base.Tracks(type) || type is { IsValueType: true } or { IsAnonymousType: true };

    protected override IOperation Prepare(IOperation operation) => Operations.Unwrap(operation);

    protected override Origins Change(Origins value, IReadOnlyList<string> path, Func<Origins, Origins> change)
        => path.Count > 0 ? Origins.Unknown : change(value);

    // A copy of a value leaves it as it is.
    protected override bool IsCopied(ITypeSymbol? type)
        => type is { IsAnonymousType: true } ? type.GetMembers().OfType<IPropertySymbol>().All(static property => ValueTypes.IsLeaf(property.Type))
            : type is { IsValueType: true } && type.GetMembers().OfType<IFieldSymbol>().All(static field => field.IsStatic || ValueTypes.IsLeaf(field.Type));

    // A library's types may be registered by those who use it.
    protected override bool CanBeRegistered(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Length > 0 && Code.IsApplication;

    protected override Origins Read(IOperation operation, int callers)
        => operation switch
        {
            IObjectCreationOperation { Type: var made } when (made is { DeclaringSyntaxReferences.IsEmpty: false } && !Code.IsElsewhere(made)) || Uris.IsUri(made) => new([new(operation, State.Frame)]),
            IWithOperation or ITupleOperation or IAnonymousObjectCreationOperation or IDelegateCreationOperation
                => new([new(operation, State.Frame)]),
            _ when TypeNames.IsType(operation) => new([new(operation, State.Frame)]),
            IAnonymousFunctionOperation { Parent: IDelegateCreationOperation made } => new([new(made, State.Frame)]),
            { ConstantValue: { HasValue: true, Value: null } } => Origins.None,
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: INamedTypeSymbol type } => OfThis(type),
            _ when IsGivenOnlyByContainer(operation) => ReadInjected(operation, callers),
            _ => Origins.Unknown,
        };

    // Who makes an object by reflection, with arguments of his own, or sets its members, gives others than those that are registered.
    private bool IsGivenOnlyByContainer(IOperation operation)
        => operation switch
        {
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method } => !IsMadeWithArguments(method.OriginalDefinition),
            IMemberReferenceOperation { Member: var member } => member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "InjectAttribute" or "FromServicesAttribute" or "ImportAttribute" or "DependencyAttribute"),
            _ => true,
        };

    // Every object of a type: what its members see as "this". Of a value type also the default one, which ValueFlow.FollowMember adds.
    private Origins OfThis(INamedTypeSymbol type)
    {
        if (type.IsValueType ? !IsCopied(type) : Descendants.Of(type, Code, Token).Types is not { Count: 0 }) return Origins.Unknown;
        if (/* guard: filled */ FilledTypes.Has(type, Code, Token) || Copies.Of(type, Code, Token).Changing is not { } copies) return Origins.Unknown;
        var all = new Origins([.. copies.Select(static copy => new Origin(copy, null) { IsCopy = true })]);
        foreach (var constructor in type.OriginalDefinition.InstanceConstructors)
        {
            var calls = Code.CallersOf(constructor, Token);
            if (calls.IsUncalled) continue;
            if (calls.Calls is null || calls.MayUseDefaults || calls.IsMadeByContainer) return Origins.Unknown;
            foreach (var call in calls.Calls)
            {
                if (call is IObjectCreationOperation) all = Origins.Either(all, new([new(call, null)]));
            }
        }

        return all.Items is { Count: > 0 } ? all : Origins.Unknown;
    }
}

/// <summary>The places that make an object.</summary>
/// <param name="Items">The places; <see langword="null"/> when it may be made out of sight.</param>
internal sealed record Origins(IReadOnlyList<Origin>? Items)
{
    public static Origins Unknown { get; } = new((IReadOnlyList<Origin>?)null);

    public static Origins None { get; } = new([]);

    public static Origins Either(Origins left, Origins right)
        => left.Items is null || right.Items is null ? Unknown : new([.. left.Items.Union(right.Items)]);

    /// <summary>Whether only the making of an object gives a property its value.</summary>
    public static bool IsInit(IPropertySymbol property)
        => property.OriginalDefinition is { SetMethod.IsInitOnly: true, IsIndexer: false, DeclaringSyntaxReferences.Length: 1 };

    /// <summary>Whether an object of a type that a place makes can have a member.</summary>
    public static bool CanHave(Origin origin, ISymbol member)
    {
        // What a copy of one of them leaves as it is has the value of another one.
        if (origin is { IsCopy: true, Maker: IWithOperation copy }) return Assigned(copy.Initializer.Initializers, member) is not null;
        if (origin.Maker is not IObjectCreationOperation || member.ContainingType is not { TypeKind: TypeKind.Class } owner) return true;
        for (var type = origin.Maker.Type; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, owner.OriginalDefinition)) return true;
        }

        return false;
    }

    /// <summary>What the making of an object gives a member.</summary>
    /// <returns>The value; <see langword="null"/> when the code does not show it.</returns>
    public static MemberOrigin? Given(Origin origin, ISymbol member, CodeIndex code, CancellationToken token)
        => origin.Maker switch
        {
            ITupleOperation tuple => member is IFieldSymbol field && TupleIndex(field) is var index && index >= 0 && index < tuple.Elements.Length ? new(tuple.Elements[index], origin.Frame) : null,
            IAnonymousObjectCreationOperation made => Assigned(made.Initializers, member) is { } given ? new(given, origin.Frame) : null,
            IWithOperation copy => Assigned(copy.Initializer.Initializers, member) is { } given ? new(given, origin.Frame) : /* guard: copy-constructor */ Copies.AreOwn(copy.Type) ? null : new MemberOrigin(null, origin.Frame) { Copied = copy.Operand },
            IObjectCreationOperation creation when member.ContainingType is { } owner && !FilledTypes.AreFilled(owner, code, token) && !/* guard: reflection */ ReflectedMembers.Of(code, token).MayWrite(member)
                => Assigned(creation.Initializer is { } braces ? braces.Initializers : Enumerable.Empty<IOperation>(), member) is { } given ? new(given, origin.Frame) : MadeObjects.OfConstructor(creation, member.OriginalDefinition, origin.Frame, code, token),
            _ => null,
        };

    private static IOperation? Assigned(IEnumerable<IOperation> initializers, ISymbol member)
        => initializers.OfType<ISimpleAssignmentOperation>().LastOrDefault(assignment
            => assignment.Target is IPropertyReferenceOperation { Property: var target } && SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, member.OriginalDefinition))?.Value;

    /// <summary>Whether a name is that of a member, which a part of a tuple has two of.</summary>
    public static bool IsNamed(ISymbol member, string name)
        => member.Name == name || (member is IFieldSymbol { ContainingType.IsTupleType: true } field && field.ContainingType.TupleElements.Any(element => element.Name == name && TupleIndex(element) == TupleIndex(field)))
            || (member is IFieldSymbol { CorrespondingTupleField.Name: var item } && item == name);

    /// <summary>Which part of a tuple a field is; negative when it is none.</summary>
    public static int TupleIndex(IFieldSymbol field)
        => field.ContainingType.TupleElements.IndexOf(field) is >= 0 and var index ? index
            : field.ContainingType.TupleElements.Select(static element => element.Name).ToList().IndexOf(field.Name) is >= 0 and var named ? named
            : field.ContainingType.TupleElements.Select(static element => element.CorrespondingTupleField?.Name).ToList().IndexOf(field.CorrespondingTupleField?.Name);
}

/// <summary>A place that makes an object.</summary>
/// <param name="Maker">The creation.</param>
/// <param name="Frame">The call that it runs in.</param>
internal sealed record Origin(IOperation Maker, Frame? Frame)
{
    /// <summary>Whether it copies one of the other objects of a type, all of which are in question.</summary>
    public bool IsCopy { get; init; }
}

/// <summary>What an object's making gives one of its members.</summary>
/// <param name="Value">The value.</param>
/// <param name="Frame">The call that the value stands in.</param>
internal sealed record MemberOrigin(IOperation? Value, Frame? Frame)
{
    /// <summary>The object that it is copied from, for <c>with</c>.</summary>
    public IOperation? Copied { get; init; }

    /// <summary>Whether nothing is given, so that the member has its type's default.</summary>
    public bool IsDefault => Value is null && Copied is null;
}
