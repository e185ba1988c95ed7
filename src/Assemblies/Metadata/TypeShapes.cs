using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>Decodes the types of signatures.</summary>
internal sealed class TypeShapes : ISignatureTypeProvider<TypeShape, object?>
{
    private const string Core = "System.Runtime";
    /// <summary>How deep types are followed into each other.</summary>
    public const int MostNesting = 64;

    public static TypeShapes Instance { get; } = new();

    /// <summary>The name of a type in its own assembly.</summary>
    /// <exception cref="BadImageFormatException">Types are inside each other without end.</exception>
    public static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle) => NameOf(metadata, handle, 0);

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle, int depth)
    {
        if (depth > MostNesting) throw new BadImageFormatException("Types are inside each other without end.");
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        var outer = type.GetDeclaringType();
        if (!outer.IsNil) return NameOf(metadata, outer, depth + 1) + "+" + name;
        var space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }

    /// <summary>The type that a definition, reference or specification names; one without a name for anything else.</summary>
    /// <exception cref="BadImageFormatException">The metadata is damaged.</exception>
    public static TypeShape ShapeOf(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Instance.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => Instance.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => Instance.GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)handle, 0),
        _ => new TypeShape("?", null, []),
    };

    /// <summary>The type of an attribute.</summary>
    /// <exception cref="BadImageFormatException">The metadata is damaged.</exception>
    public static TypeKey? AttributeType(MetadataReader metadata, CustomAttributeHandle handle)
        => metadata.GetCustomAttribute(handle).Constructor switch
        {
            { Kind: HandleKind.MemberReference } constructor => ShapeOf(metadata, metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent).Type,
            { Kind: HandleKind.MethodDefinition } constructor => ShapeOf(metadata, metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()).Type,
            _ => null,
        };

    /// <summary>The type that a reference names, by the assembly that the reference says.</summary>
    /// <exception cref="BadImageFormatException">Types are inside each other without end.</exception>
    public static TypeKey KeyOf(MetadataReader metadata, TypeReferenceHandle handle) => KeyOf(metadata, handle, 0);

    private static TypeKey KeyOf(MetadataReader metadata, TypeReferenceHandle handle, int depth)
    {
        if (depth > MostNesting) throw new BadImageFormatException("Types are inside each other without end.");
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            var outer = KeyOf(metadata, (TypeReferenceHandle)type.ResolutionScope, depth + 1);
            return outer with { Name = outer.Name + "+" + name };
        }

        var space = metadata.GetString(type.Namespace);
        var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
            : OwnName(metadata);
        return new(assembly, space.Length == 0 ? name : space + "." + name);
    }

    public static string OwnName(MetadataReader metadata) => metadata.IsAssembly ? metadata.GetString(metadata.GetAssemblyDefinition().Name) : "";

    public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) => Named(new(Core, "System." + typeCode));

    public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Named(new(OwnName(reader), NameOf(reader, handle)));

    public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Named(KeyOf(reader, handle));

    public TypeShape GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public TypeShape GetGenericInstantiation(TypeShape genericType, ImmutableArray<TypeShape> typeArguments)
        => new(genericType.Text + "<" + string.Join(",", typeArguments.Select(static argument => argument.Text)) + ">", genericType.Type, typeArguments);

    public TypeShape GetGenericTypeParameter(object? genericContext, int index) => Marked("!" + index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public TypeShape GetGenericMethodParameter(object? genericContext, int index) => Marked("!!" + index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public TypeShape GetSZArrayType(TypeShape elementType) => new(elementType.Text + "[]", null, [elementType]);

    public TypeShape GetArrayType(TypeShape elementType, ArrayShape shape) => new(elementType.Text + "[" + new string(',', shape.Rank - 1) + "]", null, [elementType]);

    public TypeShape GetByReferenceType(TypeShape elementType) => new(elementType.Text + "&", null, [elementType]);

    public TypeShape GetPointerType(TypeShape elementType) => new(elementType.Text + "*", null, [elementType]);

    public TypeShape GetPinnedType(TypeShape elementType) => elementType;

    public TypeShape GetModifiedType(TypeShape modifier, TypeShape unmodifiedType, bool isRequired) => unmodifiedType;

    public TypeShape GetFunctionPointerType(MethodSignature<TypeShape> signature) => Marked("method*");

    private static TypeShape Named(TypeKey type) => new(type.Name, type, []);

    private static TypeShape Marked(string text) => new(text, null, []);
}
