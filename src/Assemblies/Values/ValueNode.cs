using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>A place that holds values while the program runs: a field, a parameter, what a method returns, a member of a request. It only grows.</summary>
internal sealed class ValueNode
{
    private readonly HashSet<MethodId> _readers = [];
    private readonly HashSet<ValueNode> _copies = [];

    private Action<IlValue>? _watcher;

    /// <summary>All that it can hold.</summary>
    public IlValue Value { get; private set; } = IlValue.Nothing;

    /// <summary>Reads it for a method, which is read again when the place can hold more.</summary>
    public IlValue Read(MethodId reader)
    {
        _readers.Add(reader);
        return Value;
    }

    /// <summary>Lets it hold one more value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="changed">Takes the methods that read it.</param>
    public void Add(IlValue value, Action<MethodId> changed)
    {
        if (value.IsWithin(Value)) return;
        Value = Value.Or(value);
        if (Value is { IsOpen: true, Objects.Count: > ValueBounds.Lists })
        {
            foreach (var list in Value.Objects.Where(static made => made.HoldsTexts)) list.EscapeTexts(changed);
            Value = IlValue.Open.Or(Value);
        }

        foreach (var reader in _readers) changed(reader);
        foreach (var copy in _copies) copy.Add(Value, changed);
        _watcher?.Invoke(Value);
    }

    /// <summary>Hands whatever it holds, now and later, to code out of sight.</summary>
    public void Watch(Action<IlValue> watcher)
    {
        if (_watcher is not null) return;
        _watcher = watcher;
        watcher(Value);
    }

    /// <summary>Lets another place hold whatever this one holds, now and later.</summary>
    public void CopyTo(ValueNode other, Action<MethodId> changed)
    {
        if (ReferenceEquals(this, other) || !_copies.Add(other)) return;
        other.Add(Value, changed);
    }
}
