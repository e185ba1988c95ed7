namespace IamAnalyzers.AwsSdk.Surface;

/// <summary>What a type is.</summary>
internal enum TypeKind
{
    /// <summary>A type of the base library or the SDK's core, named whole.</summary>
    Known,

    /// <summary>A value type of the base library, named whole; a property of it is nullable.</summary>
    Value,

    /// <summary>A class or enumeration of the service.</summary>
    Named,

    /// <summary>An enumeration that the description does not list.</summary>
    BareEnumeration,

    /// <summary>A list.</summary>
    List,

    /// <summary>A dictionary with string keys.</summary>
    Map,
}

/// <summary>A type in the shorthand of the description files.</summary>
/// <param name="Kind">What the type is.</param>
/// <param name="Name">Its name; empty for lists and maps.</param>
/// <param name="Element">The type of a list's elements or a map's values.</param>
internal sealed record TypeDescription(TypeKind Kind, string Name, TypeDescription? Element = null)
{
    private static readonly Dictionary<char, TypeDescription> Letters = new()
    {
        ['b'] = new(TypeKind.Value, "bool"),
        ['d'] = new(TypeKind.Value, "double"),
        ['f'] = new(TypeKind.Value, "float"),
        ['i'] = new(TypeKind.Value, "int"),
        ['l'] = new(TypeKind.Value, "long"),
        ['t'] = new(TypeKind.Value, "global::System.DateTime"),
        ['m'] = new(TypeKind.Known, "global::System.IO.MemoryStream"),
        ['o'] = new(TypeKind.Value, "global::Amazon.Runtime.Documents.Document"),
        ['v'] = new(TypeKind.Known, "global::System.IO.Stream"),
    };

    /// <summary>The commonest type, which the shorthand leaves out.</summary>
    public static TypeDescription Text { get; } = new(TypeKind.Known, "string");

    /// <summary>Reads the shorthand: nothing for text, a small letter, <c>[T]</c>, <c>{T}</c>, <c>~Enumeration</c> or a name.</summary>
    /// <param name="text">The shorthand.</param>
    /// <returns>The type.</returns>
    public static TypeDescription Parse(string text)
    {
        if (text.Length == 0) return Text;
        if (text.Length == 1 && Letters.TryGetValue(text[0], out var known)) return known;
        return text[0] switch
        {
            '[' when text.Length > 1 => new(TypeKind.List, "", Parse(text.Substring(1, text.Length - 2))),
            '{' when text.Length > 1 => new(TypeKind.Map, "", Parse(text.Substring(1, text.Length - 2))),
            '~' => new(TypeKind.BareEnumeration, text.Substring(1)),
            _ => new(TypeKind.Named, text),
        };
    }

    /// <summary>The type of the element at the bottom of lists and maps.</summary>
    public TypeDescription Leaf => Element?.Leaf ?? this;

    /// <summary>The C# type of a property or parameter: value types are nullable.</summary>
    public string ToProperty() => Kind == TypeKind.Value ? Name + "?" : ToElement();

    /// <summary>The C# type of a list's element: value types are not nullable.</summary>
    public string ToElement() => Kind switch
    {
        TypeKind.List => $"global::System.Collections.Generic.List<{Element!.ToElement()}>",
        TypeKind.Map => $"global::System.Collections.Generic.Dictionary<string, {Element!.ToElement()}>",
        _ => Name,
    };
}
