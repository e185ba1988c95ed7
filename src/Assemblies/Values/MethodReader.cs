using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Code;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// Follows the values through the code of one method: variables in their order, with what each branch leaves in them; fields, parameters
/// and objects without one.
/// </summary>
internal sealed class MethodReader
{
    private readonly ProgramValues _values;
    private readonly MethodId _method;
    private readonly MethodCode _code;
    private readonly StateMachine? _machine;
    private readonly AssemblyImage _image;
    private readonly OutsideMethods _outside;
    private readonly Identities _identities;
    private readonly WrittenSpans _spans;
    private readonly bool _isDispose;
    private readonly bool _isGivenUp;
    private readonly HashSet<int> _loose;
    private readonly HashSet<string> _looseFields = new(StringComparer.Ordinal);
    private readonly CodeLayout _layout;
    private MethodBlocks _blocks;

    public MethodReader(ProgramValues values, MethodId method, MethodCode code, bool isGivenUp)
    {
        _values = values;
        _method = method;
        _code = code;
        _layout = code.Layout;
        _image = method.Image;
        _isGivenUp = isGivenUp;
        _blocks = new(_layout, Lose);
        _outside = new(values, method);
        _identities = new(values, method);
        _spans = new(values, method, code);
        _isDispose = StateMachineShape.DisposesOf(method);

        // What finally blocks store, the code behind them reads, and the blocks do not tell where that is.
        _loose = [.. _layout.StoredInFinally];
        if (values.ShapeOf(method) is { } shape)
        {
            _machine = new(shape);
            _looseFields.UnionWith(shape.StoredInFinally);
        }

        foreach (var (local, kept) in values.LoosenedOf(method))
        {
            if (local >= 0) _loose.Add(local);
            else _looseFields.Add(kept);
        }
    }

    /// <summary>Reads the method once.</summary>
    public void Read()
    {
        if (_code.Instructions.Count == 0) return;
        if (_machine is null) Run(MethodFrame.Start(_code.LocalCount));
        else _machine.Start(_values.Field(_machine.StateField).Read(_method), _code.LocalCount);
        while (_machine?.TryResume(out var frame) == true) Run(frame);
    }

    private void Run(MethodFrame start)
    {
        _blocks = new(_layout, Lose);
        _blocks.Reach(_code.Instructions[0].Offset, start);
        while (_blocks.TryTake(out var offset, out var frame))
        {
            _values.CountBlock();
            ReadBlock(_layout.IndexAt(offset), frame);
        }
    }

    private void ReadBlock(int first, MethodFrame frame)
    {
        _blocks.ReachHandlers(_code.Instructions[first].Offset, frame);
        for (var index = first; index < _code.Instructions.Count; index++)
        {
            var instruction = _code.Instructions[index];
            if (index > first && _layout.IsStart(instruction.Offset))
            {
                _blocks.Reach(instruction.Offset, frame);
                return;
            }

            var choice = BranchChoice.Of(instruction, frame);
            Read(instruction, frame);
            foreach (var target in choice.Targets) _blocks.Reach(target, frame);
            if (!choice.GoesOn) return;
        }
    }

    private void Read(IlInstruction instruction, MethodFrame frame)
    {
        switch (instruction.OpCode)
        {
            case ILOpCode.Ldarg_0 or ILOpCode.Ldarg_1 or ILOpCode.Ldarg_2 or ILOpCode.Ldarg_3: frame.Push(Argument(instruction.OpCode - ILOpCode.Ldarg_0)); break;
            case ILOpCode.Ldarg or ILOpCode.Ldarg_s: frame.Push(Argument(instruction.Token)); break;
            case ILOpCode.Ldarga or ILOpCode.Ldarga_s: frame.Push(IlValue.Of(new Address(AddressKind.Argument, instruction.Token, _values.Parameter(_method, instruction.Token)))); break;
            case ILOpCode.Starg or ILOpCode.Starg_s: Add(_values.Parameter(_method, instruction.Token), frame.Pop()); break;
            case ILOpCode.Ldloc_0 or ILOpCode.Ldloc_1 or ILOpCode.Ldloc_2 or ILOpCode.Ldloc_3: frame.Push(Local(instruction.OpCode - ILOpCode.Ldloc_0, frame)); break;
            case ILOpCode.Ldloc or ILOpCode.Ldloc_s: frame.Push(Local(instruction.Token, frame)); break;
            case ILOpCode.Ldloca or ILOpCode.Ldloca_s: frame.Push(IlValue.Of(new Address(AddressKind.Local, instruction.Token, null))); break;
            case ILOpCode.Stloc_0 or ILOpCode.Stloc_1 or ILOpCode.Stloc_2 or ILOpCode.Stloc_3: Store(instruction, instruction.OpCode - ILOpCode.Stloc_0, frame.Pop(), frame); break;
            case ILOpCode.Stloc or ILOpCode.Stloc_s: Store(instruction, instruction.Token, frame.Pop(), frame); break;
            case ILOpCode.Ldnull: frame.Push(IlValue.Null); break;
            case ILOpCode.Ldstr: frame.Push(IlValue.Text(_image.Metadata.GetUserString(MetadataTokens.UserStringHandle(instruction.Token & 0xFFFFFF)))); break;
            case >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8: frame.Push(IlValue.Number((int)instruction.OpCode - (int)ILOpCode.Ldc_i4_0)); break;
            case ILOpCode.Ldc_i4 or ILOpCode.Ldc_i4_s or ILOpCode.Ldc_i8: frame.Push(IlValue.Number(instruction.Operand)); break;
            case ILOpCode.Dup:
                var top = frame.Pop();
                frame.Push(top);
                frame.Push(top);
                break;
            case ILOpCode.Call or ILOpCode.Callvirt: Call(instruction, frame); break;
            case ILOpCode.Newobj: Make(instruction, frame); break;
            case ILOpCode.Calli: CallPointer(instruction, frame); break;
            case ILOpCode.Ret: Return(frame); break;
            case ILOpCode.Ldftn: frame.Push(Pointer(instruction)); break;
            case ILOpCode.Ldvirtftn:
                frame.Pop();
                frame.Push(Pointer(instruction));
                break;
            case ILOpCode.Ldfld: LoadField(instruction, frame.Pop(), frame); break;
            case ILOpCode.Ldflda:
                var holder = frame.Pop();
                if (_machine?.Keeps(holder, instruction.Token) is { } variable) frame.Push(IlValue.Of(new Address(AddressKind.Kept, 0, null, variable)));
                else frame.Push(FieldNode(instruction) is { } part ? IlValue.Of(new Address(AddressKind.Other, 0, part)) : IlValue.Open);
                break;
            case ILOpCode.Stfld:
                var stored = frame.Pop();
                StoreField(instruction, frame.Pop(), stored, frame);
                break;
            case ILOpCode.Ldsfld: LoadField(instruction, IlValue.Nothing, frame); break;
            case ILOpCode.Ldsflda: frame.Push(FieldNode(instruction) is { } shared ? IlValue.Of(new Address(AddressKind.Other, 0, shared)) : IlValue.Open); break;
            case ILOpCode.Stsfld: StoreField(instruction, IlValue.Nothing, frame.Pop(), frame); break;
            case ILOpCode.Newarr:
                frame.Pop();
                var elementType = ProgramMembers.ShapeOf(_image, MetadataTokens.EntityHandle(instruction.Token));
                var elements = _values.Made(_method, instruction.Offset, 0, new("", OutsideMethods.Array), holdsTexts: elementType.IsSimple);

                // Numbers that nothing has stored are zero. A text that nothing has stored names no resource.
                if (elementType is { Text: not "System.String" and not "System.Object" }) elements.Elements.Add(IlValue.Null, _values.Changed);
                frame.Make(elements);
                frame.Push(IlValue.Of(elements));
                break;
            case ILOpCode.Ldtoken:
                HandOver(instruction.Token);
                frame.Push(IlValue.Open);
                break;
            case ILOpCode.Initobj: Write(frame.Pop(), IlValue.Null, frame, instruction); break;
            case ILOpCode.Castclass: AskType(instruction.Token); break;
            case ILOpCode.Box or ILOpCode.Unbox or ILOpCode.Unbox_any: break;
            case ILOpCode.Isinst:
                AskType(instruction.Token);
                frame.Push(frame.Pop().Or(IlValue.Null));
                break;
            case >= ILOpCode.Conv_i1 and <= ILOpCode.Conv_u8 or ILOpCode.Conv_u2 or ILOpCode.Conv_u1 or ILOpCode.Conv_i or ILOpCode.Conv_u: break;
            case ILOpCode.Ldobj or (>= ILOpCode.Ldind_i1 and <= ILOpCode.Ldind_ref): frame.Push(At(frame.Pop(), frame)); break;
            case ILOpCode.Stobj or (>= ILOpCode.Stind_ref and <= ILOpCode.Stind_r8) or ILOpCode.Stind_i:
                var written = frame.Pop();
                Write(frame.Pop(), written, frame, instruction);
                break;
            case ILOpCode.Cpobj:
                var source = frame.Pop();
                Write(frame.Pop(), At(source, frame), frame, instruction);
                break;
            case ILOpCode.Ldelem or (>= ILOpCode.Ldelem_i1 and <= ILOpCode.Ldelem_ref):
                frame.Pop();
                frame.Push(_outside.Elements(frame.Pop()));
                break;
            case ILOpCode.Ldelema:
                frame.Pop();
                frame.Push(_outside.PlaceIn(frame.Pop()));
                break;
            case ILOpCode.Stelem or (>= ILOpCode.Stelem_i and <= ILOpCode.Stelem_ref):
                var element = frame.Pop();
                var number = frame.Pop();
                _outside.AddElement(frame.Pop(), element, frame, number is { IsOpen: false, Texts: [{ IsConstant: true } text] } ? text.Fill(static _ => "") : null);
                break;
            case ILOpCode.Leave or ILOpCode.Leave_s: frame.Stack.Clear(); break;
            case ILOpCode.Throw: _values.Escape(frame.Pop()); break;
            default: ReadPlain(instruction, frame); break;
        }
    }

    // Instructions that tell nothing of their values, by how many they take and leave.
    private static void ReadPlain(IlInstruction instruction, MethodFrame frame)
    {
        var (takes, leaves) = instruction.OpCode switch
        {
            ILOpCode.Pop or ILOpCode.Switch or ILOpCode.Brtrue or ILOpCode.Brtrue_s or ILOpCode.Brfalse or ILOpCode.Brfalse_s or ILOpCode.Endfilter => (1, 0),
            (>= ILOpCode.Beq_s and <= ILOpCode.Blt_un_s) or (>= ILOpCode.Beq and <= ILOpCode.Blt_un) => (2, 0),
            (>= ILOpCode.Add and <= ILOpCode.Shr_un) or (>= ILOpCode.Add_ovf and <= ILOpCode.Sub_ovf_un) or (>= ILOpCode.Ceq and <= ILOpCode.Clt_un) => (2, 1),
            ILOpCode.Neg or ILOpCode.Not or ILOpCode.Ldlen or ILOpCode.Localloc or ILOpCode.Refanytype or ILOpCode.Refanyval or ILOpCode.Mkrefany or ILOpCode.Ckfinite => (1, 1),
            (>= ILOpCode.Conv_ovf_i1_un and <= ILOpCode.Conv_ovf_u_un) or (>= ILOpCode.Conv_ovf_i1 and <= ILOpCode.Conv_ovf_u8) or ILOpCode.Conv_r_un or ILOpCode.Conv_ovf_i or ILOpCode.Conv_ovf_u => (1, 1),
            ILOpCode.Ldc_r4 or ILOpCode.Ldc_r8 or ILOpCode.Sizeof or ILOpCode.Arglist => (0, 1),
            ILOpCode.Cpblk or ILOpCode.Initblk => (3, 0),
            _ => (0, 0),
        };
        frame.Pop(takes);
        if (leaves > 0) frame.Push(IlValue.Open);
    }

    private IlValue Argument(int index)
    {
        if (index == 0 && _machine is not null) return _machine.This;
        var value = _values.Parameter(_method, index).Read(_method);
        return _isGivenUp ? value.OrOpen() : value;
    }

    private IlValue Local(int index, MethodFrame frame)
        => index < 0 || index >= frame.LocalCount ? IlValue.Open : _loose.Contains(index) ? IlValue.Open.Or(frame.Local(index)) : frame.Local(index);

    private IlValue Kept(string name, MethodFrame frame)
    {
        var value = frame.Kept(name);
        if (_machine!.HasFinally) value = value.Or(_values.Field(new(_machine.StateField.Type, name)).Read(_method));
        return _looseFields.Contains(name) ? value.OrOpen() : value;
    }

    private void StoreKept(IlInstruction instruction, string name, IlValue value, MethodFrame frame)
    {
        if (_machine!.HasFinally && name != _machine.StateField.Name)
        {
            frame.HandOn(value);
            Add(_values.Field(new(_machine.StateField.Type, name)), value);
        }

        _machine.Store(name, _isGivenUp ? value.OrOpen() : value, frame);
        _blocks.ReachHandlers(instruction.Offset, frame, name);
    }

    private void Store(IlInstruction instruction, int index, IlValue value, MethodFrame frame)
    {
        if (index < 0 || index >= frame.LocalCount) return;
        Lose(value.Address);
        frame.SetLocal(index, _isGivenUp ? value.OrOpen() : value);
        _blocks.ReachHandlers(instruction.Offset, frame, index);
    }

    private void Add(ValueNode node, IlValue value) => node.Add(_isGivenUp ? value.OrOpen() : value.Outward(), _values.Changed);

    private IlValue At(IlValue address, MethodFrame frame) => address.Address switch
    {
        { Kind: AddressKind.Local } local => Local(local.Index, frame),
        { Kind: AddressKind.Kept } kept => Kept(kept.Name, frame),
        { Node: { } node } => node.Read(_method),
        _ => address.IsNothing ? IlValue.Nothing : IlValue.Open,
    };

    private void Write(IlValue address, IlValue value, MethodFrame frame, IlInstruction instruction)
    {
        switch (address.Address)
        {
            case { Kind: AddressKind.Local } local: Store(instruction, local.Index, value, frame); break;
            case { Kind: AddressKind.Kept } kept: StoreKept(instruction, kept.Name, value, frame); break;
            case { Node: { } node }:
                frame.HandOn(value);
                Add(node, value);
                break;
            default:
                frame.HandOn(value);
                if (!address.IsNothing) _values.Escape(value);
                break;
        }
    }

    private IlValue Pointer(IlInstruction instruction)
    {
        if (_values.Members.FindMethod(_image, instruction.Token) is not { } method) return IlValue.Open;
        if (method.Definition is { } known) _values.Reach(known);
        MentionTypes(method);
        return IlValue.Of(method);
    }

    private void Return(MethodFrame frame)
    {
        var use = ProgramMembers.UseOf(_method);
        if (use.ReturnsNothing) return;
        var value = frame.Pop();
        frame.HandOn(value);
        Add(_values.Return(_method), value);
    }

    private ValueNode? FieldNode(IlInstruction instruction)
    {
        if (_values.Members.FindField(_image, instruction.Token) is not { } field) return null;
        _values.Touch(field.Key.Type);
        return _values.Members.FindType(field.Key.Type) is null ? null : _values.Field(field.Key);
    }

    private void LoadField(IlInstruction instruction, IlValue holder, MethodFrame frame)
    {
        if (_machine?.Keeps(holder, instruction.Token) is { } name)
        {
            frame.Push(Kept(name, frame));
            return;
        }

        if (_values.Members.FindField(_image, instruction.Token) is not { } field)
        {
            frame.Push(IlValue.Open);
            return;
        }

        _values.Touch(field.Key.Type);
        frame.Push(_values.Members.FindType(field.Key.Type) is null ? OutsideMethods.Field(field.Key, field.Type) : _values.Field(field.Key).Read(_method));
    }

    private void StoreField(IlInstruction instruction, IlValue holder, IlValue value, MethodFrame frame)
    {
        if (_machine?.Keeps(holder, instruction.Token) is { } name)
        {
            StoreKept(instruction, name, value, frame);
            return;
        }

        // An iterator that is disposed of runs no more: what newer compilers clear then, nothing reads.
        if (_isDispose && value.IsWithin(IlValue.Null)) return;
        frame.HandOn(value);
        Lose(value.Address);
        if (FieldNode(instruction) is { } node) Add(node, value);
        else _values.Escape(value);
    }

    // Who has the handle of a method or field may run or write it. A record names its own type for comparisons only.
    private void HandOver(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (handle.Kind is HandleKind.MethodDefinition or HandleKind.MethodSpecification or HandleKind.MemberReference && _values.Members.FindMethod(_image, token) is { Definition: { } method }) _values.Open(method);
        if (handle.Kind is HandleKind.FieldDefinition or HandleKind.MemberReference && _values.Members.FindField(_image, token) is { } field && _values.Members.FindType(field.Key.Type) is not null) Add(_values.Field(field.Key), IlValue.Open);
        if (_method.Name == "get_EqualityContract" || handle.Kind is not (HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification)) return;
        foreach (var type in ProgramMembers.ShapeOf(_image, handle).Named()) _values.HandOver(type);
    }

    private void AskType(int token) => _values.HandledRequests.AddTest(ProgramMembers.ShapeOf(_image, MetadataTokens.EntityHandle(token)));

    private void MentionTypes(MethodUse method)
    {
        _values.Touch(method.Type);
        foreach (var type in method.TypeArguments.SelectMany(static argument => argument.Named()))
        {
            _values.Touch(type);
            if (method.Definition is not null) _values.TypeParameters.Give(type);
        }
    }

    private IlValue[] Take(MethodUse method, int count, MethodFrame frame)
    {
        var given = frame.Pop(count);
        var first = count - method.Parameters.Count;
        for (var i = first; i < count; i++)
        {
            if (TypeOf(method, i - first).IsBoolean) given[i] = given[i].AsBoolean();
            if (_isGivenUp) given[i] = given[i].OrOpen();
        }

        return given;
    }

    // The first type argument of a type with one, which is all that a nullable value asks for.
    private static TypeShape TypeOf(MethodUse method, int index)
        => method.Parameters[index] is { Text: "!0" } && method.TypeArguments.Count > 0 ? method.TypeArguments[0] : method.Parameters[index];

    private void Call(IlInstruction instruction, MethodFrame frame)
    {
        if (_values.Members.FindMethod(_image, instruction.Token) is not { } method)
        {
            frame.Stack.Clear();
            frame.Push(IlValue.Open);
            return;
        }

        MentionTypes(method);
        var given = Take(method, method.ArgumentCount, frame);
        if (_spans.Call(method, given) is { } span)
        {
            frame.Push(span);
            return;
        }

        var result = method.Definition is { } known ? CallKnown(instruction, method, known, given, frame) : CallOutside(instruction, method, given, frame);
        if (!method.ReturnsNothing) frame.Push(result);
    }

    private IlValue CallKnown(IlInstruction instruction, MethodUse method, MethodId known, IlValue[] given, MethodFrame frame)
    {
        OpenAddresses(given, method, frame, instruction);
        foreach (var value in given) frame.HandOn(value);
        if (method.Return.Text is not ("System.Void" or "System.Boolean" or "System.Int32" or "System.String")) LoseAll(given.Skip(method.IsInstance ? 1 : 0));
        var outward = given.Select(static value => value.Outward()).ToArray();
        var result = _values.Return(known);
        var hasCode = ProgramValues.CodeOf(known) is not null;
        if (!hasCode && !ProgramMembers.IsVirtual(known)) return CallNative(known, given);
        if (ProgramMembers.IsVirtual(known) && (instruction.OpCode == ILOpCode.Callvirt || !hasCode))
        {
            result = _values.Made(_method, instruction.Offset, 1, method.Type).Elements;
            _values.CallVirtual(method, outward, result);
        }
        else
        {
            _values.Call(known, outward, result);
        }

        return result.Read(_method);
    }

    private IlValue CallNative(MethodId known, IlValue[] given)
    {
        _values.Reach(known);
        foreach (var value in given) _values.Escape(value);
        return IlValue.Open;
    }

    private IlValue CallOutside(IlInstruction instruction, MethodUse method, IlValue[] given, MethodFrame frame)
    {
        if (given.Length > 0 && given[0].Address is { Kind: AddressKind.Local } text && InterpolatedText.Is(method)) return InterpolatedText.Call(method, given, text.Index, frame);
        if (method.Name == ".ctor" && given.Length > 0 && given[0].Address is not null && !ReferenceEquals(given[0], _machine?.This))
        {
            // A structure that is made in its place.
            OpenAddresses(given, method, frame, instruction);
            Write(given[0], _outside.Make(instruction.Offset, method, [.. given.Skip(1).Select(static value => value.Outward())], frame), frame, instruction);
            return IlValue.Nothing;
        }

        _values.HandledRequests.AddCall(method);
        var read = given.Select(value => value.Address is null ? value : At(value, frame)).ToArray();
        var result = _outside.Call(instruction.Offset, method, read, frame) ?? IlValue.Open;
        if (!OutsideMethods.IsBuilder(method)) OpenAddresses(given, method, frame, instruction);
        if (_identities.Out(instruction.Offset, method, read) is { } written)
        {
            foreach (var place in given.Where(static value => value.Address is not null)) Write(place, written, frame, instruction);
        }

        return result;
    }

    // A method may write what it has the address of. One of its own type's methods does not change what is followed of a value.
    private void OpenAddresses(IlValue[] given, MethodUse method, MethodFrame frame, IlInstruction instruction)
    {
        for (var i = method.IsInstance ? 1 : 0; i < given.Length; i++)
        {
            if (given[i].Address is null) continue;
            Write(given[i], IlValue.Open, frame, instruction);
            if (MayKeepAddress(method)) Lose(given[i].Address);
        }
    }

    // MemoryMarshal.CreateSpan(ref text, 1), Unsafe.As<...>(ref text): what is written through the result later, the variable has.
    private static bool MayKeepAddress(MethodUse method)
        => method.Name == ".ctor" || method.Return.Text.EndsWith("&", StringComparison.Ordinal) || method.Return.Text.IndexOf("Span`1", StringComparison.Ordinal) >= 0;

    // An address that is kept, or that is one of several: what is written through it, nothing here shows.
    private void Lose(Address? address)
    {
        switch (address)
        {
            case { Kind: AddressKind.Local }: _values.Loosen(_method, address.Index, ""); break;
            case { Kind: AddressKind.Kept }: _values.Loosen(_method, -1, address.Name); break;
            case { Node: { } node }: node.Add(IlValue.Open, _values.Changed); break;
        }
    }

    private void LoseAll(IEnumerable<IlValue> given)
    {
        foreach (var value in given) Lose(value.Address);
    }

    private void CallPointer(IlInstruction instruction, MethodFrame frame)
    {
        var signature = _image.Metadata.GetStandaloneSignature((StandaloneSignatureHandle)MetadataTokens.EntityHandle(instruction.Token)).DecodeMethodSignature(TypeShapes.Instance, null);
        frame.Pop();
        foreach (var value in frame.Pop(signature.ParameterTypes.Length + (signature.Header.IsInstance ? 1 : 0))) _values.Escape(value);
        if (signature.ReturnType.Text != "System.Void") frame.Push(IlValue.Open);
    }

    private void Make(IlInstruction instruction, MethodFrame frame)
    {
        if (_values.Members.FindMethod(_image, instruction.Token) is not { } constructor)
        {
            frame.Stack.Clear();
            frame.Push(IlValue.Open);
            return;
        }

        MentionTypes(constructor);
        var given = Take(constructor, constructor.Parameters.Count, frame);
        if (_spans.Make(constructor, given, instruction.Offset) is { } place)
        {
            frame.Push(_spans.OfOne(instruction.Offset, At(place, frame)));
            return;
        }

        LoseAll(given);
        if (constructor.Definition is { } known)
        {
            OpenAddresses(given, constructor with { IsInstance = false }, frame, instruction);
            foreach (var value in given) frame.HandOn(value);
            var made = IlValue.Of(_values.Instance(constructor.Type));
            _values.Call(known, [made, .. given.Select(static value => value.Outward())], new());
            frame.Push(made);
            return;
        }

        OpenAddresses(given, constructor with { IsInstance = false }, frame, instruction);
        frame.Push(_outside.Make(instruction.Offset, constructor, [.. given.Select(static value => value.Outward())], frame));
    }
}
