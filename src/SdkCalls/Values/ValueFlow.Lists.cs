using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Every way to write a list or a map, and to take something out of one. A list is known by what is known of its elements; what
/// happens to it after it is made stands in <see cref="Used"/>.
/// </summary>
internal abstract partial class ValueFlow<T>
{
    /// <summary>A list without elements.</summary>
    protected virtual T EmptyList => Nothing;

    /// <summary>A list with one element more.</summary>
    protected virtual T WithElement(T list, T element) => Either(list, element);

    /// <summary>A map with one entry more, as a whole.</summary>
    protected virtual T WithEntry(T map, IOperation key, IOperation? value, int callers) => Either(map, Follow(value, callers));

    /// <summary>A list of which elements may be missing.</summary>
    protected virtual T Shortened(T list) => list;

    /// <summary>What is known of one element.</summary>
    protected virtual T ElementOf(T list) => list;

    /// <summary>Where a list is looked at whose elements are taken.</summary>
    protected virtual Moment? MomentOf(IOperation list) => new(list.Syntax);

    /// <summary>Follows the elements of a list to what they can be.</summary>
    /// <param name="list">The list.</param>
    /// <param name="callers">How many calls up it stands.</param>
    /// <param name="walked">Where the code walks through it; <see langword="null"/> for where the list is named.</param>
    public T FollowElements(IOperation? list, int callers, Moment? walked = null) => Ask(list, State.Map is { WantsKeys: true } keys ? keys : new(null), callers, walked);

    // The value of one key, or of any where the code does not show which.
    private T FollowEntry(IOperation map, IOperation? key, int callers)
        => /* guard: map-in-map */ State.Map is { WantsKeys: true } ? Unknown : Ask(map, new(key is null ? null : State.Asking(null, () => new ValueReader(State).OnlyText(key, callers))), callers);

    // What is known of characters is known of all of them together: one is not told from another.
    private T Ask(IOperation? list, MapQuestion question, int callers, Moment? walked = null)
        => list is null || /* guard: characters */ ValueTypes.HasCharacters(Operations.Unwrap(list).Type) ? Unknown : AsShared(ElementOf(State.Asking(question, () => State.Within(State.Frame, walked ?? MomentOf(list), () => Follow(list, callers)))));

    // The keys of a map, or the key of one of its entries.
    private T FollowKeys(IOperation map, int callers) => State.Asking(new(null, WantsKeys: true), () => Follow(map, callers));

    /// <summary>Follows an expression that makes a list, or takes an element of one.</summary>
    /// <returns>The list or element; <see langword="null"/> for another expression.</returns>
    private T? FollowList(IOperation operation, int callers)
    {
        // guard: characters
        if (ValueTypes.ListsCharacters(operation.Type)) return null;
        if (WrittenLists.Of(operation, Code, Token) is { } written) return FollowWritten(written, callers);
        return operation switch
        {
            IArrayCreationOperation when ValueTypes.HasLeafElements(operation.Type) => WithElement(EmptyList, Null),
            IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments: { Length: 2 } pair } when ValueTypes.IsCollection(operation.Type) => Entry(EmptyList, pair[0].Value, pair[1].Value, callers),
            IObjectCreationOperation creation when ValueTypes.IsCollection(creation.Type) => FollowNewList(creation, callers),
            IObjectCreationOperation { Type: INamedTypeSymbol { Name: "ArraySegment" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", DeclaringSyntaxReferences.IsEmpty: true }, Arguments: { Length: > 0 } given }
                when ValueTypes.IsListLike(given[0].Parameter?.Type) => Shortened(Follow(given[0].Value, callers)),
            IInvocationOperation call => FollowListCall(call, callers),
            IArrayElementReferenceOperation element when !InputReader.IsArgument(element) => (element.Indices.Only() is { } index ? FollowItemAt(element.ArrayReference, index, callers) : null) ?? FollowElements(element.ArrayReference, callers),
            IImplicitIndexerReferenceOperation { Argument.Type.Name: "Index", Instance: var list } element when ValueTypes.IsListLike(list.Type) => FollowItemAt(list, element.Argument, callers) ?? FollowElements(list, callers),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } index, Instance: { } list } property when ValueTypes.IsListLike(property.Property.ContainingType)
                => ValueTypes.IsMap(property.Property.ContainingType) ? FollowEntry(list, index[0].Value, callers)
                    : property.Property.ContainingType.Name == "ILookup" ? Follow(list, callers)
                    : FollowItemAt(list, index[0].Value, callers) ?? FollowElements(list, callers),
            // guard: map-in-map
            IPropertyReferenceOperation { Property: { Name: "Values" or "Value", ContainingType: var owner } } when State.Map is { WantsKeys: true } && (ValueTypes.IsMap(owner) || owner.Name == "KeyValuePair") => Unknown,
            IPropertyReferenceOperation { Property.Name: "Values" or "Span" or "Reader" or "Writer", Instance: { } map } when ValueTypes.IsListLike(map.Type) => Follow(map, callers),
            IPropertyReferenceOperation { Property.Name: "Keys", Instance: { } map } when ValueTypes.IsMap(map.Type) => FollowKeys(map, callers),
            IPropertyReferenceOperation { Property: { Name: "Key", ContainingType.Name: "KeyValuePair" or "IGrouping" }, Instance: { } entry } => FollowKeys(entry, callers),
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "KeyValuePair" or "LinkedListNode" }, Instance: { } entry } => Follow(entry, callers),
            _ => null,
        };
    }

    private T FollowWritten(IReadOnlyList<ListPart> parts, int callers)
        => parts.Count > FlowBounds.Elements ? Unknown : parts.Aggregate(EmptyList, (list, part) => part.IsMany ? WithAll(list, part.Value, callers) : WithElement(list, FollowElement(part.Value, callers)));

    // An element is no more looked for by key.
    private T FollowElement(IOperation? element, int callers)
        => State.Asking(null, () => element is not null && ListCalls.IsFactory(element) ? FollowMade(element, null, callers) ?? Unknown : Follow(element is null ? null : Operations.Converted(element), callers));

    private T WithAll(T list, IOperation? others, int callers) => AddAll(list, FollowElement(others, callers));

    /// <summary>A list with all elements of another.</summary>
    protected virtual T AddAll(T list, T others) => Either(list, others);

    // new List<T>(source) { a, b }, new Dictionary<K, V>(comparer) { [k] = v, { l, w } }
    private T FollowNewList(IObjectCreationOperation creation, int callers)
    {
        var list = EmptyList;
        foreach (var argument in creation.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter?.Type is { SpecialType: SpecialType.System_Int32 }) continue;

            // Keys that are compared in another way are not told apart.
            if (argument.Parameter?.Type.Name is "IEqualityComparer" or "IComparer")
            {
                // guard: comparer
                if (State.Map is { } question) question.HasComparer = true;
            }
            else
            {
                list = WithAll(list, argument.Value, callers);
            }
        }

        return creation.Initializer is { } initializer ? WithParts(list, initializer, callers) : list;
    }

    private T WithParts(T list, IObjectOrCollectionInitializerOperation initializer, int callers)
        => initializer.Initializers.Length > FlowBounds.Elements ? Unknown : initializer.Initializers.Aggregate(list, (all, part) => WithPart(all, part, callers) ?? Unknown);

    /// <summary>A list or map with what one part of the braces behind it adds.</summary>
    /// <returns>The list; <see langword="null"/> for a part that is not of a list.</returns>
    protected T? WithPart(T list, IOperation part, int callers)
        => part switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } entry } assignment when ValueTypes.IsMapIndexer(entry.Property) || ValueTypes.IsMap(entry.Property.ContainingType)
                => Entry(list, entry.Arguments[0].Value, assignment.Value, callers),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } } assignment => WithElement(list, FollowElement(assignment.Value, callers)),
            IInvocationOperation { Arguments.Length: 1 } added => WithElement(list, FollowElement(added.Arguments[0].Value, callers)),
            IInvocationOperation { Arguments.Length: 2, TargetMethod.IsExtensionMethod: true } added => WithElement(list, FollowElement(added.Arguments[1].Value, callers)),
            IInvocationOperation { Arguments.Length: 2 } added => Entry(list, added.Arguments[0].Value, added.Arguments[1].Value, callers),
            _ => null,
        };

    // The entry of another key than the wanted one adds nothing.
    private T Entry(T map, IOperation key, IOperation? value, int callers)
    {
        var question = State.Map;
        if (question is { WantsKeys: true }) return WithElement(map, FollowElement(key, callers));
        if (question is { Key: { } wanted, HasComparer: false } && State.Asking(null, () => new ValueReader(State).OnlyText(key, callers)) is { } known && known != wanted) return map;
        return question is null ? State.Asking(null, () => WithEntry(map, key, value, callers)) : WithElement(map, FollowElement(value, callers));
    }

    private T? FollowListCall(IInvocationOperation call, int callers)
    {
        var method = call.TargetMethod;
        if (method.DeclaringSyntaxReferences.Length > 0) return null;
        if (SplitOf(call, callers) is { } parts) return parts.Aggregate(EmptyList, WithElement);
        switch (method.Name)
        {
            case "CreateUnbounded" or "CreateBounded" or "CreateUnboundedPrioritized" when method.ContainingType is { Name: "Channel" } channel && SymbolNames.NamespaceOf(channel) == "System.Threading.Channels":
                return EmptyList;
            case "Empty" when method.Parameters.IsEmpty && ValueTypes.IsListLike(method.ReturnType) && SymbolNames.NamespaceOf(method.ContainingType).StartsWith("System", StringComparison.Ordinal):
                return EmptyList;
            case "Repeat" when ListCalls.IsLinq(method):
                return Shortened(WithElement(EmptyList, FollowElement(call.Arguments[0].Value, callers)));
            case "Create" when call is { Type.Name: "KeyValuePair", Arguments: { Length: 2 } pair } && SymbolNames.NamespaceOf(method.ContainingType) == "System.Collections.Generic":
                return Entry(EmptyList, pair[0].Value, pair[1].Value, callers);
        }

        if (!ListCalls.IsOfList(method) || ListCalls.ReceiverOf(call) is not { } list || !ValueTypes.IsListLike(Operations.Unwrap(list).Type)) return null;
        if (ListCalls.GivesByKey(method) && ByKey(call, list, callers) is { } byKey) return byKey;
        switch (ListCalls.Of(method))
        {
            case ListUse.Adds when method.Name == "GetOrAdd" && ListCalls.OthersOf(call).ToList() is { Count: 2 } given:
                return Either(FollowEntry(list, given[0].Value, callers), FollowElement(given[1].Value, callers));
            case ListUse.Adds when method.Name == "AddOrUpdate":
                return ListCalls.OthersOf(call).ToList() is { Count: 3 } both ? Either(FollowElement(both[1].Value, callers), State.Asking(null, () => FollowMade(both[2].Value, null, callers)) ?? Unknown) : null;
            case ListUse.Same:
                return method.Name == "DefaultIfEmpty" ? WithElement(Follow(list, callers), ListCalls.OthersOf(call).FirstOrDefault() is { } other ? FollowElement(other.Value, callers) : Null) : Follow(list, callers);
            case ListUse.Cuts:
                return Shortened(Follow(list, callers));
            case ListUse.One:
                return FollowOne(call, list, callers);
            case ListUse.Adds when ValueTypes.IsListLike(method.ReturnType) && ListCalls.OthersOf(call).ToList() is { Count: > 0 } others:
                return ValueTypes.IsMap(method.ReturnType) ? Entry(Follow(list, callers), others[0].Value, others[others.Count - 1].Value, callers) : WithElement(Follow(list, callers), FollowElement(others[others.Count - 1].Value, callers));
            case ListUse.AddsMany when ValueTypes.IsListLike(method.ReturnType) && ListCalls.OthersOf(call).FirstOrDefault() is { } others:
                return WithAll(Follow(list, callers), others.Value, callers);
        }

        return method.Name is "Select" or "ConvertAll" && ListCalls.OthersOf(call).FirstOrDefault() is { } selector ? Selected(call, selector.Value, list, callers, many: false)
            : method.Name == "SelectMany" && ListCalls.OthersOf(call).ToList() is { Count: var count and > 0 } made ? Selected(call, made[count - 1].Value, list, callers, many: count == 1)
            : method.Name == "Zip" && ListCalls.OthersOf(call).ToList() is { Count: 2 } zipped && ValueTypes.IsDelegate(zipped[1].Parameter?.Type) ? Shortened(WithElement(EmptyList, FollowMade(zipped[1].Value, null, callers, [list, zipped[0].Value], WalkOf(call)) ?? Unknown))
            : method.Name == "Join" && ListCalls.OthersOf(call).ToList() is { Count: 4 } joined ? Shortened(WithElement(EmptyList, FollowMade(joined[3].Value, null, callers, [list, joined[0].Value], WalkOf(call)) ?? Unknown))
            : method.Name == "Aggregate" ? Aggregated(call, list, callers)
            : null;
    }

    private T? Selected(IInvocationOperation call, IOperation selector, IOperation list, int callers, bool many)
    {
        if (FollowMade(selector, null, callers, [list], WalkOf(call)) is not { } made) return null;
        return Shortened(many ? made : WithElement(EmptyList, AsShared(made)));
    }

    // LINQ goes through a list when its result is walked through, unless it makes a list at once.
    private Moment? WalkOf(IInvocationOperation call) => /* guard: deferred */ !ListCalls.IsWalkedAtOnce(call) ? State.Moment : null;

    // list.GroupBy(key), list.ToDictionary(key, element): keys and elements as a map has them.
    private T? ByKey(IInvocationOperation call, IOperation list, int callers)
    {
        var functions = ListCalls.OthersOf(call).Where(static argument => argument.Parameter?.Name is "keySelector" or "elementSelector" or "resultSelector").ToList();
        if (functions.Count is 0 or > 2 || functions[functions.Count - 1].Parameter?.Name == "resultSelector") return null;
        if (State.Map is { WantsKeys: true }) return State.Asking(null, () => Selected(call, functions[0].Value, list, callers, many: false));
        return State.Asking(null, () => functions.Count == 1 ? Shortened(Follow(list, callers)) : Selected(call, functions[1].Value, list, callers, many: false));
    }

    // list.Aggregate(seed, (all, element) => ...): what is given on from one step to the next is not known.
    private T? Aggregated(IInvocationOperation call, IOperation list, int callers)
    {
        var others = ListCalls.OthersOf(call).ToList();
        if (others.Count is 0 or > 2) return null;
        var first = others.Count == 2 ? FollowElement(others[0].Value, callers) : FollowElements(list, callers);
        return FollowMade(others[others.Count - 1].Value, null, callers, [null, list]) is { } made ? Either(first, made) : null;
    }

    private T FollowOne(IInvocationOperation call, IOperation list, int callers)
    {
        var name = call.TargetMethod.Name;
        var others = ListCalls.OthersOf(call).Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue).ToList();
        if (name == "GetValueOrDefault") return others.Count == 0 ? Unknown : Either(FollowEntry(list, others[0].Value, callers), others.Count > 1 ? FollowElement(others[1].Value, callers) : Null);

        // Max(x => x.Length) gives no element.
        if (name is "Max" or "Min" && others.Count > 0) return Unknown;
        var one = FollowElements(list, callers);
        if (others.FirstOrDefault(static argument => argument.Parameter?.Name == "defaultValue") is { } given) return Either(one, FollowElement(given.Value, callers));
        return name.EndsWith("OrDefault", StringComparison.Ordinal) || name.StartsWith("Find", StringComparison.Ordinal) ? Either(one, Null) : one;
    }

    // map.TryGetValue(key, out var value)
    private T? ReadOutOfList(IInvocationOperation call, IParameterSymbol parameter, int callers)
        => call.Instance is not { } list || !SymbolEqualityComparer.Default.Equals(ListCalls.OutOf(call.TargetMethod), parameter) ? null
            : !ValueTypes.IsMap(call.TargetMethod.ContainingType) ? Either(FollowElements(list, callers), Null)
            : parameter.Ordinal == 1 ? Either(FollowEntry(list, CallArguments.Of(call, 0), callers), Null)
            : null;
}
