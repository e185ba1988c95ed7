using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    public T FollowElements(IOperation? list, int callers) => Ask(list, State.Map is { WantsKeys: true } keys ? keys : new(null), callers);

    // The value of one key, or of any where the code does not show which.
    private T FollowEntry(IOperation map, IOperation? key, int callers)
        => Ask(map, new(key is null ? null : State.Asking(null, () => new ValueReader(State).OnlyText(key, callers))), callers);

    private T Ask(IOperation? list, MapQuestion question, int callers)
        => list is null ? Unknown : AsShared(ElementOf(State.Asking(question, () => State.Within(State.Frame, MomentOf(list), () => Follow(list, callers)))));

    // The keys of a map, or the key of one of its entries.
    private T FollowKeys(IOperation map, int callers) => State.Asking(new(null, WantsKeys: true), () => Follow(map, callers));

    /// <summary>Follows an expression that makes a list, or takes an element of one.</summary>
    /// <returns>The list or element; <see langword="null"/> for another expression.</returns>
    private T? FollowList(IOperation operation, int callers)
    {
        if (operation.Syntax is CollectionExpressionSyntax) return FollowCollection(operation, callers);
        return operation switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => All(initializer.ElementValues, callers),
            IArrayInitializerOperation initializer => All(initializer.ElementValues, callers),
            IArrayCreationOperation when ValueTypes.HasLeafElements(operation.Type) => WithElement(EmptyList, Null),
            IObjectCreationOperation { Type.Name: "KeyValuePair", Arguments: { Length: 2 } pair } when ValueTypes.IsCollection(operation.Type) => Entry(EmptyList, pair[0].Value, pair[1].Value, callers),
            IObjectCreationOperation creation when ValueTypes.IsCollection(creation.Type) => FollowNewList(creation, callers),
            IConversionOperation { OperatorMethod: not null } conversion when ValueTypes.IsListLike(conversion.Type) && ValueTypes.IsListLike(conversion.Operand.Type) => Follow(conversion.Operand, callers),
            IObjectCreationOperation { Type: INamedTypeSymbol { Name: "ArraySegment" or "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", DeclaringSyntaxReferences.IsEmpty: true }, Arguments: { Length: > 0 } given }
                when ValueTypes.IsListLike(given[0].Parameter?.Type) => Shortened(Follow(given[0].Value, callers)),
            IInvocationOperation call => FollowListCall(call, callers),
            IArrayElementReferenceOperation element when !InputReader.IsArgument(element) => FollowElements(element.ArrayReference, callers),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } index, Instance: { } list } property when ValueTypes.IsListLike(property.Property.ContainingType)
                => ValueTypes.IsMap(property.Property.ContainingType) ? FollowEntry(list, index[0].Value, callers) : FollowElements(list, callers),
            IPropertyReferenceOperation { Property.Name: "Values" or "Span", Instance: { } map } when ValueTypes.IsListLike(map.Type) => Follow(map, callers),
            IPropertyReferenceOperation { Property.Name: "Keys", Instance: { } map } when ValueTypes.IsMap(map.Type) => FollowKeys(map, callers),
            IPropertyReferenceOperation { Property: { Name: "Key", ContainingType.Name: "KeyValuePair" }, Instance: { } entry } => FollowKeys(entry, callers),
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "KeyValuePair" or "LinkedListNode" }, Instance: { } entry } => Follow(entry, callers),
            _ => null,
        };
    }

    private T All(IReadOnlyCollection<IOperation> elements, int callers)
        => elements.Count > FlowBounds.Elements ? Unknown : elements.Aggregate(EmptyList, (list, element) => WithElement(list, FollowElement(element, callers)));

    // An element is no more looked for by key.
    private T FollowElement(IOperation? element, int callers)
        => State.Asking(null, () => Follow(element is null ? null : Operations.Converted(element), callers));

    // The oldest compiler that we support has no operation of its own for [a, .. b], but one with the same children.
    private T FollowCollection(IOperation collection, int callers)
        => collection.ChildOperations.Count > FlowBounds.Elements ? Unknown : collection.ChildOperations.Aggregate(EmptyList, (list, element)
            => element.Syntax is SpreadElementSyntax spread ? WithAll(list, SpreadOf(element, spread), callers) : WithElement(list, FollowElement(element, callers)));

    private IOperation? SpreadOf(IOperation element, SpreadElementSyntax spread)
        => Code.OperationOf(spread.Expression, Token) ?? element.ChildOperations.FirstOrDefault();

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
                if (State.Map is { } question) question.HasComparer = true;
            }
            else             {
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
        switch (method.Name)
        {
            case "Empty" when method.Parameters.IsEmpty && ValueTypes.IsListLike(method.ReturnType) && SymbolNames.NamespaceOf(method.ContainingType).StartsWith("System", StringComparison.Ordinal):
                return EmptyList;
            case "Repeat" when ListCalls.IsLinq(method):
                return Shortened(WithElement(EmptyList, FollowElement(call.Arguments[0].Value, callers)));
            case "Create" or "CreateRange" or "ToImmutableArray" or "ToImmutableList" when method.IsStatic && !method.IsExtensionMethod && SymbolNames.NamespaceOf(method.ContainingType).StartsWith("System.Collections", StringComparison.Ordinal):
                return Created(call, callers);
        }

        if (!ListCalls.IsOfList(method) || ListCalls.ReceiverOf(call) is not { } list || !ValueTypes.IsListLike(Operations.Unwrap(list).Type)) return null;
        switch (ListCalls.Of(method))
        {
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

        return method.Name is "Select" or "ConvertAll" && ListCalls.OthersOf(call).FirstOrDefault() is { } selector ? Selected(selector.Value, list, callers, many: false)
            : method.Name == "SelectMany" && ListCalls.OthersOf(call).ToList() is { Count: 1 } only ? Selected(only[0].Value, list, callers, many: true)
            : null;
    }

    private T? Selected(IOperation selector, IOperation list, int callers, bool many)
    {
        if (FollowMade(selector, null, callers, list) is not { } made) return null;
        return Shortened(many ? made : WithElement(EmptyList, AsShared(made)));
    }

    // ImmutableArray.Create(a, b), ImmutableList.CreateRange(list), KeyValuePair.Create
    private T Created(IInvocationOperation call, int callers)
    {
        if (call.Type is { Name: "KeyValuePair" } && call.Arguments.Length == 2) return Entry(EmptyList, call.Arguments[0].Value, call.Arguments[1].Value, callers);
        var list = EmptyList;
        foreach (var argument in call.Arguments)
        {
            list = ValueTypes.IsListLike(argument.Parameter?.Type) ? WithAll(list, argument.Value, callers) : WithElement(list, FollowElement(argument.Value, callers));
        }

        return list;
    }

    private T FollowOne(IInvocationOperation call, IOperation list, int callers)
    {
        var name = call.TargetMethod.Name;
        var others = ListCalls.OthersOf(call).Where(static argument => argument.ArgumentKind != ArgumentKind.DefaultValue).ToList();
        if (name == "GetValueOrDefault") return others.Count == 0 ? Unknown : Either(FollowEntry(list, others[0].Value, callers), others.Count > 1 ? FollowElement(others[1].Value, callers) : Null);

        // Max(x => x.Length) gives no element.
        if (name is "Max" or "Min" && others.Count > 0) return Unknown;
        var one = FollowElements(list, callers);
        return name.EndsWith("OrDefault", StringComparison.Ordinal) || name.StartsWith("Find", StringComparison.Ordinal) ? Either(one, Null) : one;
    }

    // map.TryGetValue(key, out var value)
    private T? ReadOutOfList(IInvocationOperation call, IParameterSymbol parameter, int callers)
        => parameter.Ordinal == 1 && call is { TargetMethod: { Name: "TryGetValue", ContainingType: var type }, Instance: { } map } && ValueTypes.IsMap(type)
            ? Either(FollowEntry(map, call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value, callers), Null)
            : null;

    // foreach (var (key, value) in map)
    private T? ReadPartOfEntry(IOperation map, int index, int callers)
    {
        if (!ValueTypes.IsMap(Operations.Unwrap(map).Type)) return null;
        return Ask(map, new(null, WantsKeys: index == 0), callers);
    }

    // foreach (var (a, b) in list)
    private T FollowElementPart(IOperation list, Deconstruction part, int callers)
    {
        if (new OriginFlow(State).FollowElements(list, callers).Items is not { } origins) return Unknown;
        var all = Nothing;
        foreach (var origin in origins)
        {
            if (PartOf(origin.Maker.Type, part) is not { } member || Origins.Given(origin, member, Code, Token) is not { } given) return Unknown;
            all = Either(all, given.IsDefault ? Null : State.Within(given.Frame, State.Moment, () => given.Copied is null ? Follow(given.Value, callers) : Unknown));
        }

        return all;
    }
}
