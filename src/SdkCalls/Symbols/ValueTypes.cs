using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>What the type of a value tells of it.</summary>
internal static class ValueTypes
{
    /// <summary>Whether a value of the type has no members that a request could set, and cannot be changed through another name.</summary>
    public static bool IsLeaf(ITypeSymbol? type)
    {
        if (type is null) return false;
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return IsLeaf(((INamedTypeSymbol)type).TypeArguments[0]);
        return type.SpecialType is not (SpecialType.None or SpecialType.System_Object or SpecialType.System_Array or SpecialType.System_Delegate)
            || type.TypeKind == TypeKind.Enum
            || IsConstantClass(type)
            || (type.Name is "TimeSpan" or "Guid" or "Uri" or "DateTimeOffset" or "CancellationToken" or "Stream" or "MemoryStream" or "FileStream"
                && type.ContainingNamespace?.ToDisplayString() is "System" or "System.IO" or "System.Threading");
    }

    /// <summary>Whether nothing below a value of the type can be set by a request member: a leaf, or a list or map of leaves.</summary>
    public static bool HasNothingBelow(ITypeSymbol? type)
        => IsLeaf(type)
            || (type is IArrayTypeSymbol array && IsLeaf(array.ElementType))
            || (IsCollection(type) && type is INamedTypeSymbol { TypeArguments.Length: > 0 } named && named.TypeArguments.All(IsLeaf));

    /// <summary>Whether an indexer takes the text of a key.</summary>
    public static bool IsMapIndexer(IPropertySymbol property)
        => property is { IsIndexer: true, Parameters: { Length: 1 } keys } && keys[0].Type.SpecialType == SpecialType.System_String;

    /// <summary>Whether a type is a list, set or map of the framework.</summary>
    public static bool IsCollection(ITypeSymbol? type)
        => type is INamedTypeSymbol named
            && named.SpecialType != SpecialType.System_String
            && SymbolNames.NamespaceOf(named) is var space
            && (space.StartsWith("System.Collections", StringComparison.Ordinal) || space == "System.Threading.Channels");

    /// <summary>Whether a type is a list, set, map, array or span, or what LINQ makes of one.</summary>
    public static bool IsListLike(ITypeSymbol? type)
        => type is IArrayTypeSymbol
            || IsCollection(type)
            || IsSpan(type)
            || (type is INamedTypeSymbol { Name: "IOrderedEnumerable" or "IQueryable" or "IOrderedQueryable" or "IGrouping" or "ILookup" } named && SymbolNames.NamespaceOf(named) == "System.Linq");

    /// <summary>Whether a type gives the elements of an array, or the characters of a text, a second name: a span or memory.</summary>
    public static bool IsSpan(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" } named && SymbolNames.NamespaceOf(named) == "System";

    /// <summary>Whether a type only holds one value of another: a task, a lazy or a nullable value.</summary>
    public static bool IsHolder(ITypeSymbol? type)
        => type is INamedTypeSymbol { Name: "Lazy" or "Task" or "ValueTask" or "Nullable", TypeArguments.Length: 1, DeclaringSyntaxReferences.IsEmpty: true } named && SymbolNames.NamespaceOf(named) is "System" or "System.Threading.Tasks";

    /// <summary>Whether a member of a list, of one of its entries or of one of its nodes leads on to the elements.</summary>
    public static bool LeadsToElements(ITypeSymbol? type, string member)
        => type is { Name: "KeyValuePair" or "LinkedListNode" } && IsCollection(type) ? member is "Value" or "Next" or "Previous" or "List"
            : IsListLike(type) && (member is "Values" or "Span" || (type is { Name: "Channel" } && member is "Reader" or "Writer") || (type is { Name: "LinkedList" } && member is "First" or "Last"));

    /// <summary>Whether a type is that of a function.</summary>
    public static bool IsDelegate(ITypeSymbol? type) => type is { TypeKind: TypeKind.Delegate };

    /// <summary>The type of what a value holds.</summary>
    public static ITypeSymbol? Held(ITypeSymbol? type)
    {
        while (IsHolder(type)) type = ((INamedTypeSymbol)type!).TypeArguments[0];
        return type;
    }

    /// <summary>Whether a list-like type maps keys to values.</summary>
    public static bool IsMap(ITypeSymbol? type)
        => IsCollection(type) && type!.Name.EndsWith("Dictionary", StringComparison.Ordinal);

    /// <summary>Whether who has a value of the type, and does not look behind it, can change nothing: a list of leaves that is only read.</summary>
    public static bool IsReadOnly(ITypeSymbol? type)
        => IsListLike(type)
            && HasLeafElements(type)
            && (type!.Name is "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "IReadOnlyDictionary" or "IReadOnlySet" or "IAsyncEnumerable" or "IOrderedEnumerable"
                || type.Name.StartsWith("Immutable", StringComparison.Ordinal) || type.Name.StartsWith("Frozen", StringComparison.Ordinal) || type.Name.StartsWith("ReadOnly", StringComparison.Ordinal));

    /// <summary>Whether the elements of a type are the characters or bytes of a text.</summary>
    public static bool HasCharacters(ITypeSymbol? type)
        => type is { SpecialType: SpecialType.System_String } || ListsCharacters(type);

    /// <summary>Whether a type is a list, array or span of the characters or bytes of a text.</summary>
    public static bool ListsCharacters(ITypeSymbol? type)
        => (type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { TypeArguments: { Length: 1 } held } ? held[0] : null) is { SpecialType: SpecialType.System_Char or SpecialType.System_Byte };

    /// <summary>Whether the elements of a list-like type are leaves.</summary>
    public static bool HasLeafElements(ITypeSymbol? type)
        => type is IArrayTypeSymbol array ? IsLeaf(array.ElementType) : type is INamedTypeSymbol { TypeArguments.Length: > 0 } named && named.TypeArguments.All(IsLeaf);

    /// <summary>Whether a type sends requests and leaves them as they are: a client, or what a client makes its pages with.</summary>
    public static bool IsSender(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named) return false;
        if (named.Name.EndsWith("PaginatorFactory", StringComparison.Ordinal)) return SymbolNames.NamespaceOf(named).StartsWith("Amazon.", StringComparison.Ordinal);
        for (var ancestor = named; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == "AmazonServiceClient" && SymbolNames.NamespaceOf(ancestor) == "Amazon.Runtime") return true;
        }

        return IsClientInterface(named) || named.AllInterfaces.Any(IsClientInterface);
    }

    // SDK 3.1 has no IAmazonService.
    private static bool IsClientInterface(INamedTypeSymbol type)
        => type.Name.StartsWith("IAmazon", StringComparison.Ordinal) && SymbolNames.NamespaceOf(type).StartsWith("Amazon.", StringComparison.Ordinal);

    /// <summary>Whether a type is one of the SDK's open enumerations, such as <c>S3CannedACL</c>.</summary>
    public static bool IsConstantClass(ITypeSymbol? type)
    {
        for (var ancestor = type?.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == "ConstantClass" && SymbolNames.NamespaceOf(ancestor) == "Amazon.Runtime") return true;
        }

        return false;
    }

    /// <summary>Whether a type is a request or a part of one that the SDK declares, so that its members are all there is to it.</summary>
    public static bool IsModel(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: true } named
            && SymbolNames.NamespaceOf(named).StartsWith("Amazon.", StringComparison.Ordinal);

    /// <summary>Whether a type is or extends the base of all requests.</summary>
    public static bool IsRequest(ITypeSymbol? type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor is INamedTypeSymbol { Name: "AmazonWebServiceRequest" } named && SymbolNames.NamespaceOf(named) == "Amazon.Runtime") return true;
        }

        return false;
    }
}
