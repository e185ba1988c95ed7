using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>Lists, sets, queues and maps of .NET.</summary>
internal static class Collections
{
    /// <summary>The member that holds the keys of a map.</summary>
    public const string Keys = "Keys";

    /// <summary>Whether a type is one of them, or what goes through one.</summary>
    public static bool Are(TypeKey type)
        => type.Name.StartsWith("System.Collections.", StringComparison.Ordinal) || AreSpans(type) || type.Name == "System.Runtime.InteropServices.CollectionsMarshal";

    /// <summary>Whether a type gives the elements of an array a second name, or goes through them.</summary>
    public static bool AreSpans(TypeKey type) => type.Name is "System.Span`1" or "System.ReadOnlySpan`1" or "System.Span`1+Enumerator" or "System.ReadOnlySpan`1+Enumerator";

    /// <summary>What a method does to the elements.</summary>
    public static CollectionEffect EffectOf(MethodUse method) => method.Name switch
    {
        "get_Current" when AreSpans(method.Type) => CollectionEffect.GivesPlace,
        "Slice" when AreSpans(method.Type) => CollectionEffect.Cuts,
        "ToArray" or "CastUp" when AreSpans(method.Type) => CollectionEffect.Itself,
        "Fill" when AreSpans(method.Type) => CollectionEffect.Adds,
        "get_Length" or "get_IsEmpty" when AreSpans(method.Type) => CollectionEffect.None,
        "get_Item" when method.Return.Text.EndsWith("&", StringComparison.Ordinal) => CollectionEffect.GivesPlace,
        "SetCount" => CollectionEffect.Fills,
        "Add" or "set_Item" or "Insert" or "Enqueue" or "Push" or "TryAdd" or "AddLast" or "AddFirst" or "SetItem" => CollectionEffect.Adds,
        "AddRange" or "InsertRange" or "UnionWith" => CollectionEffect.AddsAll,
        "get_Item" or "get_Current" or "Dequeue" or "Pop" or "Peek" or "get_Value" => CollectionEffect.Gives,
        "GetEnumerator" or "get_Values" or "AsReadOnly" or "AsSpan" or "op_Implicit" => CollectionEffect.Itself,
        "get_Count" or "MoveNext" or "Contains" or "ContainsKey" or "Remove" or "RemoveAt" or "Clear" or "IndexOf" or "get_Key" or "Dispose" or "EnsureCapacity" => CollectionEffect.None,
        _ => CollectionEffect.Unknown,
    };

    /// <summary>What a method of <c>MemoryExtensions</c> or of LINQ does to the texts in the array or span that it is given first.</summary>
    public static CollectionEffect EffectOfExtension(MethodUse method)
        => method.Type.Name switch
        {
            "System.MemoryExtensions" when method.TypeArguments is [{ Text: "System.String" }] => method.Name switch
            {
                "AsSpan" => method.Parameters.Count == 1 ? CollectionEffect.Itself : CollectionEffect.Cuts,
                "Contains" or "ContainsAny" or "ContainsAnyExcept" or "IndexOf" or "IndexOfAny" or "LastIndexOf" or "StartsWith" or "EndsWith" or "SequenceEqual" or "Count" => CollectionEffect.None,
                "Reverse" or "Sort" when method.Parameters.Count == 1 => CollectionEffect.Cuts,
                _ => CollectionEffect.Unknown,
            },
            "System.Linq.Enumerable" when method.TypeArguments is [{ Text: "System.String" }] && method.Name is "Contains" or "SequenceEqual" => CollectionEffect.None,
            _ => CollectionEffect.Unknown,
        };
}

/// <summary>What a method of a collection does to its elements.</summary>
internal enum CollectionEffect
{
    /// <summary>It is not known.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>It puts its last argument into the collection.</summary>
    Adds,

    /// <summary>It puts all that its last argument holds into the collection.</summary>
    AddsAll,

    /// <summary>It returns an element.</summary>
    Gives,

    /// <summary>It returns the place of an element, to be read or written.</summary>
    GivesPlace,

    /// <summary>It makes room for elements, which are written to their places.</summary>
    Fills,

    /// <summary>It returns the collection, or what goes through it.</summary>
    Itself,

    /// <summary>It returns some of the elements under a second name, or changes their order.</summary>
    Cuts,
}
