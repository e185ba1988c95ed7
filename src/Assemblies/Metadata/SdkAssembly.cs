using System.Reflection.Metadata;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>
/// Tells the SDK's own assemblies from those that use it. The name alone does not: <c>AWSSDK.SecretsManager.Caching</c> calls
/// AWS as any program does. An assembly of the SDK defines client classes, in a namespace of the SDK; a few helper packages count as parts of it.
/// </summary>
internal static class SdkAssembly
{
    /// <summary>Whether the assembly is a part of the SDK.</summary>
    /// <param name="metadata">The assembly's metadata.</param>
    /// <returns><see langword="true"/> for the SDK's core and its service packages.</returns>
    public static bool Is(MetadataReader metadata)
        => TypeShapes.OwnName(metadata) == "AWSSDK.Core"
            || KnownPackages.Are(TypeShapes.OwnName(metadata))
            || metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Any(type => IsClient(metadata, type));

    private static bool IsClient(MetadataReader metadata, TypeDefinition type)
    {
        if (type.BaseType.Kind != HandleKind.TypeReference) return false;
        if (!metadata.StringComparer.StartsWith(type.Namespace, "Amazon.")) return false;
        if (!metadata.StringComparer.StartsWith(type.Name, "Amazon")) return false;
        var parent = metadata.GetTypeReference((TypeReferenceHandle)type.BaseType);
        return metadata.StringComparer.Equals(parent.Name, "AmazonServiceClient")
            && metadata.StringComparer.Equals(parent.Namespace, "Amazon.Runtime");
    }
}
