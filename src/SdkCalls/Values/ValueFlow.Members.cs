using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Fields, properties, and the parts of tuples and records.</summary>
internal abstract partial class ValueFlow<T>
{
    private T FollowField(IFieldReferenceOperation reference, int callers)
    {
        var field = reference.Field;
        if (reference.Instance is { Type.IsTupleType: true } tuple) return FollowMember(tuple, field, callers) ?? Read(reference, callers);
        if (field.AssociatedSymbol is IPropertySymbol { DeclaringSyntaxReferences.Length: > 0 } property) return FollowStored(reference, property, callers);
        return field.DeclaringSyntaxReferences.Length > 0 ? FollowStored(reference, field, callers) : Read(reference, callers);
    }

    private T FollowProperty(IPropertyReferenceOperation reference, int callers)
    {
        var property = reference.Property;
        if (reference.Arguments.Length > 0 || property.GetMethod is not { } getter) return Read(reference, callers);
        if (property.ContainingType is { IsAnonymousType: true } && reference.Instance is { } anonymous) return FollowMember(anonymous, property, callers) ?? Read(reference, callers);
        if (property.DeclaringSyntaxReferences.IsEmpty) return FollowLazy(reference, callers) ?? Read(reference, callers);
        if (MethodReturns.CanBeOverridden(property)) return FollowImplementations(reference, property, callers);
        if (!StoredWrites.IsAutomatic(property) && !IsOfRecord(property)) return FollowReturns(reference, getter, callers);

        // What one object is given says more than what any object of its type may be given.
        if (!Origins.IsInit(property) || reference.Instance is not { } instance || FollowMember(instance, property, callers) is not { } made || IsUnknown(made)) return FollowStored(reference, property, callers);
        if (!Tracks(property.Type)) return made;

        // An object in it may be changed through every object that holds it.
        return MemberUses(property) is { } uses ? State.Once((property, "held"), Unknown, () => Touched(AsShared(made), uses, reference.Syntax, callers)) : Escaped(made);
    }

    /// <summary>Whether nothing is known of a value.</summary>
    protected virtual bool IsUnknown(T value) => ReferenceEquals(value, Unknown);

    // The parameter of a record declares a property.
    private bool IsOfRecord(IPropertySymbol property) => Code.SyntaxOf(property.DeclaringSyntaxReferences[0]) is ParameterSyntax;

    // new Lazy<T>(() => value).Value
    private T? FollowLazy(IPropertyReferenceOperation reference, int callers)
        => Wrapped(reference) is { } inner ? Follow(inner, callers) : null;

    private T FollowImplementations(IOperation reference, ISymbol member, int callers)
    {
        var found = Code.Once(member.OriginalDefinition, code => Implementations.Find(member.OriginalDefinition, code, Token));
        if (found.Members is not { } members) return Read(reference, callers);
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

    private T FollowStored(IOperation reference, ISymbol member, int callers)
    {
        var stored = Code.WritesOf(member.OriginalDefinition, Token);
        if (stored.Values is null || IsChangedByCalls(reference.Type)) return Read(reference, callers);

        // What is stored may come from another call.
        return State.Once(member.OriginalDefinition, Unknown, () => State.Within(null, State.Moment, () =>
        {
            var all = stored.CanBeDefault || (State.MayRunEarly && !member.IsStatic) ? Null : Nothing;
            if (!Tracks(Operations.TypeOf(member))) return stored.Values.Aggregate(all, (found, write) => Either(found, FollowWrite(write, callers)));
            foreach (var write in stored.Values)
            {
                var isGivenAway = write.Value is { } value && IsGivenAway(value, write.Node);
                all = Either(all, State.Within(null, new(write.Node, isGivenAway), () => FollowWrite(write, callers)));
            }

            return MemberUses(member) is { } uses ? Touched(AsShared(all), uses, reference.Syntax, callers) : Escaped(all);
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

    // The member of an object whose making is in sight: what is put there.
    private T? FollowMember(IOperation instance, ISymbol member, int callers)
    {
        if (new OriginFlow(State).Follow(instance, callers).Items is not { } origins) return null;
        var all = Nothing;
        foreach (var origin in origins)
        {
            if (Origins.Given(origin, member, Code, Token) is not { } given || (Tracks(Operations.TypeOf(member)) && !IsHeldOnce(origin))) return null;
            all = Either(all, given.IsDefault ? Null : State.Within(given.Frame, State.Moment, () => given.Copied is { } copied ? FollowMember(copied, member, callers) ?? Unknown : Follow(given.Value, callers)));
        }

        return all;
    }

    // An object in a tuple or an anonymous object that has a name may be changed through that.
    private static bool IsHeldOnce(Origin origin)
        => origin.Maker is IObjectCreationOperation or IWithOperation || origin.Maker.Syntax.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax;

    private T FollowPart(Deconstruction part, int callers)
    {
        var source = Code.OperationOf(part.Source, Token);
        if (source is null) return Unknown;
        if (part.IsElement && ReadPartOfEntry(source, part.Index, callers) is { } entry) return entry;
        if (part.IsElement) return FollowElementPart(source, part, callers);
        source = Operations.Unwrap(source);
        return source is ITupleOperation tuple && tuple.Elements.Length == part.Count ? Follow(tuple.Elements[part.Index], callers)
            : PartOf(source.Type, part) is { } member ? FollowMember(source, member, callers) ?? Unknown
            : Unknown;
    }

    // The member that a part of a tuple or record is.
    private static ISymbol? PartOf(ITypeSymbol? type, Deconstruction part)
        => type switch
        {
            INamedTypeSymbol { IsTupleType: true } tuple when tuple.TupleElements.Length == part.Count => tuple.TupleElements[part.Index],
            INamedTypeSymbol { IsRecord: true } record => PositionalMember(record, part),
            _ => null,
        };

    private static IPropertySymbol? PositionalMember(INamedTypeSymbol record, Deconstruction part)
        => record.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsImplicitlyDeclared && method.Parameters.Length == part.Count) is { } method
            ? record.GetMembers(method.Parameters[part.Index].Name).OfType<IPropertySymbol>().FirstOrDefault()
            : null;
}
