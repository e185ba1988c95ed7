using System.Reflection;
using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Unseen;

/// <summary>Tells which methods and fields of a compiled program come from the source that the generator saw.</summary>
internal sealed class SeenMembers
{
    private const string Clone = "<Clone>$";

    // What the compiler writes for a record, unless the source does.
    private static readonly HashSet<string> OfRecords = new(StringComparer.Ordinal) { "Clone", "PrintMembers", "ToString", "GetHashCode", "Equals", "Deconstruct", "EqualityContract", SeenType.Operator };

    // What the generator itself adds: it calls and writes nothing.
    private static readonly string[] OwnAttributes = ["IamAnalyzers.IamEntryPointAttribute", "IamAnalyzers.IamFeatureAttribute", "IamAnalyzers.IamPrincipalAttribute"];

    private readonly MetadataReader _metadata;
    private readonly Dictionary<string, Part?> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofSeveralFiles = new(StringComparer.Ordinal);

    public SeenMembers(MetadataReader metadata, SeenCode seen)
    {
        _metadata = metadata;
        foreach (var type in OwnAttributes) _types[type] = null;
        foreach (var type in seen.Types) _types[type.Name] = type.Part is { } part ? new(part, new(part.Members, StringComparer.Ordinal)) : null;

        // Two types of one name, each seen by its own file only: the source may know one of them.
        var names = metadata.TypeDefinitions.Where(handle => SourceOwner.IsFileLocal(metadata.GetString(metadata.GetTypeDefinition(handle).Name))).Select(handle => SourceOwner.NameOf(metadata, handle));
        foreach (var several in names.GroupBy(static name => name, StringComparer.Ordinal).Where(static name => name.Count() > 1)) _ofSeveralFiles.Add(several.Key);
    }

    /// <summary>Whether no part of a type comes from source that was seen.</summary>
    /// <param name="type">The type's name, as <see cref="SourceOwner"/> gives it.</param>
    public bool IsUnseen(string type) => type.Length > 0 && (!_types.ContainsKey(type) || _ofSeveralFiles.Contains(type));

    /// <summary>Whether a method comes from source that was not seen. Of a constructor this says nothing of the initial values in it.</summary>
    /// <param name="owner">The method's place in source.</param>
    /// <param name="method">The method.</param>
    public bool IsUnseen(SourceOwner owner, MethodDefinition method)
    {
        if (IsUnseen(owner.Type)) return true;
        if (owner.Type.Length == 0 || owner.Member.Length == 0 || _types[owner.Type] is not { } part) return false;
        return owner.Member switch
        {
            SeenType.Constructor => HasMoreConstructors(part, method.GetDeclaringType()),

            // Initial values are told apart by their fields. A type with a constructor that somebody wrote is not marked so.
            SeenType.StaticConstructor => !part.Members.Contains(SeenType.StaticConstructor) && !_metadata.GetTypeDefinition(method.GetDeclaringType()).Attributes.HasFlag(TypeAttributes.BeforeFieldInit),
            var name => !part.Members.Contains(name) && !part.Members.Contains(_metadata.GetString(method.Name)) && !(OfRecords.Contains(name) && IsRecord(method.GetDeclaringType()) && IsMadeByCompiler(method)),
        };
    }

    /// <summary>Whether a field of a type with seen parts comes from a part that was not seen.</summary>
    public bool IsUnseen(string type, FieldDefinition field)
        => PartOf(type) is { } part && SourceOwner.FieldName(_metadata.GetString(field.Name)) is { Length: > 0 } name && !part.Members.Contains(name);

    /// <summary>Whether another part gives a type a base, an interface or a visibility that the source does not show.</summary>
    /// <param name="name">The type's name, as <see cref="SourceOwner"/> gives it.</param>
    public bool HasUnseenHead(string name, TypeDefinition type)
    {
        if (PartOf(name)?.Seen is not { } part) return false;
        if (!part.IsVisible && IsVisible(type)) return true;
        var bases = type.GetInterfaceImplementations().Select(handle => _metadata.GetInterfaceImplementation(handle).Interface).Append(type.BaseType);
        return bases.Any(handle => !handle.IsNil && !part.Bases.Contains(NamedMembers.SimpleNameOf(_metadata, handle)));
    }

    private bool IsVisible(TypeDefinition type)
    {
        while (true)
        {
            if ((type.Attributes & TypeAttributes.VisibilityMask) is not (TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem)) return false;
            if (type.GetDeclaringType().IsNil) return true;
            type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        }
    }

    // One that nobody wrote is there when no other one is, and one that copies in a record class.
    private bool HasMoreConstructors(Part part, TypeDefinitionHandle type)
        => MethodNames(type).Count(static method => method == SeenType.Constructor) > Math.Max(1, part.Seen.Members.Count(static method => method == SeenType.Constructor)) + (MethodNames(type).Contains(Clone) ? 1 : 0);

    private bool IsRecord(TypeDefinitionHandle type) => MethodNames(type).Any(static name => name is Clone or "PrintMembers");

    private IEnumerable<string> MethodNames(TypeDefinitionHandle type)
        => _metadata.GetTypeDefinition(type).GetMethods().Select(method => _metadata.GetString(_metadata.GetMethodDefinition(method).Name));

    private bool IsMadeByCompiler(MethodDefinition method)
        => method.GetCustomAttributes().Any(attribute => TypeShapes.AttributeType(_metadata, attribute) is { Name: "System.Runtime.CompilerServices.CompilerGeneratedAttribute" });

    private Part? PartOf(string type) => _types.TryGetValue(type, out var part) ? part : null;

    // What the source has of a type that may have other parts.
    private sealed record Part(SeenPart Seen, HashSet<string> Members);
}
