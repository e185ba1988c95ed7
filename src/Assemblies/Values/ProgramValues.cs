using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// Which methods of a program run, and which values its fields, parameters and objects can have. Every place has one set of values,
/// whenever and for whomever it is read; methods are read again until no set grows.
/// </summary>
internal sealed class ProgramValues
{
    private readonly Dictionary<(MethodId Method, int Index), ValueNode> _parameters = [];
    private readonly Dictionary<MethodId, ValueNode> _returns = [];
    private readonly Dictionary<FieldKey, ValueNode> _fields = [];
    private readonly Dictionary<TypeKey, ValueNode> _results = [];
    private readonly Dictionary<(MethodId Method, int Offset, int Part), MadeObject> _made = [];
    private readonly Dictionary<TypeKey, MadeObject> _instances = [];
    private readonly Dictionary<MethodId, StateMachineShape?> _shapes = [];
    private readonly Dictionary<MethodId, int> _readings = [];
    private readonly Dictionary<MethodId, HashSet<(int Local, string Kept)>> _loosened = [];
    private readonly HashSet<MethodId> _reached = [];
    private readonly List<MethodId> _inOrder = [];
    private readonly HashSet<MethodId> _opened = [];
    private readonly HashSet<MethodId> _openToContainer = [];
    private readonly Queue<MethodId> _waiting = new();
    private readonly HashSet<MethodId> _isWaiting = [];
    private readonly HashSet<AssemblyImage> _whole = [];
    private readonly HashSet<AssemblyImage> _roots;
    private readonly ProgramRoots _starts;
    private readonly Dispatch _dispatch;
    private readonly StoredFirst _storedFirst;
    private readonly CancellationToken _token;
    private int _allReadings;
    private int _blocks;

    private ProgramValues(ProgramMembers members, ProgramRoots starts, OutsideTypes outside, CancellationToken token)
    {
        _starts = starts;
        _roots = [.. starts.Images];
        Outside = outside;
        Members = members;
        _token = token;
        _dispatch = new(this, members);
        TypeParameters = new(
            type =>
            {
                HandOver(type);
                LetImplement(type);
            },
            LetMake);
        _storedFirst = new(members);
    }

    public ProgramMembers Members { get; }

    /// <summary>The types that generic code of the program stands for.</summary>
    public TypeParameters TypeParameters { get; }

    /// <summary>What the SDK's own assemblies tell.</summary>
    public OutsideTypes Outside { get; }

    /// <summary>The requests that handlers may change.</summary>
    public HandledRequests HandledRequests { get; } = new();

    /// <summary>The state machine that an asynchronous method starts.</summary>
    public Dictionary<MethodId, TypeKey> StateMachines { get; } = [];

    /// <summary>The calls of methods from outside that may be calls of AWS, with what they are given.</summary>
    public Dictionary<(MethodId Method, int Offset), OutsideCall> Calls { get; } = [];

    /// <summary>Reads a program.</summary>
    /// <param name="images">The assemblies whose code is read.</param>
    /// <param name="roots">Where the reading begins.</param>
    /// <param name="outside">The SDK's own assemblies.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="NotSupportedException">The code is too large.</exception>
    /// <exception cref="BadImageFormatException">The code is damaged.</exception>
    public static ProgramValues Read(IReadOnlyList<AssemblyImage> images, ProgramRoots roots, OutsideTypes outside, CancellationToken token)
    {
        var values = new ProgramValues(new(images), roots, outside, token);
        if (roots.Images.Any(values.FindsCode)) values.ReachAll();
        foreach (var image in roots.Images) values.ReachWhole(image);
        if (roots.Images.Count < images.Count) new FrameworkTypes(values).Reach();
        values.ReachStarts();
        values.Run();
        values.OpenUncalled();
        return values;
    }

    /// <summary>Whether all code of an assembly counts, because the program looks for code by name or lists the assembly's types.</summary>
    public bool CountsWhole(AssemblyImage image) => _whole.Contains(image);

    /// <summary>The variables of a method that something may write through their addresses, out of sight of the code's order.</summary>
    public IEnumerable<(int Local, string Kept)> LoosenedOf(MethodId method) => _loosened.TryGetValue(method, out var loosened) ? loosened : [];

    /// <summary>Says that something may write a variable through its address.</summary>
    /// <param name="local">The number of the local variable; negative for one that a state machine keeps.</param>
    /// <param name="kept">The field that keeps it.</param>
    public void Loosen(MethodId method, int local, string kept)
    {
        if (!_loosened.TryGetValue(method, out var loosened)) _loosened[method] = loosened = [];
        if (loosened.Add((local, kept))) Changed(method);
    }

    /// <summary>Counts a reading of a part of a method, so that no code is followed without end.</summary>
    /// <exception cref="NotSupportedException">The code is too large.</exception>
    public void CountBlock()
    {
        _token.ThrowIfCancellationRequested();
        if (++_blocks > ValueBounds.Blocks) throw new NotSupportedException("The code is too large to be followed.");
    }

    public void Changed(MethodId method)
    {
        if (_isWaiting.Add(method)) _waiting.Enqueue(method);
    }

    public ValueNode Parameter(MethodId method, int index) => NodeOf(_parameters, (method, index));

    public ValueNode Return(MethodId method) => NodeOf(_returns, method);

    public ValueNode Field(FieldKey field)
    {
        if (_fields.TryGetValue(field, out var known)) return known;
        var node = _fields[field] = new();

        // Before anything is stored it is null, false or zero. What the compiler makes for closures and waiting methods is stored before it is read.
        if (!field.Type.Name.Contains('<')) node.Add(_storedFirst.Has(field) ? IlValue.Nothing : IlValue.Null, Changed);
        if (IsWhole(field.Type) || Visibility.IsOpen(Members, field, image => IsClosed(image) && !_starts.OthersRun)) node.Add(IlValue.Open, Changed);
        return node;
    }

    /// <summary>What the asynchronous method behind a state machine gives in the end.</summary>
    public ValueNode Result(TypeKey stateMachine) => NodeOf(_results, stateMachine);

    /// <summary>The object that an instruction makes.</summary>
    /// <param name="part">Tells several objects of one instruction apart.</param>
    /// <param name="holdsTexts">Whether it is a list of texts or numbers.</param>
    public MadeObject Made(MethodId method, int offset, int part, TypeKey type, MethodUse? function = null, bool holdsTexts = false)
    {
        if (!_made.TryGetValue((method, offset, part), out var made)) _made[(method, offset, part)] = made = new(type, function) { HoldsTexts = holdsTexts };
        return made;
    }

    /// <summary>The objects of one of the program's own types, whose members are fields of the type.</summary>
    public MadeObject Instance(TypeKey type)
    {
        if (_instances.TryGetValue(type, out var made)) return made;
        _instances[type] = made = new(type) { IsOfSdk = _dispatch.IsOfSdk(type) };

        // Where everything is open already, there is nothing that it could open.
        if (IsWhole(type) && !made.IsOfSdk) made.Escape(Changed);
        return made;
    }

    public static MethodCode? CodeOf(MethodId method) => method.Image.CodeOf(method.Handle);

    /// <summary>The state machine whose steps a method runs.</summary>
    public StateMachineShape? ShapeOf(MethodId method)
    {
        if (!_shapes.TryGetValue(method, out var shape)) _shapes[method] = shape = StateMachineShape.Of(method);
        return shape;
    }

    /// <summary>Says that a method runs.</summary>
    public void Reach(MethodId method)
    {
        if ((_starts.NotRun.Contains(method) && !_whole.Contains(method.Image)) || !_reached.Add(method)) return;
        _inOrder.Add(method);
        Changed(method);

        // A method without code that stands for a private member of another type.
        if (CodeOf(method) is null && method.Definition.GetCustomAttributes().Any(attribute => ProgramMembers.AttributeType(method.Image, attribute) is { Name: "System.Runtime.CompilerServices.UnsafeAccessorAttribute" })) ReachAll();
        Touch(ProgramMembers.KeyOf(method.Type));
    }

    /// <summary>Says that code which is not read may run a method, with whatever it likes.</summary>
    public void Open(MethodId method)
    {
        if (!_opened.Add(method)) return;
        OpenParameters(method);

        // Who calls it makes what it takes. Equals and CompareTo take objects that are there.
        var use = ProgramMembers.UseOf(method);
        foreach (var type in use.Parameters.SelectMany(static parameter => parameter.Named()).Where(type => type != use.Type)) HandOver(type);
    }

    /// <summary>Says that a container may run a constructor, with what it makes or has.</summary>
    public void OpenToContainer(MethodId constructor)
    {
        if (!_openToContainer.Add(constructor) || _opened.Contains(constructor)) return;
        OpenParameters(constructor);
        foreach (var type in ProgramMembers.UseOf(constructor).Parameters.SelectMany(static parameter => parameter.Named())) LetMake(type);
    }

    private void OpenParameters(MethodId method)
    {
        Reach(method);
        var use = ProgramMembers.UseOf(method);
        var count = use.ArgumentCount;
        for (var i = 0; i < count; i++) Parameter(method, i).Add(IlValue.Open, Changed);
        Return(method).Watch(Escape);

        // Who calls a member of an interface, or one that types override, runs theirs.
        if (use.IsInstance && ProgramMembers.IsVirtual(method))
        {
            var result = new ValueNode();
            CallVirtual(use, [.. Enumerable.Repeat(IlValue.Open, count)], result);
            result.Watch(Escape);
        }
    }

    /// <summary>Says that code uses a type: what .NET runs by itself for it runs.</summary>
    public void Touch(TypeKey type) => _dispatch.Touch(type);

    /// <summary>Says that code which is not read is given a type: it may make objects of it and set what they let be set.</summary>
    public void HandOver(TypeKey type) => _dispatch.HandOver(type);

    /// <summary>Whether a type of the program can be made and used as another one.</summary>
    public bool IsOf(TypeKey type, TypeKey ancestor) => _dispatch.IsOf(type, ancestor);

    /// <summary>Says that code which is not read may implement an interface or abstract class while the program runs.</summary>
    public void LetImplement(TypeKey type) => _dispatch.LetImplement(type);

    /// <summary>Says that code which is not read may make objects of a type by its constructors, of what it makes or has.</summary>
    public void LetMake(TypeKey type) => _dispatch.LetMake(type);

    /// <summary>Calls a method that other types may override.</summary>
    public void CallVirtual(MethodUse method, IReadOnlyList<IlValue> arguments, ValueNode result) => _dispatch.Call(method, arguments, result);

    /// <summary>Calls a method.</summary>
    public void Call(MethodId method, IReadOnlyList<IlValue> arguments, ValueNode result)
    {
        Reach(method);
        for (var i = 0; i < arguments.Count; i++) Parameter(method, i).Add(arguments[i], Changed);
        Return(method).CopyTo(result, Changed);
    }

    /// <summary>Says that code which is not read has a value.</summary>
    public void Escape(IlValue value)
    {
        if (value.Objects.Count == 0 && value.Function is null && value.Address is null) return;
        if (value.Function is { Definition: { } pointed }) Open(pointed);
        if (value.Address?.Node is { } place) place.Add(IlValue.Open, Changed);
        foreach (var made in value.Objects)
        {
            if (made.IsEscaped) continue;
            made.Escape(Changed);
            if (made.Function is { Definition: { } handed }) Open(handed);
            if (Members.FindType(made.Type) is not null) _dispatch.LetSet(made.Type);
            made.Elements.Add(IlValue.Open, Changed);
            made.Elements.Watch(Escape);
            foreach (var member in made.Members.ToArray())
            {
                if (!made.IsFixed) made.Member(member).Add(IlValue.Open, Changed);
                made.Member(member).Watch(Escape);
            }
        }
    }

    /// <summary>Says that the program looks for code by its name or lists the types of assemblies: anything may run.</summary>
    public void ReachAll()
    {
        foreach (var image in Members.Images) ReachAll(image);
    }

    /// <summary>Says that the program lists the types of one assembly: anything of it may run.</summary>
    public void ReachAll(AssemblyImage image)
    {
        if (!_whole.Add(image)) return;
        foreach (var pair in _fields.Where(pair => pair.Key.Type.Assembly == image.Name).ToArray()) pair.Value.Add(IlValue.Open, Changed);
        foreach (var pair in _instances.Where(pair => pair.Key.Assembly == image.Name && !pair.Value.IsOfSdk).ToArray()) pair.Value.Escape(Changed);
        ReachWhole(image);
    }

    /// <summary>Whether only the code that is read can call the members of an assembly: all that refer to it are read with it.</summary>
    public bool IsClosed(AssemblyImage image) => !_roots.Contains(image);

    private bool IsWhole(TypeKey type) => Members.FindType(type) is { } known && _whole.Contains(known.Image);

    // All code of a root is read, so what opens everything is known before: with it at the start, nothing is read twice.
    private bool FindsCode(AssemblyImage image)
        => image.Metadata.MemberReferences.Any(handle => Members.FindMethod(image, MetadataTokens.GetToken(handle)) is { } method && Reflection.Finds(method) && (Members.Images.Count == 1 || !Reflection.IsOfOneAssembly(method)));

    private void ReachWhole(AssemblyImage image)
    {
        foreach (var handle in image.Metadata.TypeDefinitions)
        {
            Touch(ProgramMembers.KeyOf(new(image, handle)));
            foreach (var method in image.Metadata.GetTypeDefinition(handle).GetMethods()) ReachRoot(new(image, method));
        }
    }

    private void ReachStarts()
    {
        foreach (var type in _starts.Made)
        {
            Touch(type);
            HandOver(type);
        }

        foreach (var method in _starts.Called) Open(method);
        foreach (var method in _starts.Run) Reach(method);
    }

    private void ReachRoot(MethodId method)
    {
        if (_whole.Contains(method.Image) || Visibility.IsSeen(method) || method.Definition.GetCustomAttributes().Any(attribute => !ProgramMembers.IsOfCompiler(method.Image, attribute))) Open(method);
        else Reach(method);
    }

    // A method that nothing in sight calls is called by something out of sight, or never. A property is set by who is given its type, which counts already.
    private void OpenUncalled()
    {
        OpenUnmade();
        for (var i = 0; i < _inOrder.Count; i++)
        {
            if (IsCalled(_inOrder[i])) continue;
            Open(_inOrder[i]);
            Run();
        }

        if (_starts.OthersRun && OpenWrittenElsewhere()) OpenUncalled();
    }

    private void OpenUnmade()
    {
        foreach (var type in _starts.MadeUnlessSeen)
        {
            var constructors = Members.MethodsOf(type, ".ctor").Select(handle => new MethodId(type.Image, handle)).ToArray();
            if (constructors.Any(_reached.Contains)) continue;
            foreach (var constructor in constructors) Open(constructor);
        }

        Run();
    }

    // Code that is not reached may have run before, and written what this code reads.
    private bool OpenWrittenElsewhere()
    {
        foreach (var method in Members.Images.SelectMany(static image => image.Metadata.MethodDefinitions.Select(handle => new MethodId(image, handle))).Where(method => !_reached.Contains(method)))
        {
            foreach (var instruction in CodeOf(method)?.Instructions ?? [])
            {
                if (instruction.OpCode is not (ILOpCode.Stfld or ILOpCode.Stsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda) || Members.FindField(method.Image, instruction.Token) is not { } written) continue;
                if (_fields.TryGetValue(written.Key, out var node) && !node.Value.IsOpen) node.Add(IlValue.Open, Changed);
            }
        }

        var isChanged = _waiting.Count > 0;
        Run();
        return isChanged;
    }

    private bool IsCalled(MethodId method)
    {
        var use = ProgramMembers.UseOf(method);
        return method.Definition.Attributes.HasFlag(MethodAttributes.SpecialName) || use.Parameters.Count == 0 || Enumerable.Range(use.IsInstance ? 1 : 0, use.Parameters.Count).Any(index => !Parameter(method, index).Value.IsNothing);
    }

    private void Run()
    {
        while (_waiting.Count > 0)
        {
            _token.ThrowIfCancellationRequested();
            if (++_allReadings > ValueBounds.AllReadings) throw new NotSupportedException("The code is too large to be followed.");
            var method = _waiting.Dequeue();
            _isWaiting.Remove(method);
            if (!_reached.Contains(method) || CodeOf(method) is not { } code) continue;
            var readings = _readings.TryGetValue(method, out var known) ? known + 1 : 1;
            _readings[method] = readings;
            new MethodReader(this, method, code, isGivenUp: readings > ValueBounds.Readings).Read();
        }
    }

    private static ValueNode NodeOf<TKey>(Dictionary<TKey, ValueNode> nodes, TKey key)
        where TKey : notnull
    {
        if (!nodes.TryGetValue(key, out var node)) nodes[key] = node = new();
        return node;
    }
}

/// <summary>A call of a method whose code is not read.</summary>
/// <param name="Method">The method.</param>
/// <param name="Arguments">What it is given, <c>this</c> first.</param>
internal sealed record OutsideCall(MethodUse Method, IReadOnlyList<IlValue> Arguments);
