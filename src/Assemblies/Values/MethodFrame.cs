namespace IamAnalyzers.Assemblies.Values;

/// <summary>What holds at one point of a method: the values of its variables and those on the stack.</summary>
internal sealed class MethodFrame(IlValue[] locals, List<IlValue> stack, Dictionary<string, IlValue> kept, HashSet<(MadeObject Made, string Member)> given)
{
    public IlValue[] Locals { get; } = locals;

    public List<IlValue> Stack { get; } = stack;

    /// <summary>The variables that a state machine keeps in fields while it waits, by the names of the fields.</summary>
    public Dictionary<string, IlValue> Kept { get; } = kept;

    private HashSet<(MadeObject Made, string Member)> Given { get; } = given;

    public static MethodFrame Start(int locals, Dictionary<string, IlValue> kept) => new([.. Enumerable.Repeat(IlValue.Null, locals)], [], kept, []);

    public MethodFrame Copy() => new([.. Locals], [.. Stack], new(Kept, StringComparer.Ordinal), [.. Given]);

    /// <summary>The point behind this one where an exception, or the next run of a state machine, goes on.</summary>
    public MethodFrame WithStack(params IlValue[] stack) => new([.. Locals], [.. stack], new(Kept, StringComparer.Ordinal), [.. Given]);

    /// <summary>The same point, where objects have been given what they have been given at another one.</summary>
    public MethodFrame With(MethodFrame other) => new(Locals, Stack, Kept, [.. other.Given]);

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
        Given.RemoveWhere(pair => ReferenceEquals(pair.Made, made));
        Given.Add((made, ""));
    }

    /// <summary>Says that an object which the method made is given a member, on each way to here.</summary>
    public void Give(IlValue holder, string member)
    {
        if (holder is not { IsOpen: false, Objects.Count: 1 }) return;
        var made = holder.Objects.First();
        if (Given.Contains((made, ""))) Given.Add((made, member));
    }

    /// <summary>Whether the method made the object that a value is.</summary>
    public bool HasMade(IlValue value) => value is { IsOpen: false, Objects.Count: 1 } && Given.Contains((value.Objects.First(), ""));

    /// <summary>Says that the method hands a value on, with all that it holds.</summary>
    public void HandOn(IlValue value)
    {
        if (value.Objects.Count > 0) HandOn(value, []);
    }

    private void HandOn(IlValue value, HashSet<MadeObject> done)
    {
        foreach (var made in value.Objects)
        {
            if (!Given.Contains((made, "")) || !done.Add(made)) continue;
            made.HandOn(Given.Where(pair => ReferenceEquals(pair.Made, made)).Select(static pair => pair.Member));
            HandOn(made.Elements.Value, done);
            foreach (var member in made.Members.ToArray()) HandOn(made.Member(member).Value, done);
        }
    }

    /// <summary>Lets this point be reached from another one, too.</summary>
    /// <param name="lose">Takes the addresses that are one of several here.</param>
    /// <returns>Whether it holds more than before.</returns>
    public bool Join(MethodFrame other, Action<Address?> lose)
    {
        var changed = false;
        for (var i = 0; i < Locals.Length; i++) Join(ref Locals[i], other.Locals[i], lose, ref changed);
        for (var i = 0; i < Stack.Count; i++)
        {
            var value = Stack[i];
            Join(ref value, i < other.Stack.Count ? other.Stack[i] : IlValue.Open, lose, ref changed);
            Stack[i] = value;
        }

        foreach (var pair in other.Kept)
        {
            var value = Kept.TryGetValue(pair.Key, out var known) ? known : IlValue.Nothing;
            Join(ref value, pair.Value, lose, ref changed);
            Kept[pair.Key] = value;
        }

        // An object that only the other way made has what it has been given there.
        foreach (var made in other.Given.Where(pair => pair.Member.Length == 0 && !Given.Contains(pair)).Select(static pair => pair.Made).ToArray())
        {
            Given.UnionWith(other.Given.Where(pair => ReferenceEquals(pair.Made, made)));
            changed = true;
        }

        return Given.RemoveWhere(pair => pair.Member.Length > 0 && other.Given.Contains((pair.Made, "")) && !other.Given.Contains(pair)) > 0 || changed;
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
