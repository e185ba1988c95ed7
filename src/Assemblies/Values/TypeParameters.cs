using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// Type parameters of the program that its generic code hands to code which is not read: <c>T Load&lt;T&gt;() =&gt; JsonSerializer.Deserialize&lt;T&gt;(...)</c>. Each type that the program puts
/// in the place of any type parameter of its own counts as handed over then.
/// </summary>
internal sealed class TypeParameters(Action<TypeKey> handOver, Action<TypeKey> letMake)
{
    private readonly HashSet<TypeKey> _given = [];
    private bool _areHandedOver;
    private bool _areMade;

    /// <summary>Whether a type argument is, or holds, a type parameter.</summary>
    public static bool Are(TypeShape argument) => argument.Text.Contains('!');

    /// <summary>Says that the program puts a type in the place of a type parameter of its own.</summary>
    public void Give(TypeKey type)
    {
        if (!_given.Add(type)) return;
        if (_areHandedOver) handOver(type);
        if (_areMade) letMake(type);
    }

    /// <summary>Says that code which is not read is given one.</summary>
    public void HandOver()
    {
        if (_areHandedOver) return;
        _areHandedOver = true;
        foreach (var type in _given.ToArray()) handOver(type);
    }

    /// <summary>Says that a container is given one.</summary>
    public void LetMake()
    {
        if (_areMade) return;
        _areMade = true;
        foreach (var type in _given.ToArray()) letMake(type);
    }
}
