using System.Reflection;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// Which methods a call of a virtual method runs: those of the types that the program uses, and where others may have made the object any. What code from outside may call of a type,
/// because it declares the method or was given the type, is open.
/// </summary>
internal sealed class Dispatch(ProgramValues values, ProgramMembers members)
{
    private static readonly string[] Plain =
    [
        "System.Object", "System.ValueType", "System.Enum", "System.MulticastDelegate", "System.Attribute", "System.Exception", "System.EventArgs",
    ];

    // What these interfaces of .NET declare; of any other one it is not known.
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["System.IEquatable`1"] = ["Equals"],
        ["System.IComparable`1"] = ["CompareTo"],
        ["System.IComparable"] = ["CompareTo"],
        ["System.IDisposable"] = ["Dispose"],
        ["System.IAsyncDisposable"] = ["DisposeAsync"],
        ["System.Collections.IEnumerable"] = ["GetEnumerator"],
        ["System.Collections.Generic.IEnumerable`1"] = ["GetEnumerator"],
        ["System.Collections.Generic.IAsyncEnumerable`1"] = ["GetAsyncEnumerator"],
    };

    private readonly HashSet<TypeId> _touched = [];
    private readonly HashSet<TypeKey> _handedOver = [];
    private readonly HashSet<TypeKey> _set = [];
    private readonly Dictionary<(TypeKey Type, string Name, int Count), Slot> _slots = [];
    private readonly Dictionary<TypeId, HashSet<TypeKey>> _ancestors = [];

    /// <summary>Says that code uses a type.</summary>
    public void Touch(TypeKey key)
    {
        if (members.FindType(key) is not { } type || !_touched.Add(type)) return;
        foreach (var parent in ProgramMembers.ParentsOf(type).SelectMany(static parent => parent.Named())) Touch(parent);
        foreach (var handle in members.MethodsOf(type, ".cctor")) values.Reach(new(type.Image, handle));

        // Generic code makes objects of its type arguments with `new()`.
        foreach (var constructor in members.MethodsOf(type, ".ctor").Select(handle => new MethodId(type.Image, handle)).Where(static method => ProgramMembers.UseOf(method).Parameters.Count == 0)) values.Reach(constructor);
        foreach (var slot in _slots.Values.ToArray()) Link(slot, type);
        foreach (var handle in type.Image.Metadata.GetTypeDefinition(type.Handle).GetMethods())
        {
            var method = new MethodId(type.Image, handle);
            if (IsCalledFromOutside(type, method)) values.Open(method);
        }
    }

    /// <summary>Says that code which is not read is given a type: it may make objects of it, and set what they let be set.</summary>
    public void HandOver(TypeKey key)
    {
        if (members.FindType(key) is not { } type || !_handedOver.Add(key)) return;
        LetSet(key);
        foreach (var constructor in members.MethodsOf(type, ".ctor").Select(handle => new MethodId(type.Image, handle)).Where(IsMarkedOrPublic)) values.Open(constructor);
        if (ProgramMembers.BaseOf(type)?.Type is { } parent) HandOver(parent);
    }

    /// <summary>Says that code which is not read has an object of a type: it may set what that lets be set.</summary>
    public void LetSet(TypeKey key)
    {
        // What the compiler makes for closures and state machines, nobody else knows.
        if (members.FindType(key) is not { } type || key.Name.Contains('<') || !_set.Add(key)) return;
        Touch(key);
        var metadata = type.Image.Metadata;
        foreach (var property in metadata.GetTypeDefinition(type.Handle).GetProperties().Select(metadata.GetPropertyDefinition))
        {
            var setter = property.GetAccessors().Setter;
            if (setter.IsNil) continue;
            var method = new MethodId(type.Image, setter);
            if (IsMarkedOrPublic(method) || property.GetCustomAttributes().Any(attribute => !ProgramMembers.IsOfCompiler(type.Image, attribute))) values.Open(method);
        }

        foreach (var field in metadata.GetTypeDefinition(type.Handle).GetFields().Select(metadata.GetFieldDefinition))
        {
            if ((field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public || field.GetCustomAttributes().Any(attribute => !ProgramMembers.IsOfCompiler(type.Image, attribute))) values.Field(new(key, metadata.GetString(field.Name))).Add(IlValue.Open, values.Changed);
        }

        if (ProgramMembers.BaseOf(type)?.Type is { } parent) LetSet(parent);
    }

    // Who makes objects by their type calls what is public, and what an attribute tells it to.
    private static bool IsMarkedOrPublic(MethodId method)
        => (method.Definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
            || method.Definition.GetCustomAttributes().Any(attribute => !ProgramMembers.IsOfCompiler(method.Image, attribute));

    /// <summary>Calls a virtual method of a type whose code is read.</summary>
    public void Call(MethodUse method, IReadOnlyList<IlValue> arguments, ValueNode result)
    {
        var slot = SlotOf(method);
        for (var i = 0; i < Math.Min(arguments.Count, slot.Parameters.Length); i++) slot.Parameters[i].Add(arguments[i], values.Changed);
        slot.Result.CopyTo(result, values.Changed);

        // An object from elsewhere may have a type from elsewhere.
        if (method is not { IsInstance: true, Definition: { } known } || !arguments[0].IsOpen || !Visibility.IsSeen(known)) return;
        result.Add(IlValue.Open, values.Changed);
        foreach (var argument in arguments) values.Escape(argument);
    }

    private Slot SlotOf(MethodUse method)
    {
        var key = (method.Type, method.Name, method.Parameters.Count);
        if (_slots.TryGetValue(key, out var slot)) return slot;
        _slots[key] = slot = new(method.Type, method.Name, [.. Enumerable.Range(0, method.ArgumentCount).Select(static _ => new ValueNode())], new());
        if (method.Definition is { } own) Link(slot, own);
        foreach (var type in _touched.ToArray()) Link(slot, type);
        return slot;
    }

    private void Link(Slot slot, TypeId type)
    {
        if (!AncestorsOf(type).Contains(slot.Type)) return;

        // The method may stand in a type that the one which implements the interface extends.
        foreach (var known in members.BasesOf(type))
        {
            foreach (var handle in known.Image.Metadata.GetTypeDefinition(known.Handle).GetMethods())
            {
                var method = new MethodId(known.Image, handle);
                if (ProgramMembers.IsVirtual(method) && SlotName(method.Name) == slot.Name && ProgramMembers.UseOf(method).ArgumentCount == slot.Parameters.Length) Link(slot, method);
            }

            // Visual Basic implements a member of an interface by a method of any name.
            foreach (var (declared, body) in ProgramMembers.ImplementationsOf(known))
            {
                if (declared == slot.Name && ProgramMembers.UseOf(body).ArgumentCount == slot.Parameters.Length) Link(slot, body);
            }
        }
    }

    private void Link(Slot slot, MethodId method)
    {
        if (!slot.Linked.Add(method)) return;
        values.Reach(method);
        for (var i = 0; i < slot.Parameters.Length; i++) slot.Parameters[i].CopyTo(values.Parameter(method, i), values.Changed);
        values.Return(method).CopyTo(slot.Result, values.Changed);
    }

    // An explicit implementation has the interface's name before its own.
    private static string SlotName(string name) => name.Length > 0 && name[0] != '.' ? name.Substring(name.LastIndexOf('.') + 1) : name;

    private HashSet<TypeKey> AncestorsOf(TypeId type)
    {
        if (_ancestors.TryGetValue(type, out var known)) return known;
        _ancestors[type] = known = [ProgramMembers.KeyOf(type)];
        foreach (var parent in ProgramMembers.ParentsOf(type))
        {
            if (parent.Type is not { } key) continue;
            known.Add(key);
            if (members.FindType(key) is { } found) known.UnionWith(AncestorsOf(found));
        }

        return known;
    }

    // What a type from outside declares, that type's own code calls. A method that no type in sight declares first may implement an interface from outside.
    private bool IsCalledFromOutside(TypeId type, MethodId method)
    {
        var outside = AncestorsOf(type).Where(ancestor => members.FindType(ancestor) is null).ToArray();
        if (outside.Any(ancestor => !Plain.Contains(ancestor.Name) && !IsInterface(type, ancestor)))
        {
            var access = method.Definition.Attributes & MethodAttributes.MemberAccessMask;
            if (access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem) return true;
        }

        var name = SlotName(method.Name);
        if (!ProgramMembers.IsVirtual(method) || outside.Length == 0 || name[0] == '<') return false;
        if (AncestorsOf(type).Any(ancestor => ancestor != ProgramMembers.KeyOf(type) && members.FindType(ancestor) is { } found && members.MethodsOf(found, name).Count > 0)) return false;
        return (method.Definition.Attributes & MethodAttributes.NewSlot) == 0
            || outside.Any(ancestor => IsInterface(type, ancestor) && (!Known.TryGetValue(ancestor.Name, out var declared) || declared.Contains(name)));
    }

    // Of a type from outside only its use tells what it is: what a type extends is its base, all else it implements.
    private bool IsInterface(TypeId type, TypeKey ancestor)
        => members.BasesOf(type).All(known => ProgramMembers.BaseOf(known)?.Type != ancestor);

    private sealed record Slot(TypeKey Type, string Name, ValueNode[] Parameters, ValueNode Result)
    {
        public HashSet<MethodId> Linked { get; } = [];
    }
}
