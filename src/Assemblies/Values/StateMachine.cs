using System.Globalization;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// The method behind an asynchronous method or an iterator. It runs once from its start and once for each place where it waits, and keeps
/// its variables in fields meanwhile; only it writes these, and its methods for <c>finally</c> blocks, so each has the values that it had where it waited.
/// </summary>
internal sealed class StateMachine
{
    private const int Running = -1;
    private const int Finished = -2;

    private readonly StateMachineShape _shape;
    private readonly Dictionary<int, MethodFrame> _waiting = [];
    private readonly SortedSet<int> _changed = [];

    /// <summary>A machine at its start.</summary>
    public StateMachine(StateMachineShape shape) => _shape = shape;

    /// <summary>Whether it has methods of its own for the <c>finally</c> blocks of an iterator, which read and write its variables as fields.</summary>
    public bool HasFinally => _shape.HasFinally;

    /// <summary>The field that says where the machine goes on.</summary>
    public FieldKey StateField => _shape.StateField;

    /// <summary>The machine itself, as its code has it.</summary>
    public IlValue This { get; } = IlValue.Of(new Address(AddressKind.Other, 0, null));

    /// <summary>Whether an instruction reads or writes one of the machine's own variables.</summary>
    /// <returns>The field's name; <see langword="null"/> when it is another one.</returns>
    public string? Keeps(IlValue holder, int token) => ReferenceEquals(holder.Address, This.Address) ? _shape.NameOf(token) : null;

    /// <summary>Says where the machine can start.</summary>
    /// <param name="states">What the methods that make it give its state.</param>
    /// <param name="locals">How many local variables it has.</param>
    public void Start(IlValue states, int locals)
    {
        if (states.IsOpen)
        {
            Start(int.MinValue, IlValue.Open, locals);
            return;
        }

        foreach (var state in states.Texts.Select(static text => int.Parse(text.Fill(static _ => ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)))
        {
            Start(state, IlValue.Number(state), locals);
        }
    }

    /// <summary>Stores a variable. The number of a place to wait at says where the next run goes on, with what holds here.</summary>
    public void Store(string name, IlValue value, MethodFrame frame)
    {
        frame.Keep(name, value);
        if (name != StateField.Name || value is not { IsOpen: false, Texts: [{ IsConstant: true } text] } || !int.TryParse(text.Fill(static _ => ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var state)) return;
        if (state is Running or Finished) return;
        Reach(state, frame.Resumed());
    }

    /// <summary>The next place that the machine goes on from.</summary>
    public bool TryResume(out MethodFrame frame)
    {
        frame = null!;
        if (_changed.Count == 0) return false;
        var state = _changed.Min;
        _changed.Remove(state);
        frame = _waiting[state].Copy();
        return true;
    }

    private void Start(int state, IlValue value, int locals)
    {
        var frame = MethodFrame.Start(locals);
        frame.Keep(StateField.Name, value);
        Reach(state, frame);
    }

    private void Reach(int state, MethodFrame frame)
    {
        if (!_waiting.TryGetValue(state, out var known))
        {
            _waiting[state] = frame;
            _changed.Add(state);
        }
        else if (known.Join(frame, frame.Stack, static _ => { }))
        {
            _changed.Add(state);
        }
    }
}
