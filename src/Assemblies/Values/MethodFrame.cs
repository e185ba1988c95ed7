using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;

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

/// <summary>The points of a method that branches lead to, and what holds there.</summary>
internal sealed class MethodBlocks
{
    private readonly SortedSet<int> _waiting = [];
    private readonly Dictionary<int, MethodFrame> _frames = [];
    private readonly HashSet<int> _starts = [];
    private readonly IReadOnlyList<ExceptionRegion> _regions;
    private readonly Action<Address?> _lose;

    public MethodBlocks(MethodCode code, Action<Address?> lose)
    {
        _lose = lose;
        _regions = code.Regions;
        Indices = code.Instructions.Select(static (instruction, index) => (instruction.Offset, index)).ToDictionary(static pair => pair.Offset, static pair => pair.index);
        foreach (var instruction in code.Instructions)
        {
            if (instruction.IsBranch) _starts.Add(unchecked((int)instruction.Operand));
            foreach (var target in instruction.Targets ?? []) _starts.Add(target);
        }

        foreach (var region in code.Regions)
        {
            _starts.Add(region.TryOffset);
            _starts.Add(region.HandlerOffset);
            if (region.Kind == ExceptionRegionKind.Filter) _starts.Add(region.FilterOffset);
        }
    }

    /// <summary>The index of the instruction at each offset.</summary>
    public Dictionary<int, int> Indices { get; }

    public bool IsStart(int offset) => _starts.Contains(offset);

    /// <summary>Lets a point be reached with what holds at another one.</summary>
    public void Reach(int offset, MethodFrame frame)
    {
        if (!Indices.ContainsKey(offset)) return;
        if (!_frames.TryGetValue(offset, out var known))
        {
            _frames[offset] = frame.Copy();
            _waiting.Add(offset);
        }
        else if (known.Join(frame, _lose))
        {
            _waiting.Add(offset);
        }
    }

    /// <summary>Lets the handlers around a point be reached: an exception keeps the variables and empties the stack.</summary>
    public void ReachHandlers(int offset, MethodFrame frame)
    {
        foreach (var region in _regions)
        {
            if (offset < region.TryOffset || offset >= region.TryOffset + region.TryLength) continue;
            var thrown = region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter ? frame.WithStack(IlValue.Open) : frame.WithStack();
            Reach(region.HandlerOffset, thrown);
            if (region.Kind == ExceptionRegionKind.Filter) Reach(region.FilterOffset, thrown);
        }
    }

    /// <summary>Whether a point is in code that runs after a block whatever happens in it, and then goes on where the block went on.</summary>
    public bool IsInFinally(int offset)
        => _regions.Any(region => region.Kind is ExceptionRegionKind.Finally or ExceptionRegionKind.Fault && offset >= region.HandlerOffset && offset < region.HandlerOffset + region.HandlerLength);

    /// <summary>Whether a point is in code whose exceptions are handled.</summary>
    public bool IsTried(int offset) => _regions.Any(region => offset >= region.TryOffset && offset < region.TryOffset + region.TryLength);

    /// <summary>The next point that something new leads to.</summary>
    public bool TryTake(out int offset, out MethodFrame frame)
    {
        offset = 0;
        frame = null!;
        if (_waiting.Count == 0) return false;
        offset = _waiting.Min;
        _waiting.Remove(offset);
        frame = _frames[offset].Copy();
        return true;
    }
}
