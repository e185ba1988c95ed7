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

    /// <summary>Whether it is a request or another object of the SDK.</summary>
    public bool IsOfSdk { get; init; } = type.Name.StartsWith("Amazon.", StringComparison.Ordinal);

    /// <summary>Whether it says nothing beside a value that may be anything: code out of sight has it already, so that it holds anything, runs anything and is no request.</summary>
    public bool IsIdle => IsEscaped && !IsOfSdk;

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

    /// <summary>Whether it is a client or are credentials: whoever has one cannot change what it was made of.</summary>
    public bool IsFixed { get; } = type.Name.StartsWith("Amazon.", StringComparison.Ordinal)
        && (type.Name.EndsWith("Client", StringComparison.Ordinal) || (type.Namespace == "Amazon.Runtime" && type.Name.EndsWith("Credentials", StringComparison.Ordinal)));

    /// <summary>Whether a member that no code gives it may be anything, as in an answer of AWS.</summary>
    public bool SaysNothingElse { get; set; }

    /// <summary>Whether it is a list or array of texts and numbers.</summary>
    public bool HoldsTexts { get; init; }

    /// <summary>Says that code which is not read has a list of texts, which may hold any text then.</summary>
    public void EscapeTexts(Action<MethodId> changed)
    {
        Escape(changed);
        Elements.Add(IlValue.Open, changed);
        foreach (var member in _members.Values) member.Add(IlValue.Open, changed);
    }

    /// <summary>Says that code which is not read has it.</summary>
    public void Escape(Action<MethodId> changed)
    {
        if (IsEscaped) return;
        IsEscaped = true;
        foreach (var reader in _readers) changed(reader);
    }
}
