using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Parts of values: of tuples, records, anonymous objects and others that are taken apart.</summary>
internal abstract partial class ValueFlow<T>
{
    private T FollowPart(PartOfValue part, int callers)
    {
        if (Code.OperationOf(part.Source, Token) is not { } source) return Unknown;
        var found = part.IsElement ? FollowElementPart(source, part.Steps, callers) : FollowPart(source, part.Steps, 0, callers);
        return part.IsThere ? Coalesce(found, () => Nothing) : found;
    }

    private T FollowPart(IOperation source, IReadOnlyList<PartStep> steps, int at, int callers)
    {
        if (at == steps.Count) return Follow(source, callers);
        source = Operations.Unwrap(source);
        var step = steps[at];
        if (source is ITupleOperation tuple && tuple.Elements.Length == step.Count) return FollowPart(tuple.Elements[step.Index], steps, at + 1, callers);
        if (at < steps.Count - 1) return OfEach(new OriginFlow(State).FollowPart(source, [step], 0, callers), steps, at + 1, callers);
        if (step == PartStep.Element) return FollowElements(source, callers);
        if ((step.Member ?? PartOf(step.Type ?? source.Type, step)) is { } member) return FollowMemberOf(source, member, callers);
        return FollowDeconstruct(source, step, callers);
    }

    private T OfEach(Origins whole, IReadOnlyList<PartStep> steps, int at, int callers)
        => whole.Items is { } origins
            ? origins.Aggregate(Nothing, (all, origin) => Either(all, State.Within(origin.Frame, State.Moment, () => FollowPart(origin.Maker, steps, at, callers))))
            : Unknown;

    // The member of a value that is not named where it is taken.
    private T FollowMemberOf(IOperation instance, ISymbol member, int callers)
        => Code.IsElsewhere(member) ? Unknown : member switch
        {
            IFieldSymbol { ContainingType.IsTupleType: true } or IPropertySymbol { ContainingType.IsAnonymousType: true } => FollowMember(instance, member, callers) ?? Unknown,
            IFieldSymbol { DeclaringSyntaxReferences.Length: > 0 } field => FollowStored(null, field, callers),
            IPropertySymbol { DeclaringSyntaxReferences.Length: > 0 } property => FollowProperty(null, property, instance, callers),
            _ => Unknown,
        };

    // The member of an object whose making is in sight: what is put there. What "this" has may be made of what another object of the type has.
    private T? FollowMember(IOperation instance, ISymbol member, int callers)
        => instance is IInstanceReferenceOperation ? State.Once((member.OriginalDefinition, "this"), /* guard: itself => Nothing */ Unknown, () => FollowOrigins(instance, member, callers) ?? Unknown) : FollowOrigins(instance, member, callers);

    private T? FollowOrigins(IOperation instance, ISymbol member, int callers)
    {
        var isTracked = Tracks(Operations.TypeOf(member));
        if (isTracked && FollowHeld(instance, member, callers) is { } held) return held;
        if (new OriginFlow(State).Follow(instance, callers).Items is not { } origins) return null;
        var all = instance is IInstanceReferenceOperation { Type.IsValueType: true } ? DefaultOf(Operations.TypeOf(member)) : Nothing;
        foreach (var origin in origins)
        {
            // One that has no such member is not what the code takes it from.
            if (!Origins.CanHave(origin, member)) continue;
            if (Origins.Given(origin, member, Code, Token) is not { } given) return null;
            all = Either(all, given.IsDefault ? DefaultOf(Operations.TypeOf(member)) : State.Within(given.Frame, State.Moment, () => given.Copied is { } copied ? FollowMember(copied, member, callers) ?? Unknown : Follow(given.Value, callers)));
        }

        return all;
    }

    // An object in a tuple or anonymous object that a local holds: also what happens to it through that local.
    private T? FollowHeld(IOperation instance, ISymbol member, int callers)
    {
        if (instance is not ILocalReferenceOperation { Local: var local } reference || Operations.Declarator(local) is not { Initializer.Value: { } written } declarator) return null;
        if (Code.OperationOf(written, Token) is not { } made || Operations.Unwrap(made) is not (ITupleOperation or IAnonymousObjectCreationOperation) || Origins.Given(new(Operations.Unwrap(made), State.Frame), member, Code, Token) is not { Value: { } value }) return null;
        var all = AsShared(Follow(value, callers));
        foreach (var use in LocalUses.Of(declarator, local, Code.ModelOf(declarator)))
        {
            var found = ObjectUse.Of(use, Code, Token);
            if (Assignment.Of(use, Code, Token) is not null) return null;
            if (found.Effect == ObjectEffect.None || (use == reference.Syntax && !GoesOn(use))) continue;
            if (found.Path.Count == 0) return null;
            if (Origins.IsNamed(member, found.Path[0])) all = Either(all, After(all, found with { Path = [.. found.Path.Skip(1)] }, isAnyTime: true, isAlways: false, callers));
        }

        return all;
    }

    // foreach (var (a, b) in list)
    private T FollowElementPart(IOperation list, IReadOnlyList<PartStep> steps, int callers)
    {
        if (ListCalls.PairsOf(list) is { } pairs && steps[0].Count == pairs.Count)
        {
            return steps.Count == 1 ? FollowElements(pairs[steps[0].Index], callers) : OfEach(new OriginFlow(State).FollowElements(pairs[steps[0].Index], callers), steps, 1, callers);
        }

        if (!Symbols.ValueTypes.IsMap(Operations.Unwrap(list).Type)) return OfEach(new OriginFlow(State).FollowElements(list, callers), steps, 0, callers);

        // guard: map-in-map
        if (State.Map is { WantsKeys: true }) return Unknown;

        // foreach (var (key, value) in map)
        var question = new MapQuestion(null, WantsKeys: steps[0].Index == 0);
        return steps.Count == 1 ? Ask(list, question, callers) : OfEach(new OriginFlow(State).Ask(list, question, callers), steps, 1, callers);
    }

    // The member that a part of a tuple or record is.
    private static ISymbol? PartOf(ITypeSymbol? type, PartStep step)
        => type switch
        {
            INamedTypeSymbol { IsTupleType: true } tuple when tuple.TupleElements.Length == step.Count => tuple.TupleElements[step.Index],
            INamedTypeSymbol { IsRecord: true } record => PositionalMember(record, step),
            _ => null,
        };

    private static IPropertySymbol? PositionalMember(INamedTypeSymbol record, PartStep step)
        => record.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsImplicitlyDeclared && method.Parameters.Length == step.Count) is { } method
            ? Ancestors(record).SelectMany(type => type.GetMembers(method.Parameters[step.Index].Name)).OfType<IPropertySymbol>().FirstOrDefault()
            : null;

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (var next = type; next is not null; next = next.BaseType) yield return next;
    }

    // var (a, b) = value, by the program's own Deconstruct.
    private T FollowDeconstruct(IOperation source, PartStep step, int callers)
    {
        if ((step.Type ?? source.Type) is not { } type) return Unknown;
        var found = Code.ModelOf(source.Syntax).LookupSymbols(source.Syntax.SpanStart, type, "Deconstruct", includeReducedExtensionMethods: true).OfType<IMethodSymbol>()
            .Where(method => method.Parameters.Length == step.Count && method.Parameters.All(static parameter => parameter.RefKind == RefKind.Out)).ToList();
        var own = found.FindAll(static method => method.ReducedFrom is null);
        if ((own.Count > 0 ? own : found).Only() is not { } only || MethodReturns.CanBeOverridden(only)) return Unknown;
        var method = only.ReducedFrom ?? only.OriginalDefinition;
        var ordinal = step.Index + method.Parameters.Length - step.Count;
        return Code.IsElsewhere(method) ? Unknown : FollowOutOf(method, ordinal, new(method, null, null, State.Frame) { Receiver = source }, callers) ?? Unknown;
    }
}
