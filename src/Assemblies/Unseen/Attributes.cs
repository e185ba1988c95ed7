using System.Reflection.Metadata;

namespace IamAnalyzers.Assemblies.Unseen;

/// <summary>The attributes of compiled members, by the simple names of their types.</summary>
internal static class Attributes
{
    /// <summary>The simple name of an attribute's type; empty for one of a generic type.</summary>
    public static string NameOf(MetadataReader metadata, CustomAttributeHandle attribute)
    {
        var constructor = metadata.GetCustomAttribute(attribute).Constructor;
        var type = constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
            _ => default,
        };
        return type.Kind switch
        {
            HandleKind.TypeReference => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name),
            HandleKind.TypeDefinition => metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            _ => "",
        };
    }
}
