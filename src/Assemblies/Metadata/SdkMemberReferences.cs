using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>
/// The members of SDK clients and helpers that compiled code refers to: whatever way a call was written, or by whom (a source
/// generator, a compiler of another language), it stands here. The soundness net compares them with the record.
/// </summary>
internal static class SdkMemberReferences
{
    private const byte GenericInstance = 0x15;

    /// <summary>Lists the members that can be calls.</summary>
    /// <param name="metadata">The assembly's metadata.</param>
    /// <returns>The members as <see cref="SdkMemberName"/> writes them, sorted and without repeats.</returns>
    public static IEnumerable<string> Of(MetadataReader metadata, AwsCatalog catalog)
    {
        return new SortedSet<string>(ByToken(metadata, catalog).Values, StringComparer.Ordinal);
    }

    /// <summary>The same members by their metadata token.</summary>
    /// <param name="metadata">The assembly's metadata.</param>
    /// <returns>The members; several tokens can stand for one.</returns>
    public static IReadOnlyDictionary<int, string> ByToken(MetadataReader metadata, AwsCatalog catalog)
    {
        var members = new Dictionary<int, string>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.GetKind() != MemberReferenceKind.Method) continue;
            if (DeclaringType(metadata, member.Parent) is not { } type) continue;
            if (OutermostOf(metadata, type) is not { } outermost || !metadata.StringComparer.StartsWith(outermost.Namespace, "Amazon")) continue;

            var (typeNamespace, typeName) = NameOf(metadata, type);
            var method = metadata.GetString(member.Name);
            if (SdkMemberName.CanBeCall(catalog, typeNamespace, typeName, method) || KnownPackages.Find(new("", SdkMemberName.TypeName(typeNamespace, [typeName])), method) is not null)
            {
                members.Add(MetadataTokens.GetToken(handle), SdkMemberName.Format(SdkMemberName.TypeName(typeNamespace, [typeName]), method));
            }
        }

        return members;
    }

    /// <summary>The token of a method without its type arguments: a generic method is referred to by its instance.</summary>
    public static int WithoutTypeArguments(MetadataReader metadata, int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        return handle.Kind == HandleKind.MethodSpecification
            ? MetadataTokens.GetToken(metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method)
            : token;
    }

    // A member of an SDK type belongs to a type reference, or to an instance of a generic one; anything else is the program's own.
    private static TypeReference? DeclaringType(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadByte() != GenericInstance) return null;
            signature.ReadByte(); // Class or value type.
            parent = signature.ReadTypeHandle();
        }

        return parent.Kind == HandleKind.TypeReference ? metadata.GetTypeReference((TypeReferenceHandle)parent) : null;
    }

    // A type that is inside itself, which only a damaged file has, names nothing.
    private static TypeReference? OutermostOf(MetadataReader metadata, TypeReference type)
    {
        for (var depth = 0; depth <= TypeShapes.MostNesting; depth++)
        {
            if (type.ResolutionScope.Kind != HandleKind.TypeReference) return type;
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        }

        return null;
    }

    private static (string Namespace, string Name) NameOf(MetadataReader metadata, TypeReference type)
    {
        var names = new List<string> { metadata.GetString(type.Name) };
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
        {
            type = metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
            names.Insert(0, metadata.GetString(type.Name));
        }

        return (metadata.GetString(type.Namespace), SdkMemberName.TypeName("", names));
    }
}
