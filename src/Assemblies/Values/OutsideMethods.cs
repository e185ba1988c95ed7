using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// What calls of methods from outside do to the values that are followed: those of the SDK's requests, of lists, tasks and functions
/// that are known. Any other one may do anything to what it is given.
/// </summary>
internal sealed class OutsideMethods(ProgramValues values, MethodId reader)
{
    /// <summary>The name that arrays are made under.</summary>
    public const string Array = "[]";

    private const string AnyIndex = "?";
    private const string Amazon = "Amazon";
    // Who has a client's paginators has the client.
    private const string Paginators = "Paginators";
    private const string ReadOnlyCharacters = "System.ReadOnlySpan`1<System.Char>";
    private const string ReadOnlyTexts = "System.ReadOnlySpan`1<System.String>";
    private const string ReadOnlyObjects = "System.ReadOnlySpan`1<System.Object>";
    private const string Get = "get_";
    private const string Set = "set_";

    /// <summary>What a static field from outside holds.</summary>
    public static IlValue Field(FieldKey field, TypeShape type)
        => field is { Type.Name: "System.String", Name: "Empty" } ? IlValue.Text("")
            // An open enumeration of the SDK, such as S3CannedACL, has its members as fields of its own type.
            : IsAmazon(field.Type) && type.Type?.Name == field.Type.Name ? IlValue.Text(field.Name)
            : IlValue.Open;

    /// <summary>Calls a method.</summary>
    /// <param name="offset">Where the call stands.</param>
    /// <param name="given">What it is given, <c>this</c> first.</param>
    /// <returns>What it returns; <see langword="null"/> when nothing is known of it, so that it may write to what it has the address of.</returns>
    public IlValue? Call(int offset, MethodUse method, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        if (Reflection.Finds(method)) ReachFound(offset, method);
        HandOverTypes(method);
        if (IsAmazon(method.Type)) return CallAmazon(offset, method, given, frame);
        return CallBuilder(method, given, frame)
            ?? CallHolder(method, given)
            ?? CallText(method, given)
            ?? (Collections.Are(method.Type) ? CallCollection(offset, method, given, frame) : null)
            ?? CallExtension(method, given)
            ?? (method.Name == "Invoke" ? CallFunction(offset, given, frame) : null)
            ?? CallAnything(method, given, frame);
    }

    /// <summary>Makes an object of a type from outside.</summary>
    public IlValue Make(int offset, MethodUse constructor, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        HandOverTypes(constructor);
        if (constructor.Parameters is [{ Text: "System.Object" }, { Text: "System.IntPtr" }]) return MakeFunction(offset, constructor.Type, given, frame);
        if (Holders.IsMadeOfItsValue(constructor)) return given[given.Count - 1];
        if (IsAmazon(constructor.Type)) return MakeAmazon(offset, constructor, given, frame);
        if (constructor is { Type.Name: "System.String", Parameters: [{ Text: ReadOnlyCharacters }] }) return TextOf(given[0]);
        if (InterpolatedText.Is(constructor)) return InterpolatedText.Begin(constructor);
        if (Collections.Are(constructor.Type))
        {
            // A span has no elements of its own: what is written through it is written to the array.
            if (Collections.AreSpans(constructor.Type)) return given[0].Objects.Count == 0 || given[0].Objects.Any(IsOfProgram) ? IlValue.Open : given.Count == 1 ? given[0] : Cut(given[0]);

            var list = values.Made(reader, offset, 0, constructor.Type, holdsTexts: constructor.TypeArguments.Count > 0 && constructor.TypeArguments.All(static argument => argument.IsSimple));
            foreach (var (value, type) in given.Zip(constructor.Parameters, static (value, type) => (value, type)))
            {
                if (type.Text is not ("System.Int32" or "System.StringComparer")) AddAll(list, value);
            }

            frame.Make(list);
            return IlValue.Of(list);
        }

        foreach (var value in given)
        {
            frame.HandOn(value);
            values.Escape(value);
        }

        return IlValue.Open;
    }

    /// <summary>What a list or array can hold.</summary>
    public IlValue Elements(IlValue list)
    {
        var elements = list.IsOpen || list.Objects.Count == 0 || list.Objects.Any(IsOfProgram) ? IlValue.Open : IlValue.Nothing;
        return list.Objects.Aggregate(elements, (all, made) => all.Or(made.Elements.Read(reader)));
    }

    /// <summary>Puts an element into a list or array.</summary>
    /// <param name="index">The element's number where the code shows it; otherwise <see langword="null"/>.</param>
    public void AddElement(IlValue list, IlValue element, MethodFrame frame, string? index = null)
    {
        if (list.IsOpen || list.Objects.Count == 0) values.Escape(element);
        foreach (var made in list.Objects)
        {
            made.Elements.Add(element, values.Changed);
            if (made.Type.Name == Array) made.Member(index ?? AnyIndex).Add(element, values.Changed);
            if (made.IsEscaped) values.Escape(element);
        }

        if (!frame.HasMade(list)) frame.HandOn(element);
        frame.Give(list, MadeObject.AnyElement);
    }

    /// <summary>Whether a method is one by which the compiler makes asynchronous methods. It leaves what it has the address of as it is.</summary>
    public static bool IsBuilder(MethodUse method)
        => method.Type.Name.StartsWith("System.Runtime.CompilerServices.Async", StringComparison.Ordinal) || method.Type.Name.StartsWith("System.Runtime.CompilerServices.PoolingAsync", StringComparison.Ordinal);

    private static bool IsAmazon(TypeKey type) => type.Name.StartsWith(Amazon + ".", StringComparison.Ordinal);

    private void ReachFound(int offset, MethodUse method)
    {
        if (!Reflection.IsOfOneAssembly(method) || Reflection.AssemblyOf(method, reader, offset, values.Members) is not { } name)
        {
            values.ReachAll();
            return;
        }

        foreach (var image in values.Members.Images.Where(image => string.Equals(image.Name, name, StringComparison.OrdinalIgnoreCase))) values.ReachAll(image);
    }

    // Such as `AddAutoMapper(typeof(X))` and `FromAssemblyOf<X>()`: a type may stand for its assembly.
    private void ReachScanned(MethodUse method)
    {
        var named = method.TypeArguments.SelectMany(static argument => argument.Named());
        if (method.Parameters.Any(static parameter => parameter.Text.StartsWith("System.Type", StringComparison.Ordinal)) && ProgramValues.CodeOf(reader) is { } code)
        {
            named = named.Concat(code.Instructions.Where(static instruction => instruction.OpCode == ILOpCode.Ldtoken).SelectMany(instruction => ProgramMembers.ShapeOf(reader.Image, MetadataTokens.EntityHandle(instruction.Token)).Named()));
        }

        foreach (var type in named.ToArray())
        {
            if (values.Members.FindType(type) is { } known && values.IsClosed(known.Image)) values.ReachAll(known.Image);
        }
    }

    private void HandOverTypes(MethodUse method)
    {
        if (Holders.Keep(method.Type)) return;
        if (Containers.Keep(method))
        {
            foreach (var type in method.TypeArguments.SelectMany(static argument => argument.Named())) values.LetMake(type);
            if (method.TypeArguments.Any(TypeParameters.Are)) values.TypeParameters.LetMake();
            return;
        }

        if (!IsAmazon(method.Type) && !Reflection.IsOfDotNet(method.Type)) ReachScanned(method);
        if (method.TypeArguments.Any(TypeParameters.Are)) values.TypeParameters.HandOver();
        var types = method.TypeArguments.SelectMany(static argument => argument.Named()).ToList();
        foreach (var type in types)
        {
            values.HandOver(type);

            // AddHttpClient<INames, Names>() says what implements it.
            if (!types.Exists(other => other != type && values.IsOf(other, type))) values.LetImplement(type);
        }
    }

    private IlValue CallAmazon(int offset, MethodUse method, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        if (method is { IsInstance: true, Parameters.Count: 1 } && method.Name.StartsWith(Set, StringComparison.Ordinal))
        {
            SetMember(given[0], method.Name.Substring(Set.Length), given[1], frame);
            if (KnownPackages.Find(method.Type, method.Name) is not null) Record(offset, method, given);
            return IlValue.Nothing;
        }

        if (method is { IsInstance: true, Parameters.Count: 0 } && method.Name.StartsWith(Get, StringComparison.Ordinal)) return GetMember(offset, method, given[0]);
        if (method.Name is "op_Implicit" or "FindValue") return given[given.Count - 1];
        foreach (var value in given) frame.HandOn(value);
        Record(offset, method, given);

        // A method of a request changes it, such as AddKey.
        if (method.IsInstance && (method.Name == "set_Item" || (method.Type.Namespace.EndsWith(".Model", StringComparison.Ordinal) && !method.Type.Name.EndsWith("PaginatorFactory", StringComparison.Ordinal))))
        {
            foreach (var value in given) values.Escape(value);
        }

        // A client sends a request and leaves it as it is.
        foreach (var value in given.Where(static value => value.Function is not null || value.Objects.Any(static made => made.Function is not null))) values.Escape(value);
        return new Identities(values, reader).Given(offset, method, given) ?? IlValue.Open;
    }

    private void Record(int offset, MethodUse method, IReadOnlyList<IlValue> given)
    {
        var known = values.Calls.TryGetValue((reader, offset), out var earlier) ? earlier.Arguments : null;
        values.Calls[(reader, offset)] = new(method, known is null ? given : [.. given.Select((value, index) => value.Or(known[index]))]);
    }

    private IlValue MakeAmazon(int offset, MethodUse constructor, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        Record(offset, constructor, given);
        var made = values.Made(reader, offset, 0, constructor.Type);
        frame.Make(made);
        if (given.Count > 0)
        {
            var names = values.Outside.ParameterNames(constructor);
            for (var i = 0; i < given.Count; i++)
            {
                if (names is null) made.Escape(values.Changed);
                else SetMember(IlValue.Of(made), values.Outside.MemberOf(constructor.Type, names[i]) ?? names[i], given[i], frame);
            }
        }

        return IlValue.Of(made);
    }

    private void SetMember(IlValue holder, string member, IlValue value, MethodFrame frame)
    {
        if (holder.IsOpen || holder.Objects.Count == 0) values.Escape(value);
        foreach (var made in holder.Objects)
        {
            made.Member(member).Add(value, values.Changed);
            if (made.IsEscaped) values.Escape(value);
        }

        if (!frame.HasMade(holder)) frame.HandOn(value);
        frame.Give(holder, member);
    }

    // A request's lists and parts are there without code that makes them, in the SDK's version 3 all of them.
    private IlValue GetMember(int offset, MethodUse method, IlValue holder)
    {
        if (holder.Objects.Count == 0) return holder.IsNothing ? IlValue.Nothing : IlValue.Open;
        var member = method.Name.Substring(Get.Length);
        if (member == Paginators) return holder;
        var result = holder.IsOpen ? IlValue.Open : IlValue.Nothing;
        foreach (var made in holder.Objects)
        {
            if (made.SaysNothingElse && !made.Has(member))
            {
                result = result.OrOpen();
                continue;
            }

            if (!made.Has(member) && method.Return.Type is { } type && (Collections.Are(type) || IsAmazon(type))) made.Member(member).Add(IlValue.Of(values.Made(reader, offset, 2, type)), values.Changed);
            result = result.Or(made.Member(member).Read(reader));
            if (!made.SaysNothingElse && made.ReadEscaped(reader)) result = result.OrOpen();
        }

        return result;
    }

    private IlValue? CallBuilder(MethodUse method, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        if (!IsBuilder(method)) return null;
        switch (method.Name)
        {
            case "Start" when method.TypeArguments.Count > 0 && method.TypeArguments[method.TypeArguments.Count - 1].Type is { } machine:
                values.Touch(machine);
                values.StateMachines[reader] = machine;
                return IlValue.Open;
            case "get_Task": return values.StateMachines.TryGetValue(reader, out var started) ? values.Result(started).Read(reader) : IlValue.Open;
            case "SetResult" when given.Count == 2:
                frame.HandOn(given[1]);
                values.Result(ProgramMembers.KeyOf(reader.Type)).Add(given[1], values.Changed);
                return IlValue.Open;
            default: return IlValue.Open;
        }
    }

    private static IlValue? CallHolder(MethodUse method, IReadOnlyList<IlValue> given)
        => Holders.Returns(method) && given.Count > 0 ? given[0] : null;

    private IlValue? CallText(MethodUse method, IReadOnlyList<IlValue> given)
    {
        if (method.Name == "ToString" && given is [{ IsOpen: false, IsNumber: false, Objects.Count: 0, Texts.Count: > 0 } text]) return text;
        if (method is { Type.Name: "System.MemoryExtensions", Name: "AsSpan", Parameters: [{ Text: "System.String" }] }) return TextOf(given[0]);
        if (method.Type.Name != "System.String") return null;
        return method.Name switch
        {
            "op_Implicit" => TextOf(given[0]),
            "Concat" when method.Parameters.All(static type => type.Text is "System.String" or ReadOnlyCharacters) => IlValue.Concat(given),
            "Concat" when given is [{ IsOpen: false, Objects.Count: 1 } array] => InOrder(array.Objects.First()) is { } ordered ? IlValue.Concat(ordered) : IlValue.Open,
            "Join" when method.Parameters is [{ Text: "System.String" }, { Text: "System.String[]" or ReadOnlyTexts }] && given[1] is { IsOpen: false, Objects.Count: 1 } array
                => InOrder(array.Objects.First()) is { } ordered ? IlValue.Concat(ordered.SelectMany((element, index) => index == 0 ? [element] : new[] { given[0], element })) : IlValue.Open,
            "Format" when given.Count > 1 && given[0] is { IsOpen: false, Texts: [{ IsConstant: true } format] } => Formatted(format.Fill(static _ => ""), given, method),
            _ => IlValue.Open,
        };
    }

    private IlValue Formatted(string format, IReadOnlyList<IlValue> given, MethodUse method)
        => method.Parameters.Skip(1).All(static type => type.Text == "System.Object") ? CompositeText.Fill(format, given.Skip(1).ToArray())
            : method.Parameters is [_, { Text: "System.Object[]" or ReadOnlyObjects }] && given[1] is { IsOpen: false, Objects.Count: 1 } array && InOrder(array.Objects.First()) is { } ordered ? CompositeText.Fill(format, ordered)
            : IlValue.Open;

    // What a text is as a span of its characters, and the other way round. The characters of an array change.
    private static IlValue TextOf(IlValue text) => text.Objects.Count == 0 ? text : IlValue.Open;

    private IlValue? CallExtension(MethodUse method, IReadOnlyList<IlValue> given)
        => given.Count == 0 || given.Any(value => value.Objects.Any(IsOfProgram)) ? null
            : Collections.EffectOfExtension(method) switch
            {
                CollectionEffect.Itself => given[0],
                CollectionEffect.Cuts => Cut(given[0]),
                CollectionEffect.None => IlValue.Open,
                _ => null,
            };

    /// <summary>The place of an element of an array or list that code may write to by its address.</summary>
    public IlValue PlaceIn(IlValue list)
        => Cut(list) is { IsOpen: false, Objects.Count: 1 } ? IlValue.Of(new Address(AddressKind.Other, 0, list.Objects.First().Elements)) : IlValue.Open;

    // What stands at which index is not known any more.
    private IlValue Cut(IlValue list)
    {
        foreach (var made in list.Objects.Where(static made => made.Type.Name == Array)) made.Member(AnyIndex).Add(IlValue.Null, values.Changed);
        return list;
    }

    private IlValue[]? InOrder(MadeObject array)
    {
        array.Elements.Read(reader);
        if (array.Type.Name != Array || array.ReadEscaped(reader) || !array.Member(AnyIndex).Read(reader).IsNothing) return null;
        var elements = Enumerable.Range(0, array.Members.Count() - 1).Select(static index => index.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return elements.Length > 0 && elements.All(array.Has) ? [.. elements.Select(index => array.Member(index).Read(reader))] : null;
    }

    private IlValue? CallCollection(int offset, MethodUse method, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        // A span of the characters of a text is that text, and no list.
        if (given.Count == 0 || given[0].Objects.Any(IsOfProgram) || given[0].Texts.Count > 0) return null;
        switch (Collections.EffectOf(method))
        {
            case CollectionEffect.Adds:
                if (given.Count == 3) Key(given[0], given[1]);
                AddElement(given[0], given[method.Type.Name == "System.Collections.Generic.PriorityQueue`2" ? 1 : given.Count - 1], frame);
                return IlValue.Open;
            case CollectionEffect.AddsAll:
                foreach (var made in given[0].Objects) AddAll(made, given[given.Count - 1]);
                frame.HandOn(given[given.Count - 1]);
                if (given[0].Objects.Count == 0) values.Escape(given[given.Count - 1]);
                return IlValue.Open;
            case CollectionEffect.Gives: return Elements(given[0]);
            case CollectionEffect.Itself: return given[0];
            case CollectionEffect.Cuts: return Cut(given[0]);
            case CollectionEffect.Fills:
                frame.Give(given[0], MadeObject.AnyElement);
                return IlValue.Open;
            // The list of a parameter that no call has been read for yet.
            case CollectionEffect.GivesPlace when given[0].IsNothing: return IlValue.Nothing;
            case CollectionEffect.GivesPlace when method.Type.Name.StartsWith("System.ReadOnlySpan`1", StringComparison.Ordinal) && given[0] is { IsOpen: false, Objects.Count: 1 } list:
                return IlValue.Of(new Address(AddressKind.Other, 0, list.Objects.First().Elements));
            case CollectionEffect.GivesPlace: return PlaceIn(given[0]) is { Address: not null } place ? place : null;
            case CollectionEffect.None: return IlValue.Open;
            default: return null;
        }
    }

    // Its own methods, and not .NET's, say what such a collection holds.
    private bool IsOfProgram(MadeObject made) => values.Members.FindType(made.Type) is not null;

    private void Key(IlValue map, IlValue key)
    {
        foreach (var made in map.Objects) made.Member(Collections.Keys).Add(key, values.Changed);
    }

    private void AddAll(MadeObject list, IlValue others)
    {
        if (others.Objects.Any(IsOfProgram)) values.Escape(others);
        if (others.IsOpen || others.Objects.Count == 0 || others.Objects.Any(IsOfProgram)) list.Elements.Add(IlValue.Open, values.Changed);
        foreach (var other in others.Objects)
        {
            other.Elements.CopyTo(list.Elements, values.Changed);
            if (list.IsEscaped) values.Escape(others);
        }
    }

    private IlValue MakeFunction(int offset, TypeKey type, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        if (given[1].Function is not { } function) return IlValue.Open;
        if (function.Definition is { } known)
        {
            frame.HandOn(given[0]);
            // A function may be closed over the first argument of a static method, too.
            if (function.IsInstance || !given[0].IsWithin(IlValue.Null)) values.Parameter(known, 0).Add(given[0], values.Changed);
        }
        else if (IsAmazon(function.Type))
        {
            // Who runs it gives it its request.
            Record(offset, function, [.. Enumerable.Repeat(IlValue.Open, function.ArgumentCount)]);
        }
        else
        {
            frame.HandOn(given[0]);
            values.Escape(given[0]);
        }

        return IlValue.Of(values.Made(reader, offset, 0, type, function));
    }

    private IlValue? CallFunction(int offset, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        if (given.Count == 0 || given[0].Objects.Count == 0 || given[0].Objects.Any(static made => made.Function is null)) return null;
        var result = given[0].IsOpen ? IlValue.Open : IlValue.Nothing;
        foreach (var function in given[0].Objects.Select(static made => made.Function!))
        {
            if (function.Definition is not { } known)
            {
                result = IlValue.Open;
                continue;
            }

            // A function of another shape than the call's: the place holds functions of several types, and this one is not called here.
            if (function.ArgumentCount - (given.Count - 1) is < 0 or > 1)
            {
                values.Open(known);
                result = IlValue.Open;
                continue;
            }

            if (ProgramMembers.IsVirtual(known))
            {
                var node = values.Made(reader, offset, 1, function.Type).Elements;
                values.CallVirtual(function, [values.Parameter(known, 0).Read(reader), .. given.Skip(1)], node);
                result = result.Or(node.Read(reader));
                continue;
            }

            var first = Math.Max(0, function.ArgumentCount - (given.Count - 1));
            values.Reach(known);
            foreach (var value in given) frame.HandOn(value);
            for (var i = 1; i < given.Count; i++) values.Parameter(known, i - 1 + first).Add(given[i], values.Changed);
            result = result.Or(values.Return(known).Read(reader));
        }

        if (given[0].IsOpen)
        {
            foreach (var value in given.Skip(1)) values.Escape(value);
        }

        return result;
    }

    private IlValue? CallAnything(MethodUse method, IReadOnlyList<IlValue> given, MethodFrame frame)
    {
        // An object of the program whose Dispose runs is known by its type.
        if (method is { Type.Name: "System.Object", Name: ".ctor" } || method is { Name: "ThrowIfNull" } || method is { Name: "Dispose", IsInstance: true, Parameters.Count: 0 }) return IlValue.Nothing;
        var isKept = Containers.Keep(method);
        foreach (var value in given)
        {
            frame.HandOn(value);
            if (!isKept || value.Function is not null || value.Address is not null || value.Objects.Any(static made => made.Function is not null || Collections.Are(made.Type) || made.Type.Name == Array)) values.Escape(value);
        }

        return null;
    }
}
