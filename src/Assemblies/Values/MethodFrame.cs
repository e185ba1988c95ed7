namespace IamAnalyzers.Assemblies.Values;

/// <summary>What holds at one point of a method: the values of its variables and those on the stack.</summary>
internal sealed class MethodFrame
{
    private static readonly Dictionary<string, IlValue> NothingKept = new(StringComparer.Ordinal);
    private static readonly HashSet<(MadeObject Made, string Member)> NothingGiven = [];

    // Points share these until one of them changes them.
    private LocalValues _locals;
    private Dictionary<string, IlValue> _kept;
    private HashSet<(MadeObject Made, string Member)> _given;
    private bool _ownsKept;
    private bool _ownsGiven;

    private MethodFrame(LocalValues locals, List<IlValue> stack, Dictionary<string, IlValue> kept, HashSet<(MadeObject Made, string Member)> given)
    {
        _locals = locals;
        Stack = stack;
        _kept = kept;
        _given = given;
    }

    /// <summary>How many local variables the method has.</summary>
    public int LocalCount => _locals.Count;

    public List<IlValue> Stack { get; }

    /// <summary>A point where a method starts.</summary>
    public static MethodFrame Start(int locals)
        => new(LocalValues.Start(locals), [], NothingKept, NothingGiven);

    /// <summary>The same point, apart from this one.</summary>
    public MethodFrame Copy() => WithStack(Stack);

    /// <summary>The value of a local variable.</summary>
    public IlValue Local(int index) => _locals[index];

    /// <summary>Stores a local variable.</summary>
    public void SetLocal(int index, IlValue value) => _locals.Set(index, value);

    /// <summary>The point behind this one where an exception goes on.</summary>
    public MethodFrame WithStack(IReadOnlyList<IlValue> stack)
    {
        (_ownsKept, _ownsGiven) = (false, false);
        return new(_locals.Share(), stack.Count == 0 ? [] : [.. stack], _kept, _given);
    }

    /// <summary>The point where the next run of a state machine goes on: its local variables are new, and those that it keeps are as they are here.</summary>
    public MethodFrame Resumed()
    {
        var next = Start(_locals.Count);
        (_ownsKept, _ownsGiven) = (false, false);
        (next._kept, next._given) = (_kept, _given);
        return next;
    }

    /// <summary>The value of a variable that a state machine keeps in a field while it waits.</summary>
    /// <param name="name">The name of the field.</param>
    public IlValue Kept(string name) => _kept.TryGetValue(name, out var kept) ? kept : IlValue.Nothing;

    /// <summary>Stores a variable that a state machine keeps in a field while it waits.</summary>
    public void Keep(string name, IlValue value)
    {
        if (!_ownsKept) (_kept, _ownsKept) = (new(_kept, StringComparer.Ordinal), true);
        _kept[name] = value;
    }

    public void Push(IlValue value) => Stack.Add(value);

    /// <summary>Takes the value on top; of an empty stack, which only damaged code has, one that may be anything.</summary>
    public IlValue Pop()
    {
        if (Stack.Count == 0) return IlValue.Open;
        var value = Stack[Stack.Count - 1];
        Stack.RemoveAt(Stack.Count - 1);
        return value;
    }

    /// <summary>Takes several values.</summary>
    /// <returns>The values in the order in which they were pushed.</returns>
    public IlValue[] Pop(int count)
    {
        var values = new IlValue[count];
        for (var i = count - 1; i >= 0; i--) values[i] = Pop();
        return values;
    }

    /// <summary>Says that an object is made here: of earlier ones of the same instruction nothing counts.</summary>
    public void Make(MadeObject made)
    {
        var given = OwnGiven();
        given.RemoveWhere(pair => ReferenceEquals(pair.Made, made));
        given.Add((made, ""));
    }

    /// <summary>Says that an object which the method made is given a member, on each way to here.</summary>
    public void Give(IlValue holder, string member)
    {
        if (holder is not { IsOpen: false, Objects.Count: 1 }) return;
        var made = holder.Objects.First();
        if (_given.Contains((made, "")) && !_given.Contains((made, member))) OwnGiven().Add((made, member));
    }

    /// <summary>Whether the method made the object that a value is.</summary>
    public bool HasMade(IlValue value) => value is { IsOpen: false, Objects.Count: 1 } && _given.Contains((value.Objects.First(), ""));

    /// <summary>Says that the method hands a value on, with all that it holds.</summary>
    public void HandOn(IlValue value)
    {
        if (value.Objects.Count > 0 && _given.Count > 0) HandOn(value, []);
    }

    private void HandOn(IlValue value, HashSet<MadeObject> done)
    {
        foreach (var made in value.Objects)
        {
            if (!_given.Contains((made, "")) || !done.Add(made)) continue;
            made.HandOn(_given.Where(pair => ReferenceEquals(pair.Made, made)).Select(static pair => pair.Member));
            HandOn(made.Elements.Value, done);
            foreach (var member in made.Members.ToArray()) HandOn(made.Member(member).Value, done);
        }
    }

    /// <summary>Lets this point be reached from another one, too.</summary>
    /// <param name="stack">What is on the stack on this way.</param>
    /// <param name="lose">Takes the addresses that are one of several here.</param>
    /// <returns>Whether it holds more than before.</returns>
    public bool Join(MethodFrame other, IReadOnlyList<IlValue> stack, Action<Address?> lose)
    {
        var changed = false;
        for (var i = 0; i < _locals.Count;)
        {
            if (_locals.Shares(other._locals, i, out var next)) i = next;
            else for (; i < next; i++) changed |= JoinLocal(other, i, lose);
        }

        for (var i = 0; i < Stack.Count; i++)
        {
            var value = Stack[i];
            Join(ref value, i < stack.Count ? stack[i] : IlValue.Open, lose, ref changed);
            Stack[i] = value;
        }

        return JoinKept(other, lose) | JoinGiven(other) | changed;
    }

    /// <summary>Lets one local variable have what it has at another point.</summary>
    /// <returns>Whether it holds more than before.</returns>
    public bool JoinLocal(MethodFrame other, int local, Action<Address?> lose)
    {
        var (value, hasGrown) = (_locals[local], false);
        Join(ref value, other._locals[local], lose, ref hasGrown);
        if (hasGrown) SetLocal(local, value);
        return hasGrown;
    }

    /// <summary>Lets one variable that a state machine keeps have what it has at another point.</summary>
    /// <returns>Whether it holds more than before.</returns>
    public bool JoinKept(MethodFrame other, string name, Action<Address?> lose)
    {
        var (value, hasGrown) = (Kept(name), false);
        Join(ref value, other.Kept(name), lose, ref hasGrown);
        if (hasGrown) Keep(name, value);
        return hasGrown;
    }

    private bool JoinKept(MethodFrame other, Action<Address?> lose)
    {
        if (ReferenceEquals(_kept, other._kept)) return false;
        var changed = false;
        foreach (var name in other._kept.Keys) changed |= JoinKept(other, name, lose);
        return changed;
    }

    private bool JoinGiven(MethodFrame other)
    {
        if (ReferenceEquals(_given, other._given)) return false;

        // An object that only the other way made has what it has been given there.
        var changed = false;
        foreach (var made in other._given.Where(pair => pair.Member.Length == 0 && !_given.Contains(pair)).Select(static pair => pair.Made).ToArray())
        {
            OwnGiven().UnionWith(other._given.Where(pair => ReferenceEquals(pair.Made, made)));
            changed = true;
        }

        return _given.Any(IsLost) && OwnGiven().RemoveWhere(IsLost) > 0 || changed;

        bool IsLost((MadeObject Made, string Member) pair) => pair.Member.Length > 0 && other._given.Contains((pair.Made, "")) && !other._given.Contains(pair);
    }

    private HashSet<(MadeObject Made, string Member)> OwnGiven()
    {
        if (!_ownsGiven) (_given, _ownsGiven) = ([.. _given], true);
        return _given;
    }

    private static void Join(ref IlValue value, IlValue other, Action<Address?> lose, ref bool changed)
    {
        if (!Equals(value.Address, other.Address))
        {
            lose(value.Address);
            lose(other.Address);
        }

        if (other.IsWithin(value)) return;
        value = value.Or(other);
        changed = true;
    }
}
