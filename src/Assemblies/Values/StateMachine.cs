using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// The method behind an asynchronous method or an iterator. It runs once from its start and once for each place where it waits, and keeps
/// its variables in fields meanwhile; only it writes these, and its methods for <c>finally</c> blocks, so each has the values that it had where it waited.
/// </summary>
internal sealed class StateMachine
{
    // As the compilers of C# and of Visual Basic name it.
    private static readonly string[] States = ["<>1__state", "$State"];

    private const int Running = -1;
    private const int Finished = -2;

    private readonly AssemblyImage _image;
    private readonly string _state;
    private readonly HashSet<int> _kept;
    private readonly Dictionary<int, MethodFrame> _waiting = [];
    private readonly SortedSet<int> _changed = [];

    private StateMachine(MethodId method, string state, HashSet<int> kept)
    {
        _state = state;
        _image = method.Image;
        StateField = new(ProgramMembers.KeyOf(method.Type), state);
        _kept = kept;
        HasFinally = method.Image.Metadata.GetTypeDefinition(method.Definition.GetDeclaringType()).GetMethods()
            .Any(other => method.Image.Metadata.GetString(method.Image.Metadata.GetMethodDefinition(other).Name).StartsWith("<>m__Finally", StringComparison.Ordinal));
    }

    /// <summary>Whether it has methods of its own for the <c>finally</c> blocks of an iterator, which read and write its variables as fields.</summary>
    public bool HasFinally { get; }

    /// <summary>The field that says where the machine goes on.</summary>
    public FieldKey StateField { get; }

    /// <summary>The machine itself, as its code has it.</summary>
    public IlValue This { get; } = IlValue.Of(new Address(AddressKind.Other, 0, null));

    /// <summary>The machine whose steps a method runs.</summary>
    /// <returns>The machine; <see langword="null"/> for any other method.</returns>
    public static StateMachine? Of(MethodId method)
    {
        var metadata = method.Image.Metadata;
        if (method.Name != "MoveNext") return null;
        var fields = metadata.GetTypeDefinition(method.Definition.GetDeclaringType()).GetFields();
        if (fields.Select(field => metadata.GetString(metadata.GetFieldDefinition(field).Name)).FirstOrDefault(static name => States.Contains(name)) is not { } state) return null;
        return new(method, state, [.. fields.Where(field => IsKept(metadata.GetString(metadata.GetFieldDefinition(field).Name))).Select(static field => MetadataTokens.GetToken(field))]);
    }

    /// <summary>Whether an instruction reads or writes one of the machine's own variables.</summary>
    /// <returns>The field's name; <see langword="null"/> when it is another one.</returns>
    public string? Keeps(IlValue holder, int token) => ReferenceEquals(holder.Address, This.Address) ? NameOf(token) : null;

    /// <summary>The name of the variable that a field keeps.</summary>
    /// <returns>The field's name; <see langword="null"/> for any other field.</returns>
    public string? NameOf(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind == HandleKind.FieldDefinition) return _kept.Contains(token) ? _image.Metadata.GetString(_image.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).Name) : null;

        // The machine of a generic method refers to its own fields as to those of an instance.
        if (handle.Kind != HandleKind.MemberReference) return null;
        var name = _image.Metadata.GetString(_image.Metadata.GetMemberReference((MemberReferenceHandle)handle).Name);
        return IsKept(name) ? name : null;
    }

    /// <summary>Says where the machine can start.</summary>
    /// <param name="states">What the methods that make it give its state.</param>
    /// <param name="locals">How many local variables it has.</param>
    public void Start(IlValue states, int locals)
    {
        if (states.IsOpen)
        {
            Reach(int.MinValue, MethodFrame.Start(locals, new(StringComparer.Ordinal) { [_state] = IlValue.Open }));
            return;
        }

        foreach (var state in states.Texts.Select(static text => int.Parse(text.Fill(static _ => ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)))
        {
            Reach(state, MethodFrame.Start(locals, new(StringComparer.Ordinal) { [_state] = IlValue.Number(state) }));
        }
    }

    /// <summary>Stores a variable. The number of a place to wait at says where the next run goes on, with what holds here.</summary>
    public void Store(string name, IlValue value, MethodFrame frame)
    {
        frame.Kept[name] = value;
        if (name != _state || value is not { IsOpen: false, Texts: [{ IsConstant: true } text] } || !int.TryParse(text.Fill(static _ => ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var state)) return;
        if (state is Running or Finished) return;
        Reach(state, MethodFrame.Start(frame.Locals.Length, new(frame.Kept, StringComparer.Ordinal)).With(frame));
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

    private void Reach(int state, MethodFrame frame)
    {
        if (!_waiting.TryGetValue(state, out var known))
        {
            _waiting[state] = frame;
            _changed.Add(state);
        }
        else if (known.Join(frame, static _ => { }))
        {
            _changed.Add(state);
        }
    }

    // Parameters and the object around it come from the method that starts the machine, under names of another form.
    private static bool IsKept(string name)
        => States.Contains(name)
            || (name.Length > 1 && name[0] == '<' && (name.Contains(">5__") || name.StartsWith("<>7__", StringComparison.Ordinal) || name.StartsWith("<>s__", StringComparison.Ordinal) || name.StartsWith("<>u__", StringComparison.Ordinal)))
            || name.StartsWith("$VB$ResumableLocal_", StringComparison.Ordinal)
            || (name.Length > 2 && name[0] == '$' && name[1] is 'S' or 'A' or 'U' or 'I' or 'W' && name.Skip(2).All(char.IsDigit));
}
