namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>A type by the assembly that declares it and its full name.</summary>
/// <param name="Assembly">The assembly's simple name.</param>
/// <param name="Name">The name with namespace, outer types before a <c>+</c>, and arity: <c>System.Collections.Generic.List`1+Enumerator</c>.</param>
internal readonly record struct TypeKey(string Assembly, string Name)
{
    /// <summary>The namespace; empty for none.</summary>
    public string Namespace => Split(Outermost) is var (space, _) ? space : "";

    /// <summary>The name without namespace, outer types joined by dots, without arity: <c>List.Enumerator</c>.</summary>
    public string SimpleName
    {
        get
        {
            var space = Namespace;
            var name = space.Length == 0 ? Name : Name.Substring(space.Length + 1);
            return string.Join(".", name.Split('+').Select(static part => part.Split('`')[0]));
        }
    }

    private string Outermost => Name.Split('+')[0];

    private static (string Space, string Name) Split(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? ("", name) : (name.Substring(0, dot), name.Substring(dot + 1));
    }
}

/// <summary>A type as a signature writes it.</summary>
/// <param name="Text">Its name with arguments and marks, without assemblies: two methods with the same texts have the same signature.</param>
/// <param name="Type">The type that is named; <see langword="null"/> for type parameters, pointers and arrays.</param>
/// <param name="Arguments">The type arguments, or the element of an array.</param>
internal sealed record TypeShape(string Text, TypeKey? Type, IReadOnlyList<TypeShape> Arguments)
{
    private static readonly HashSet<string> Simple = new(StringComparer.Ordinal)
    {
        "System.String", "System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64",
        "System.Single", "System.Double",
    };

    /// <summary>Whether it is a plain <c>bool</c> or one that may be null.</summary>
    public bool IsBoolean => Text is "System.Boolean" or "System.Nullable`1<System.Boolean>";

    /// <summary>Whether it is a text or a number.</summary>
    public bool IsSimple => Type is { } type && Simple.Contains(type.Name);

    /// <summary>All types that it names, itself among them.</summary>
    public IEnumerable<TypeKey> Named()
    {
        if (Type is { } own) yield return own;
        foreach (var argument in Arguments.SelectMany(static argument => argument.Named())) yield return argument;
    }
}
