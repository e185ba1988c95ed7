using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>The objects that one instruction makes: requests, their parts, lists, functions, objects of the program.</summary>
/// <param name="type">What they are.</param>
/// <param name="function">The method that a delegate runs.</param>
internal sealed class MadeObject(TypeKey type, MethodUse? function = null)
{
    private readonly Dictionary<string, ValueNode> _members = new(StringComparer.Ordinal);
    private HashSet<string>? _always;
    private readonly HashSet<MethodId> _readers = [];

    /// <summary>Stands for the elements of a list among its members.</summary>
    public const string AnyElement = "[*]";

    public TypeKey Type { get; } = type;

    public MethodUse? Function { get; } = function;

    /// <summary>The names of the members that code gives a value.</summary>
    public IEnumerable<string> Members => _members.Keys;

    /// <summary>What a list or map holds.</summary>
    public ValueNode Elements { get; } = new();

    /// <summary>Whether code that is not read had it in hands, and may have changed it.</summary>
    public bool IsEscaped { get; private set; }

    /// <summary>Whether each of the objects has been given the member before the method that made it hands it on; of a list, whether it has elements then.</summary>
    public bool IsAlwaysSet(string member) => _always?.Contains(member) == true;

    /// <summary>Says that the method that made it hands it on.</summary>
    /// <param name="given">The members that it has been given by then, whatever way the code took.</param>
    public void HandOn(IEnumerable<string> given)
    {
        if (_always is null) _always = new(given, StringComparer.Ordinal);
        else _always.IntersectWith(given);
    }

    public ValueNode Member(string name)
    {
        if (!_members.TryGetValue(name, out var node)) _members[name] = node = new();
        return node;
    }

    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>Asks whether it escaped for a method, which is read again when it does.</summary>
    public bool ReadEscaped(MethodId reader)
    {
        _readers.Add(reader);
        return IsEscaped;
    }

    /// <summary>Says that code which is not read has it.</summary>
    public void Escape(Action<MethodId> changed)
    {
        if (IsEscaped) return;
        IsEscaped = true;
        foreach (var reader in _readers) changed(reader);
    }
}
