using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>A type whose code is read.</summary>
internal readonly record struct TypeId(AssemblyImage Image, TypeDefinitionHandle Handle);

/// <summary>A method whose code is read.</summary>
internal readonly record struct MethodId(AssemblyImage Image, MethodDefinitionHandle Handle)
{
    public MethodDefinition Definition => Image.Metadata.GetMethodDefinition(Handle);

    public string Name => Image.UseOf(Handle).Name;

    public TypeId Type => new(Image, Definition.GetDeclaringType());
}

/// <summary>A field by the type that declares it.</summary>
internal readonly record struct FieldKey(TypeKey Type, string Name);

/// <summary>A method as an instruction refers to it.</summary>
/// <param name="Type">The type that it is declared in, as the reference says.</param>
/// <param name="Name">Its metadata name.</param>
/// <param name="IsInstance">Whether it has a <c>this</c>.</param>
/// <param name="Parameters">The types of its parameters, without <c>this</c>.</param>
/// <param name="Return">What it returns.</param>
/// <param name="TypeArguments">The arguments of the type that declares it, and its own.</param>
/// <param name="Definition">The method, when its code is read; <see langword="null"/> for a method from outside.</param>
internal sealed record MethodUse(
    TypeKey Type,
    string Name,
    bool IsInstance,
    IReadOnlyList<TypeShape> Parameters,
    TypeShape Return,
    IReadOnlyList<TypeShape> TypeArguments,
    MethodId? Definition)
{
    /// <summary>How many values a call takes, <c>this</c> among them.</summary>
    public int ArgumentCount => Parameters.Count + (IsInstance ? 1 : 0);

    public bool ReturnsNothing => Return.Text == "System.Void";

    /// <summary>Whether it is one that an overriding method replaces; known of methods whose code is read.</summary>
    public bool IsVirtual { get; init; }
}

/// <summary>Finds the members that code refers to, over all assemblies whose code is read.</summary>
internal sealed class ProgramMembers(IReadOnlyList<AssemblyImage> images)
{
    private const int MostBases = 256;

    private static readonly string[] OfCompiler = ["System.Runtime.CompilerServices", "System.Diagnostics", "Microsoft.CodeAnalysis"];

    private readonly Dictionary<string, AssemblyImage> _images = images.GroupBy(static image => image.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(static image => image.Key, static image => image.First(), StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(AssemblyImage Image, int Token), MethodUse?> _methods = [];
    private readonly Dictionary<(AssemblyImage Image, int Token), (FieldKey Key, TypeShape Type)?> _fields = [];
    private readonly Dictionary<TypeId, Dictionary<string, List<MethodDefinitionHandle>>> _byName = [];
    private readonly Dictionary<TypeId, Dictionary<string, FieldDefinition>> _fieldsByName = [];
    private readonly Dictionary<TypeId, Dictionary<(string Name, int Count), List<MethodId>>> _virtuals = [];

    public IReadOnlyList<AssemblyImage> Images { get; } = images;

    public TypeId? FindType(TypeKey key)
        => _images.TryGetValue(key.Assembly, out var image) && image.FindType(key.Name) is { } handle ? new TypeId(image, handle) : null;

    public static TypeKey KeyOf(TypeId type) => type.Image.KeyOf(type.Handle);

    /// <summary>The type that a handle names.</summary>
    public static TypeShape ShapeOf(AssemblyImage image, EntityHandle handle) => image.ShapeOf(handle);

    /// <summary>Finds the method that a token names.</summary>
    /// <returns>The method; <see langword="null"/> for a token that names none.</returns>
    public MethodUse? FindMethod(AssemblyImage image, int token)
    {
        if (_methods.TryGetValue((image, token), out var use)) return use;
        use = FindNewMethod(image, MetadataTokens.EntityHandle(token));
        if (use?.Definition is { } known && IsDelegate(known.Type)) use = use with { Definition = null };
        return _methods[(image, token)] = use;
    }

    /// <summary>Whether an attribute says nothing to frameworks: the compiler and debuggers have it.</summary>
    public static bool IsOfCompiler(AssemblyImage image, CustomAttributeHandle handle)
        => AttributeType(image, handle) is not { } type || OfCompiler.Any(space => type.Name.StartsWith(space, StringComparison.Ordinal) && type.Namespace.StartsWith(space, StringComparison.Ordinal));

    /// <summary>The type of an attribute.</summary>
    public static TypeKey? AttributeType(AssemblyImage image, CustomAttributeHandle handle) => image.AttributeType(handle);

    /// <summary>Whether a type is that of functions: .NET itself makes and runs them.</summary>
    public static bool IsDelegate(TypeId type) => BaseOf(type)?.Text == "System.MulticastDelegate";

    /// <summary>The method itself, as a call of it would name it.</summary>
    public static MethodUse UseOf(MethodId method) => method.Image.UseOf(method.Handle);

    /// <summary>The field that a token names.</summary>
    public (FieldKey Key, TypeShape Type)? FindField(AssemblyImage image, int token)
    {
        if (!_fields.TryGetValue((image, token), out var field)) _fields[(image, token)] = field = FindNewField(image, token);
        return field;
    }

    /// <summary>A field of a type whose code is read.</summary>
    public FieldDefinition? FindField(TypeId type, string name)
    {
        if (!_fieldsByName.TryGetValue(type, out var names))
        {
            _fieldsByName[type] = names = new(StringComparer.Ordinal);
            foreach (var field in type.Image.Metadata.GetTypeDefinition(type.Handle).GetFields().Select(type.Image.Metadata.GetFieldDefinition))
            {
                var known = type.Image.Metadata.GetString(field.Name);
                if (!names.ContainsKey(known)) names.Add(known, field);
            }
        }

        return names.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>The methods of a type that a virtual call by a name may run.</summary>
    /// <param name="name">The name, without that of an interface.</param>
    /// <param name="count">How many values the call takes.</param>
    public IReadOnlyList<MethodId> VirtualsOf(TypeId type, string name, int count)
    {
        if (!_virtuals.TryGetValue(type, out var methods))
        {
            _virtuals[type] = methods = [];
            foreach (var use in type.Image.Metadata.GetTypeDefinition(type.Handle).GetMethods().Select(type.Image.UseOf).Where(static use => use.IsVirtual)) Add(SlotName(use.Name), use);

            // Visual Basic implements a member of an interface by a method of any name.
            foreach (var (declared, body) in ImplementationsOf(type)) Add(declared, UseOf(body));
        }

        return methods.TryGetValue((name, count), out var found) ? found : [];

        void Add(string slot, MethodUse use)
        {
            if (!methods.TryGetValue((slot, use.ArgumentCount), out var all)) methods[(slot, use.ArgumentCount)] = all = [];
            all.Add(use.Definition!.Value);
        }
    }

    /// <summary>The name by which a virtual call finds a method: an explicit implementation has the interface's name before its own.</summary>
    public static string SlotName(string name) => name.Length > 0 && name[0] != '.' ? name.Substring(name.LastIndexOf('.') + 1) : name;

    private static (FieldKey Key, TypeShape Type)? FindNewField(AssemblyImage image, int token)
    {
        var metadata = image.Metadata;
        switch (MetadataTokens.EntityHandle(token))
        {
            case { Kind: HandleKind.FieldDefinition } handle:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return (new(KeyOf(new(image, field.GetDeclaringType())), metadata.GetString(field.Name)), field.DecodeSignature(TypeShapes.Instance, null));
            case { Kind: HandleKind.MemberReference } handle:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                if (member.GetKind() != MemberReferenceKind.Field || ShapeOf(image, member.Parent).Type is not { } type) return null;
                return (new(type, metadata.GetString(member.Name)), member.DecodeFieldSignature(TypeShapes.Instance, null));
            default:
                return null;
        }
    }

    /// <summary>The methods of a type with a name.</summary>
    public IReadOnlyList<MethodDefinitionHandle> MethodsOf(TypeId type, string name)
    {
        if (!_byName.TryGetValue(type, out var names))
        {
            _byName[type] = names = new(StringComparer.Ordinal);
            foreach (var handle in type.Image.Metadata.GetTypeDefinition(type.Handle).GetMethods())
            {
                var known = type.Image.Metadata.GetString(type.Image.Metadata.GetMethodDefinition(handle).Name);
                if (!names.TryGetValue(known, out var methods)) names[known] = methods = [];
                methods.Add(handle);
            }
        }

        return names.TryGetValue(name, out var found) ? found : [];
    }

    /// <summary>The type that a type extends, and the interfaces that it says it implements.</summary>
    public static IEnumerable<TypeShape> ParentsOf(TypeId type)
    {
        var definition = type.Image.Metadata.GetTypeDefinition(type.Handle);
        if (!definition.BaseType.IsNil) yield return ShapeOf(type.Image, definition.BaseType);
        foreach (var handle in definition.GetInterfaceImplementations()) yield return ShapeOf(type.Image, type.Image.Metadata.GetInterfaceImplementation(handle).Interface);
    }

    /// <summary>The methods of a type that say by which member of another type they are called: the member's name, and the method.</summary>
    public static IEnumerable<(string Declared, MethodId Body)> ImplementationsOf(TypeId type)
    {
        var metadata = type.Image.Metadata;
        foreach (var implementation in metadata.GetTypeDefinition(type.Handle).GetMethodImplementations().Select(metadata.GetMethodImplementation))
        {
            if (implementation.MethodBody.Kind != HandleKind.MethodDefinition) continue;
            var name = implementation.MethodDeclaration.Kind switch
            {
                HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)implementation.MethodDeclaration).Name,
                HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)implementation.MethodDeclaration).Name,
                _ => default,
            };
            if (!name.IsNil) yield return (metadata.GetString(name), new(type.Image, (MethodDefinitionHandle)implementation.MethodBody));
        }
    }

    /// <summary>The type that a type extends; <see langword="null"/> for an interface.</summary>
    public static TypeShape? BaseOf(TypeId type)
    {
        var definition = type.Image.Metadata.GetTypeDefinition(type.Handle);
        return definition.BaseType.IsNil ? null : ShapeOf(type.Image, definition.BaseType);
    }

    /// <summary>A type and those of its bases whose code is read, the type first.</summary>
    /// <exception cref="BadImageFormatException">A type is its own base.</exception>
    public IEnumerable<TypeId> BasesOf(TypeId type)
    {
        var depth = 0;
        for (TypeId? one = type; one is { } known; one = BaseOf(known)?.Type is { } parent ? FindType(parent) : null)
        {
            if (++depth > MostBases) throw new BadImageFormatException("A type is its own base.");
            yield return known;
        }
    }

    private MethodUse? FindNewMethod(AssemblyImage image, EntityHandle handle)
    {
        var metadata = image.Metadata;
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                return UseOf(new(image, (MethodDefinitionHandle)handle));
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return FindMethod(image, MetadataTokens.GetToken(specification.Method)) is { } generic
                    ? generic with { TypeArguments = [.. generic.TypeArguments, .. specification.DecodeSignature(TypeShapes.Instance, null)] }
                    : null;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                if (member.GetKind() != MemberReferenceKind.Method) return null;
                if (member.Parent.Kind == HandleKind.MethodDefinition) return UseOf(new(image, (MethodDefinitionHandle)member.Parent));
                return Resolve(ShapeOf(image, member.Parent), metadata.GetString(member.Name), member.DecodeMethodSignature(TypeShapes.Instance, null));
            default:
                return null;
        }
    }

    // A reference may name a type that only inherits the method.
    private MethodUse Resolve(TypeShape declaring, string name, MethodSignature<TypeShape> signature)
    {
        var use = new MethodUse(declaring.Type ?? new("", declaring.Text), name, signature.Header.IsInstance, signature.ParameterTypes, signature.ReturnType, declaring.Arguments, null);
        var depth = 0;
        for (var type = declaring; type?.Type is { } key;)
        {
            if (++depth > MostBases) throw new BadImageFormatException("A type is its own base.");
            if (FindType(key) is not { } known) return use with { Type = key, TypeArguments = type.Arguments };
            foreach (var handle in MethodsOf(known, name))
            {
                if (HasSignature(known.Image.Metadata.GetMethodDefinition(handle), signature)) return use with { Type = key, Definition = new MethodId(known.Image, handle) };
            }

            type = BaseOf(known);
        }

        return use;
    }

    private static bool HasSignature(MethodDefinition method, MethodSignature<TypeShape> wanted)
    {
        var own = method.DecodeSignature(TypeShapes.Instance, null);
        return own.GenericParameterCount == wanted.GenericParameterCount
            && own.Header.IsInstance == wanted.Header.IsInstance
            && own.ReturnType.Text == wanted.ReturnType.Text
            && own.ParameterTypes.Select(static type => type.Text).SequenceEqual(wanted.ParameterTypes.Select(static type => type.Text), StringComparer.Ordinal);
    }

    /// <summary>Whether a method is one that an overriding method replaces.</summary>
    public static bool IsVirtual(MethodId method) => UseOf(method).IsVirtual;
}
