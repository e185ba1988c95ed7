using System.Reflection;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Calls;

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
    private readonly HashSet<AssemblyImage> _modules = [];
    private readonly HashSet<TypeKey> _handedOver = [];
    private readonly HashSet<TypeKey> _set = [];
    private readonly HashSet<TypeKey> _made = [];
    private readonly HashSet<TypeKey> _implementable = [];
    private readonly Dictionary<(TypeKey Type, string Name, int Count), Slot> _slots = [];
    private readonly Dictionary<TypeKey, List<Slot>> _slotsOf = [];
    private readonly Dictionary<TypeKey, List<TypeId>> _touchedBelow = [];
    private readonly Dictionary<TypeId, HashSet<TypeKey>> _ancestors = [];

    // Whether the program uses a mapper that sets the fields of what it is told of.
    private readonly Lazy<bool> _maps = new(() => members.Images.Any(static image => Names(image, SerializerNames.Mappers)));

    // Whether a binder or serializer is told to set private members, too.
    private readonly Lazy<bool> _setsPrivate = new(() => members.Images.Any(SetsPrivate));

    /// <summary>Says that code uses a type.</summary>
    public void Touch(TypeKey key)
    {
        if (members.FindType(key) is not { } type || !_touched.Add(type)) return;
        foreach (var parent in ProgramMembers.ParentsOf(type).SelectMany(static parent => parent.Named())) Touch(parent);
        foreach (var handle in members.MethodsOf(type, ".cctor")) values.Reach(new(type.Image, handle));
        if (_modules.Add(type.Image) && type.Image.FindType("<Module>") is { } module) Touch(ProgramMembers.KeyOf(new(type.Image, module)));

        // Generic code makes objects of its type arguments with `new()`.
        foreach (var constructor in members.MethodsOf(type, ".ctor").Select(handle => new MethodId(type.Image, handle)).Where(static method => ProgramMembers.UseOf(method).Parameters.Count == 0)) values.Reach(constructor);
        foreach (var ancestor in AncestorsOf(type))
        {
            ListOf(_touchedBelow, ancestor).Add(type);
            if (!_slotsOf.TryGetValue(ancestor, out var slots)) continue;
            foreach (var slot in slots.ToArray()) LinkType(slot, type);
        }

        OpenCalledFromOutside(type);
    }

    /// <summary>Whether a type of the program is made to be used as another one, which it extends or implements.</summary>
    public bool IsOf(TypeKey key, TypeKey ancestor)
        => members.FindType(key) is { } type && !type.Image.Metadata.GetTypeDefinition(type.Handle).Attributes.HasFlag(TypeAttributes.Abstract) && AncestorsOf(type).Contains(ancestor);

    /// <summary>Whether objects of a type of the program are requests or other objects of the SDK.</summary>
    public bool IsOfSdk(TypeKey key)
        => members.FindType(key) is not { } type || AncestorsOf(type).Any(static ancestor => ancestor.Name.StartsWith("Amazon.", StringComparison.Ordinal));

    /// <summary>Says that code which is not read is given a type: it may make objects of it, and set what they let be set.</summary>
    public void HandOver(TypeKey key)
    {
        if (members.FindType(key) is not { } type || !_handedOver.Add(key)) return;
        LetSet(key);
        if (_maps.Value) OpenFields(key, type);
        foreach (var constructor in members.MethodsOf(type, ".ctor").Select(handle => new MethodId(type.Image, handle)).Where(IsMarkedOrPublic)) values.Open(constructor);
        foreach (var method in type.Image.Metadata.GetTypeDefinition(type.Handle).GetMethods().Select(handle => new MethodId(type.Image, handle)).Where(IsCalledByConvention)) values.Open(method);
        if (ProgramMembers.BaseOf(type)?.Type is { } parent) HandOver(parent);
    }

    /// <summary>Says that code which is not read may implement an interface or abstract class while the program runs: a client of a web service, a channel.</summary>
    public void LetImplement(TypeKey key)
    {
        if (members.FindType(key) is not { } type || !type.Image.Metadata.GetTypeDefinition(type.Handle).Attributes.HasFlag(TypeAttributes.Abstract)) return;
        foreach (var ancestor in AncestorsOf(type))
        {
            if (members.FindType(ancestor) is null || !_implementable.Add(ancestor)) continue;
            foreach (var slot in ListOf(_slotsOf, ancestor).ToArray()) slot.Result.Add(IlValue.Open, values.Changed);
        }
    }

    /// <summary>Says that a container may make objects of a type: it calls a constructor and sets nothing.</summary>
    public void LetMake(TypeKey key)
    {
        if (members.FindType(key) is not { } type || !_made.Add(key)) return;
        Touch(key);
        foreach (var constructor in members.MethodsOf(type, ".ctor").Select(handle => new MethodId(type.Image, handle)).Where(IsMarkedOrPublic)) values.OpenToContainer(constructor);
    }

    /// <summary>Says that code which is not read has an object of a type: it may set what that lets be set.</summary>
    public void LetSet(TypeKey key)
    {
        // What the compiler makes for closures and state machines, nobody else knows.
        if (members.FindType(key) is not { } type || key.Name.Contains('<') || !_set.Add(key)) return;
        Touch(key);
        var metadata = type.Image.Metadata;
        var setsFields = metadata.GetTypeDefinition(type.Handle).Attributes.HasFlag(TypeAttributes.Serializable);
        foreach (var property in metadata.GetTypeDefinition(type.Handle).GetProperties().Select(metadata.GetPropertyDefinition))
        {
            var (setter, getter) = (property.GetAccessors().Setter, property.GetAccessors().Getter);

            // Who has an object reads its properties, as serializers do. Of an assembly that counts whole all code runs already.
            if (!getter.IsNil && values.IsClosed(type.Image) && IsMarkedOrPublic(new(type.Image, getter))) values.Open(new(type.Image, getter));
            if (setter.IsNil) continue;
            var method = new MethodId(type.Image, setter);
            if (_setsPrivate.Value || IsMarkedOrPublic(method) || property.GetCustomAttributes().Any(attribute => !ProgramMembers.IsOfCompiler(type.Image, attribute))) values.Open(method);
        }

        foreach (var field in metadata.GetTypeDefinition(type.Handle).GetFields().Select(metadata.GetFieldDefinition))
        {
            if (setsFields || (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public || field.GetCustomAttributes().Any(attribute => !ProgramMembers.IsOfCompiler(type.Image, attribute))) values.Field(new(key, metadata.GetString(field.Name))).Add(IlValue.Open, values.Changed);
        }

        if (ProgramMembers.BaseOf(type)?.Type is { } parent) LetSet(parent);
    }

    private static bool SetsPrivate(AssemblyImage image)
        => image.Metadata.MemberReferences.Select(handle => image.Metadata.GetString(image.Metadata.GetMemberReference(handle).Name)).Any(static name => name.StartsWith("set_", StringComparison.Ordinal) && SerializerNames.OfPrivateMembers.Contains(name.Substring("set_".Length), StringComparer.Ordinal))
            || Names(image, SerializerNames.OfPrivateMembers);

    // A type, or the namespace of one.
    private static bool Names(AssemblyImage image, IReadOnlyList<string> names)
        => image.Metadata.TypeReferences.Select(image.Metadata.GetTypeReference).Any(type => names.Contains(image.Metadata.GetString(type.Name), StringComparer.Ordinal) || names.Contains(image.Metadata.GetString(type.Namespace), StringComparer.Ordinal));

    private void OpenFields(TypeKey key, TypeId type)
    {
        foreach (var field in type.Image.Metadata.GetTypeDefinition(type.Handle).GetFields().Select(type.Image.Metadata.GetFieldDefinition))
        {
            if (!field.Attributes.HasFlag(FieldAttributes.Static)) values.Field(new(key, type.Image.Metadata.GetString(field.Name))).Add(IlValue.Open, values.Changed);
        }
    }

    // A serializer calls what its attributes mark ([OnDeserialized]); a minimal API makes a parameter by a static method of its type.
    private static bool IsCalledByConvention(MethodId method)
        => (method.Definition.Attributes.HasFlag(MethodAttributes.Static) && method.Name is "BindAsync" or "TryParse")
            || method.Definition.GetCustomAttributes().Any(attribute => ProgramMembers.AttributeType(method.Image, attribute) is { Namespace: "System.Runtime.Serialization" });

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
        if (method is not { IsInstance: true, Definition: { } known } || !arguments[0].IsOpen || !(Visibility.IsSeen(known) || _implementable.Contains(method.Type))) return;
        result.Add(IlValue.Open, values.Changed);
        foreach (var argument in arguments) values.Escape(argument);
    }

    private Slot SlotOf(MethodUse method)
    {
        var key = (method.Type, method.Name, method.Parameters.Count);
        if (_slots.TryGetValue(key, out var slot)) return slot;
        _slots[key] = slot = new(method.Type, method.Name, [.. Enumerable.Range(0, method.ArgumentCount).Select(static _ => new ValueNode())], new());
        ListOf(_slotsOf, slot.Type).Add(slot);
        if (method.Definition is { } own) Link(slot, own);
        foreach (var type in ListOf(_touchedBelow, slot.Type).ToArray()) LinkType(slot, type);
        return slot;
    }

    // The method may stand in a type that the one which implements the interface extends.
    private void LinkType(Slot slot, TypeId type)
    {
        foreach (var known in members.BasesOf(type))
        {
            foreach (var method in members.VirtualsOf(known, slot.Name, slot.Parameters.Length)) Link(slot, method);
        }
    }

    private static List<T> ListOf<T>(Dictionary<TypeKey, List<T>> lists, TypeKey key)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }

    private void Link(Slot slot, MethodId method)
    {
        if (!slot.Linked.Add(method)) return;
        values.Reach(method);
        for (var i = 0; i < slot.Parameters.Length; i++) slot.Parameters[i].CopyTo(values.Parameter(method, i), values.Changed);
        values.Return(method).CopyTo(slot.Result, values.Changed);
    }

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
    private void OpenCalledFromOutside(TypeId type)
    {
        var own = ProgramMembers.KeyOf(type);
        var outside = AncestorsOf(type).Where(ancestor => members.FindType(ancestor) is null).ToArray();
        if (outside.Length == 0) return;
        var inside = AncestorsOf(type).Where(ancestor => ancestor != own).Select(members.FindType).OfType<TypeId>().ToArray();
        var interfaces = outside.Where(ancestor => IsInterface(type, ancestor)).ToArray();
        var hasBase = outside.Except(interfaces).Any(static ancestor => !Plain.Contains(ancestor.Name));
        foreach (var handle in type.Image.Metadata.GetTypeDefinition(type.Handle).GetMethods())
        {
            var method = new MethodId(type.Image, handle);
            if ((hasBase && IsInherited(method)) || IsDeclaredOutside(method)) values.Open(method);
        }

        bool IsDeclaredOutside(MethodId method)
        {
            if (!ProgramMembers.IsVirtual(method)) return false;
            var name = ProgramMembers.SlotName(method.Name);
            if (name[0] == '<' || inside.Any(known => members.MethodsOf(known, name).Count > 0)) return false;
            return (method.Definition.Attributes & MethodAttributes.NewSlot) == 0
                || interfaces.Any(ancestor => !Known.TryGetValue(ancestor.Name, out var declared) || declared.Contains(name));
        }
    }

    private static bool IsInherited(MethodId method)
        => (method.Definition.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    // Of a type from outside only its use tells what it is: what a type extends is its base, all else it implements.
    private bool IsInterface(TypeId type, TypeKey ancestor)
        => members.BasesOf(type).All(known => ProgramMembers.BaseOf(known)?.Type != ancestor);

    private sealed record Slot(TypeKey Type, string Name, ValueNode[] Parameters, ValueNode Result)
    {
        public HashSet<MethodId> Linked { get; } = [];
    }
}
