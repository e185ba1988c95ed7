using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Fields, properties and indexers.</summary>
internal abstract partial class ValueFlow<T>
{
    private T FollowField(IFieldReferenceOperation reference, int callers)
    {
        var field = reference.Field;
        if (PairOf(reference) is { } list) return FollowElements(list, callers);
        if (reference.Instance is { Type.IsTupleType: true } tuple) return FollowMember(tuple, field, callers) ?? Read(reference, callers);
        if (field is { IsReadOnly: true, IsStatic: false, DeclaringSyntaxReferences.Length: 1 } && FollowFixed(reference, field, reference.Instance, callers) is { } made) return made;
        if (field.AssociatedSymbol is IPropertySymbol { DeclaringSyntaxReferences.Length: > 0 } property) return FollowStored(reference, property, callers);
        return field.DeclaringSyntaxReferences.Length > 0 ? FollowStored(reference, field, callers) : Read(reference, callers);
    }

    // foreach (var pair in a.Zip(b)) ... pair.First
    private IOperation? PairOf(IFieldReferenceOperation reference)
        => reference.Instance is ILocalReferenceOperation { Type: INamedTypeSymbol { IsTupleType: true } tuple, Local.DeclaringSyntaxReferences: [var declared] } && Code.SyntaxOf(declared) is ForEachStatementSyntax loop
            && Code.OperationOf(loop.Expression, Token) is { } list && ListCalls.PairsOf(list) is { } pairs && Origins.TupleIndex(reference.Field) is var index && index >= 0 && index < pairs.Count ? pairs[index] : null;

    private T FollowProperty(IPropertyReferenceOperation reference, int callers)
    {
        var property = reference.Property;
        if (property.ContainingType is { IsAnonymousType: true } && RangeOf(reference) is { } range) return FollowRange(range, callers);
        if (property.ContainingType is { IsAnonymousType: true } && reference.Instance is { } anonymous) return FollowMember(anonymous, property, callers) ?? Read(reference, callers);
        if (property.DeclaringSyntaxReferences.IsEmpty) return (reference.Arguments.IsEmpty ? FollowLazy(reference, callers) : null) ?? Read(reference, callers);
        return FollowProperty(reference, property, reference.Instance, callers);
    }

    // The reference is missing where a pattern takes the property.
    private T FollowProperty(IPropertyReferenceOperation? reference, IPropertySymbol property, IOperation? instance, int callers)
    {
        if (property.GetMethod is not { } getter) return ReadOr(reference, callers);
        if (MethodReturns.CanBeOverridden(property)) return FollowImplementations(reference, property, callers);
        if (StoredWrites.IsGetterAutomatic(property)) return FollowStored(reference, property, callers);
        if (!StoredWrites.IsAutomatic(property) && !IsOfRecord(property)) return FollowReturns(reference, getter, callers);

        // What one object is given says more than what any object of its type may be given.
        if (property is { SetMethod: null, IsStatic: false } && FollowFixed(reference, property, instance, callers) is { } given) return given;
        if (!(Origins.IsInit(property) || IsGivenWhenMade(property)) || instance is null || /* guard: read-early */ EarlyReads.MayBe(reference, property, Code, Token) || FollowMember(instance, property, callers) is not { } made || IsUnknown(made)) return FollowStored(reference, property, callers);
        if (!Tracks(property.Type)) return made;

        // An object in it may be changed through every object that holds it.
        return MemberUses(property) is { } uses ? State.Once((property, "held"), Unknown, () => Touched(AsShared(made), uses, reference?.Syntax, callers)) : Escaped(made);
    }

    // A text or number that the code sets like one that is init-only: in the braces behind new, or as a statement of a constructor.
    private bool IsGivenWhenMade(IPropertySymbol property)
        => !Tracks(property.Type) && Code.WritesOf(property.OriginalDefinition, Token).Values is { } writes && /* guard: set-later */ writes.All(write => Assignment.IsOfMaking(write.Node, property));

    // A text or number that a constructor puts into one object for good.
    private T? FollowFixed(IOperation? reference, ISymbol member, IOperation? instance, int callers)
        => instance is null or IInstanceReferenceOperation || /* guard: read-early */ EarlyReads.MayBe(reference, member, Code, Token) || StoredWrites.IsLeftUnset(member, Code) || Tracks(Operations.TypeOf(member)) || Code.WritesOf(member.OriginalDefinition, Token).Values is null
            || FollowMember(instance, member, callers) is not { } made || IsUnknown(made) ? null : made;

    private T ReadOr(IOperation? reference, int callers) => reference is null ? Unknown : Read(reference, callers);

    /// <summary>Whether nothing is known of a value.</summary>
    protected virtual bool IsUnknown(T value) => ReferenceEquals(value, Unknown);

    // The parameter of a record declares a property.
    private bool IsOfRecord(IPropertySymbol property) => Code.SyntaxOf(property.DeclaringSyntaxReferences[0]) is ParameterSyntax;

    // new Lazy<T>(() => value).Value
    private T? FollowLazy(IPropertyReferenceOperation reference, int callers)
        => Wrapped(reference) is { } inner ? Follow(inner, callers) : null;

    protected T FollowImplementations(IOperation? reference, ISymbol member, int callers)
    {
        var found = Code.Once(member.OriginalDefinition, code => Implementations.Find(member.OriginalDefinition, code, Token));
        if (found.Members is not { } members) return ReadOr(reference, callers);
        var all = Nothing;
        var isEarly = State.MayRunEarly;
        State.MayRunEarly |= RunsInConstructor(member);
        foreach (var own in members)
        {
            all = Either(all, own switch
            {
                IMethodSymbol method => FollowReturns(reference, method, callers),
                IPropertySymbol { GetMethod: not null } property when StoredWrites.IsAutomatic(property) => FollowStored(reference, property, callers),
                IPropertySymbol { GetMethod: { } getter } => FollowReturns(reference, getter, callers),
                _ => Unknown,
            });
        }

        State.MayRunEarly = isEarly;
        return all;
    }

    // Whether the constructor of a base may run a member before the type that has it has set its own fields.
    private bool RunsInConstructor(ISymbol member)
        => member.ContainingType.TypeKind == TypeKind.Class
            && Code.Constructors(member.ContainingType).Any(static constructor => constructor.DescendantNodes().Any(static node => node is InvocationExpressionSyntax or IdentifierNameSyntax { Parent: not (AssignmentExpressionSyntax or ArgumentSyntax or TypeSyntax) }));

    private T FollowStored(IOperation? reference, ISymbol member, int callers)
    {
        var stored = Code.WritesOf(member.OriginalDefinition, Token);
        if (stored.Values is null || IsChangedByCalls(Operations.TypeOf(member))) return ReadOr(reference, callers);

        // What is stored may come from another call.
        return State.Once(member.OriginalDefinition, /* guard: itself => Nothing */ Unknown, () => State.Within(null, State.Moment, () =>
        {
            var all = stored.CanBeDefault || /* guard: runs-early */ (State.MayRunEarly && !member.IsStatic) || /* guard: read-early */ (!stored.HasInitialValue && EarlyReads.MayBe(reference, member, Code, Token)) ? DefaultOf(Operations.TypeOf(member)) : Nothing;
            if (!Tracks(Operations.TypeOf(member))) return stored.Values.Aggregate(all, (found, write) => Either(found, FollowWrite(write, callers)));
            foreach (var write in stored.Values)
            {
                var isGivenAway = write.Value is { } value && IsGivenAway(value, write.Node);
                all = Either(all, State.Within(null, new(write.Node, isGivenAway), () => FollowWrite(write, callers)));
            }

            return /* guard: filled */ !StoredWrites.MayBeFilledInside(member, Code, Token) && MemberUses(member) is { } uses ? Touched(AsShared(all), uses, reference?.Syntax, callers) : Escaped(all);
        }));
    }

    private T FollowWrite(Assignment write, int callers) => write.Part is { } part ? FollowPart(part, callers) : Follow(write.Value, callers);

    /// <summary>Every use of a field or property but the writes; <see langword="null"/> when other assemblies may use it, or too much code does.</summary>
    /// <param name="member">The member.</param>
    /// <param name="isOnlyRead">Whether other assemblies can only read what it holds.</param>
    private List<ExpressionSyntax>? MemberUses(ISymbol member, bool isOnlyRead = false)
    {
        if ((Code.ScopeOf(member) ?? (isOnlyRead ? Code.Everywhere : null)) is not { } scope) return null;
        var uses = new List<ExpressionSyntax>();
        foreach (var name in Code.NamesIn(scope, member.Name))
        {
            var info = Code.ModelOf(name).GetSymbolInfo(name, Token);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol && !StoredWrites.MayBe(symbol, member)) continue;
            if (uses.Count == FlowBounds.Uses) return null;
            ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name.Parent is MemberBindingExpressionSyntax binding ? binding : name;
            if (Assignment.Of(use, Code, Token) is not { } write) uses.Add(use);
            else if (write.UsedAsValue is { } value) uses.Add(value);
        }

        return uses;
    }
}
