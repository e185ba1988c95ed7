namespace IamAnalyzers.CatalogBuilder.Surface;

/// <summary>What the names of one service package in C# are, where they differ from the model.</summary>
internal sealed class SdkNames
{
    private readonly string _model;
    private readonly string _package;
    private readonly SdkFacts _facts;

    /// <summary>Makes the names of a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="facts">What is known of all packages.</param>
    public SdkNames(SdkService service, SdkFacts facts)
    {
        _model = service.Model;
        _package = service.Namespace[(service.Namespace.LastIndexOf('.') + 1)..];
        _facts = facts;
    }

    /// <summary>The C# name of an operation; <see langword="null"/> when the client does not have it.</summary>
    public string? Operation(string operation) => _facts.Operation(_model, operation);

    /// <summary>The C# class of a structure.</summary>
    public string Class(string shape)
    {
        var name = Capital(shape);
        return _facts.Text("renamedClasses", _package, name) ?? name;
    }

    /// <summary>The class of an exception: <c>Fault</c> is replaced, and what lacks <c>Exception</c> gets it.</summary>
    public static string Error(string shape)
    {
        var name = Capital(shape);
        if (name.EndsWith("Exception", StringComparison.Ordinal)) return name;
        return (name.EndsWith("Fault", StringComparison.Ordinal) ? name[..^"Fault".Length] : name) + "Exception";
    }

    /// <summary>The property of a member; <see langword="null"/> when the class does not have it.</summary>
    /// <param name="shape">The structure's name in the model.</param>
    /// <param name="type">The C# class.</param>
    /// <param name="member">The member's name in the model.</param>
    public string? Property(string shape, string type, string member)
    {
        if (_facts.IsExcluded(_model, type, member)) return null;
        var name = _facts.Member(_model, shape, member)
            ?? _facts.Text("renamedMembers", _package, type + "." + member)
            ?? Capital(member);

        // C# forbids a member named like its class; the SDK's own renames all end so or are in the facts.
        return name == type ? name + "Value" : name;
    }

    /// <summary>Members that the SDK adds to a class, in the shorthand of the descriptions.</summary>
    public IEnumerable<string> Added(string type) => _facts.Customized(_model, "add", type);

    /// <summary>The shorthand of the type that stands for a structure; <see langword="null"/> when the structure has its own class.</summary>
    public string? Inlined(string shape) => Shorthand(_facts.Text("inlinedTypes", _package, shape));

    /// <summary>The shorthand of a member's type where the SDK swaps it.</summary>
    public string? Swapped(string type, string member) => Shorthand(_facts.Text("swappedTypes", _package, type + "." + member));

    /// <summary>The class and member that wrap an operation's output, where the SDK wraps it.</summary>
    public (string Class, string Member)? Wrapped(string operation)
    {
        if (_facts.Find("wrappedResponses", _package, operation) is not { } wrap) return null;
        return (wrap.GetProperty("class").GetString()!, wrap.GetProperty("member").GetString()!);
    }

    /// <summary>The overloads of an operation on values, each as its members with blanks between; the empty one last.</summary>
    public IEnumerable<string> Overloads(string operation)
    {
        var overloads = _facts.Find("overloads", _package, operation) is { } list
            ? list.EnumerateArray().Select(overload => overload.GetString()!)
            : [];
        return overloads.Concat(_facts.Customized(_model, "overload", operation));
    }

    /// <summary>The constructors of a class beside the empty one, each as its members with blanks between.</summary>
    public IEnumerable<string> Constructors(string type)
        => _facts.Find("constructors", _package, type) is { } list
            ? list.EnumerateArray().Select(members => string.Join(' ', members.EnumerateArray().Select(member => member.GetString())))
            : [];

    /// <summary>The name of a constant where the SDK renames it.</summary>
    public string? Constant(string enumeration, string value) => _facts.Member(_model, enumeration, value);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string? Shorthand(string? type) => type switch
    {
        null => null,
        "string" => "",
        "bool?" => "b",
        "DateTime?" => "t",
        _ => throw new InvalidDataException($"dotnet-surface.json: no shorthand for {type}"),
    };
}
