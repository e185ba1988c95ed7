using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Methods of the framework's lists, and of LINQ.</summary>
internal static class ListCalls
{
    private static readonly HashSet<string> Same = new(StringComparer.Ordinal)
    {
        "AsEnumerable", "AsMemory", "AsQueryable", "AsReadOnly", "AsSpan", "Cast", "Chunk", "Distinct", "DistinctBy", "Except", "ExceptBy", "FindAll", "GetRange", "Intersect", "IntersectBy",
        "OfType", "Order", "OrderBy", "OrderByDescending", "OrderDescending", "Reverse", "Shuffle", "Skip", "SkipLast", "SkipWhile", "Slice", "Take", "TakeLast", "TakeWhile", "ThenBy",
        "ThenByDescending", "ToArray", "ToAsyncEnumerable", "ToFrozenSet", "ToHashSet", "ToImmutable", "ToImmutableArray", "ToImmutableHashSet", "ToImmutableList", "ToImmutableSortedSet",
        "ToList", "ToListAsync", "Where", "WithCancellation", "ConfigureAwait", "DefaultIfEmpty", "GetConsumingEnumerable", "ReadAllAsync", "ToFrozenDictionary", "ToImmutableDictionary",
    };

    // What is left of a list by these may be empty.
    private static readonly HashSet<string> Cutting = new(StringComparer.Ordinal)
    {
        "Except", "ExceptBy", "FindAll", "GetRange", "Intersect", "IntersectBy", "OfType", "Skip", "SkipLast", "SkipWhile", "Slice", "Take", "TakeLast", "TakeWhile", "Where",
    };

    private static readonly HashSet<string> One = new(StringComparer.Ordinal)
    {
        "Dequeue", "ElementAt", "ElementAtOrDefault", "Find", "FindLast", "First", "FirstOrDefault", "Last", "LastOrDefault", "Max", "MaxBy", "Min", "MinBy", "Peek", "Pop", "Single", "SingleOrDefault",
        "GetValueOrDefault", "ReadAsync",
    };

    // Their lambda's first parameter is an element of the list.
    private static readonly HashSet<string> OfElement = new(StringComparer.Ordinal)
    {
        "All", "Any", "Average", "ConvertAll", "Count", "CountBy", "DistinctBy", "Exists", "Find", "FindAll", "FindIndex", "FindLast", "First", "FirstOrDefault", "ForAll", "ForEach", "ForEachAsync", "GroupBy",
        "Last", "LastOrDefault", "LongCount", "Max", "MaxBy", "Min", "MinBy", "OrderBy", "OrderByDescending", "RemoveAll", "Select", "SelectMany", "Single", "SingleOrDefault", "SkipWhile", "Sum",
        "TakeWhile", "ThenBy", "ThenByDescending", "ToDictionary", "ToHashSet", "ToLookup", "TrueForAll", "Where",
    };

    private static readonly HashSet<string> Adding = new(StringComparer.Ordinal) { "Add", "AddFirst", "AddLast", "AddOrUpdate", "Append", "Enqueue", "GetOrAdd", "Insert", "Push", "Prepend", "TryAdd", "TryWrite", "WriteAsync" };

    private static readonly HashSet<string> AddingMany = new(StringComparer.Ordinal) { "AddRange", "Concat", "InsertRange", "SymmetricExceptWith", "Union", "UnionWith" };

    private static readonly HashSet<string> Removing = new(StringComparer.Ordinal)
    {
        "Clear", "ExceptWith", "IntersectWith", "Remove", "RemoveAll", "RemoveAt", "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere", "Reverse", "Sort", "TrimExcess", "EnsureCapacity", "TryDequeue", "TryPop", "TryRemove", "TryTake",
    };

    private static readonly HashSet<string> Reading = new(StringComparer.Ordinal)
    {
        "BinarySearch", "Contains", "ContainsKey", "ContainsValue", "CopyTo", "GetEnumerator", "GetLength", "IndexOf", "IsSubsetOf", "IsSupersetOf", "LastIndexOf", "Overlaps", "SequenceEqual", "SetEquals", "TryGetValue", "ToString",
        "TryGetNonEnumeratedCount", "TryPeek", "TryRead", "Zip", "Aggregate", "Complete", "CompleteAdding", "TryComplete", "WaitToReadAsync", "Dispose", "ToDictionary", "ToLookup",
    };

    // What MemoryExtensions says of a span, or of two.
    private static readonly HashSet<string> Searching = new(StringComparer.Ordinal)
    {
        "CommonPrefixLength", "ContainsAny", "ContainsAnyExcept", "ContainsAnyExceptInRange", "ContainsAnyInRange", "Count", "EndsWith", "IndexOfAny", "IndexOfAnyExcept", "IndexOfAnyExceptInRange", "IndexOfAnyInRange",
        "LastIndexOfAny", "LastIndexOfAnyExcept", "LastIndexOfAnyExceptInRange", "LastIndexOfAnyInRange", "SequenceCompareTo", "StartsWith",
    };

    /// <summary>What a method of the framework does with a list.</summary>
    public static ListUse Of(IMethodSymbol method)
    {
        if (!IsOfList(method)) return ListUse.None;
        return AddingMany.Contains(method.Name) ? ListUse.AddsMany
            : Adding.Contains(method.Name) ? ListUse.Adds
            : Removing.Contains(method.Name) && !IsLinq(method) ? ListUse.Removes
            : Same.Contains(method.Name) ? Cutting.Contains(method.Name) ? ListUse.Cuts : ListUse.Same
            : One.Contains(method.Name) ? ListUse.One
            : Reading.Contains(method.Name) || OfElement.Contains(method.Name) || Searching.Contains(method.Name) ? ListUse.Reads
            : ListUse.None;
    }

    // By their lambdas these tell elements apart, which their result holds.
    private static readonly HashSet<string> Keyed = new(StringComparer.Ordinal) { "GroupBy", "ToDictionary", "ToFrozenDictionary", "ToImmutableDictionary", "ToLookup" };

    // Lists of their own, which they make at once.
    private static readonly HashSet<string> Copying = new(StringComparer.Ordinal)
    {
        "ConvertAll", "ToArray", "ToDictionary", "ToFrozenDictionary", "ToFrozenSet", "ToHashSet", "ToImmutableArray", "ToImmutableDictionary", "ToImmutableHashSet", "ToImmutableList", "ToImmutableSortedSet", "ToList",
        "ToLookup",
    };

    /// <summary>Whether the list that a method goes through is read where the call stands, and not when its result is: <c>list.Select(...).ToList()</c>.</summary>
    public static bool IsWalkedAtOnce(IInvocationOperation call)
    {
        var whole = call.Syntax is InvocationExpressionSyntax ? call.Syntax : call.Syntax.FirstAncestorOrSelf<QueryExpressionSyntax>();
        for (var node = whole; node is not null; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && (Copying.Contains(name) || (node != whole && One.Contains(name)))) return true;
            if (node.Parent is SpreadElementSyntax or ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax }) return true;
            if (node.Parent is not (ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)) return false;
        }

        return false;
    }

    /// <summary>Whether a method of LINQ gives the elements of a list by keys.</summary>
    public static bool GivesByKey(IMethodSymbol method) => Keyed.Contains(method.Name) && IsOfList(method);

    /// <summary>Whether a value is a function that makes the element to add: <c>map.GetOrAdd(key, _ => ...)</c>, <c>map.AddOrUpdate(key, _ => ..., ...)</c>.</summary>
    public static bool IsFactory(IOperation value)
    {
        while (value.Parent is IDelegateCreationOperation or IConversionOperation) value = value.Parent;
        return value.Parent is IArgumentOperation { Parameter.Name: "valueFactory" or "addValueFactory", Parent: IInvocationOperation { TargetMethod: { Name: "GetOrAdd" or "AddOrUpdate" } method } } && IsOfList(method);
    }

    /// <summary>Whether a method of arrays and spans changes the order of what it is handed, and nothing else.</summary>
    public static bool OnlyMoves(IMethodSymbol method)
        => method.Name is "Sort" or "Reverse" or "Shuffle" && method.ContainingType is { Name: "Array" or "MemoryExtensions" or "Random", DeclaringSyntaxReferences.IsEmpty: true } && method.Parameters.Count(static parameter => ValueTypes.IsListLike(parameter.Type) || parameter.Type.SpecialType == SpecialType.System_Array) == 1;

    /// <summary>Whether a method leaves the lists of texts and the like that it is handed as they are: one of LINQ's, or one that looks for something in a span.</summary>
    public static bool OnlyReads(IMethodSymbol method)
        => IsLinq(method) || (method.ContainingType is { Name: "MemoryExtensions", DeclaringSyntaxReferences.IsEmpty: true } && method.Name != "CopyTo" && (Reading.Contains(method.Name) || Searching.Contains(method.Name)));

    /// <summary>The parameter by which a method gives an element out of a list: <c>queue.TryDequeue(out var element)</c>.</summary>
    public static IParameterSymbol? OutOf(IMethodSymbol method)
        => method.Name is "TryDequeue" or "TryPeek" or "TryPop" or "TryTake" or "TryRead" or "TryRemove" or "TryGetValue" && IsOfList(method)
            ? method.Parameters.FirstOrDefault(static parameter => parameter.RefKind == RefKind.Out)
            : null;

    /// <summary>The lists that <c>Zip</c> makes tuples of.</summary>
    public static IReadOnlyList<IOperation>? PairsOf(IOperation list)
        => Operations.Unwrap(list) is IInvocationOperation { TargetMethod: { Name: "Zip" } method } call && IsLinq(method) && call.Arguments.All(static argument => !ValueTypes.IsDelegate(argument.Parameter?.Type))
            ? [.. call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => argument.Value)]
            : null;

    /// <summary>The list that a method of the framework works on.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call)
        => call.Instance ?? CallArguments.Of(call, 0);

    /// <summary>The arguments beside the list.</summary>
    public static IEnumerable<IArgumentOperation> OthersOf(IInvocationOperation call)
        => call.Arguments.Where(argument => call.Instance is not null || argument.Parameter?.Ordinal != 0).OrderBy(static argument => argument.Parameter?.Ordinal);

    /// <summary>The list whose elements a call hands to its lambda.</summary>
    public static IOperation? SourceOf(IInvocationOperation call)
        => IsOfList(call.TargetMethod) && OfElement.Contains(call.TargetMethod.Name) && ReceiverOf(call) is { } list && ValueTypes.IsListLike(Operations.Unwrap(list).Type) ? list : null;

    /// <summary>Whether a function that is handed to such a call takes an element first: not one of results or of keys and lists.</summary>
    public static bool TakesElement(IArgumentOperation argument)
        => argument.Parameter?.Name is "selector" or "predicate" or "keySelector" or "match" or "action" or "body" or "converter" or "elementSelector" or "collectionSelector";

    /// <summary>Whether a method belongs to a list of the framework, to LINQ, or to what walks lists.</summary>
    public static bool IsOfList(IMethodSymbol method)
        => method is { ContainingType: { DeclaringSyntaxReferences.IsEmpty: true } type }
            && (ValueTypes.IsListLike(type) || IsLinq(method)
                || (type.Name is "Array" or "MemoryExtensions" && SymbolNames.NamespaceOf(type) == "System")
                || (type.Name == "Parallel" && SymbolNames.NamespaceOf(type) == "System.Threading.Tasks"));

    /// <summary>Whether a method is one of LINQ's, which leaves the list as it is.</summary>
    public static bool IsLinq(IMethodSymbol method)
        => method.ContainingType is { Name: "Enumerable" or "Queryable" or "ParallelEnumerable" or "AsyncEnumerable" or "ImmutableArrayExtensions", DeclaringSyntaxReferences.IsEmpty: true } type
            && SymbolNames.NamespaceOf(type) == "System.Linq";
}

/// <summary>What a method does with a list.</summary>
internal enum ListUse
{
    /// <summary>Not known, or nothing to do with lists.</summary>
    None,

    /// <summary>It only reads.</summary>
    Reads,

    /// <summary>It gives the same elements, in whatever order.</summary>
    Same,

    /// <summary>It gives some of the elements.</summary>
    Cuts,

    /// <summary>It gives one element.</summary>
    One,

    /// <summary>It adds an element, or gives a list with one more.</summary>
    Adds,

    /// <summary>It adds all elements of another list, or gives a list with them.</summary>
    AddsMany,

    /// <summary>It takes elements away, or changes their order.</summary>
    Removes,
}
