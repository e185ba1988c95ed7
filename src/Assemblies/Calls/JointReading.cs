using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>Whether several assemblies can be read as one program.</summary>
internal static class JointReading
{
    private const string ReferenceAssembly = "System.Runtime.CompilerServices.ReferenceAssemblyAttribute";

    /// <summary>Whether each member that their code names is found where it stands.</summary>
    public static bool IsPossible(IReadOnlyCollection<AssemblyImage> images)
    {
        var names = new HashSet<string>(images.Select(static image => image.Name), StringComparer.OrdinalIgnoreCase);
        return names.Count == images.Count && images.All(HasCode) && !images.Any(image => Forwards(image, names));
    }

    private static bool HasCode(AssemblyImage image)
        => !image.Metadata.GetAssemblyDefinition().GetCustomAttributes().Any(attribute => image.AttributeType(attribute) is { Name: ReferenceAssembly });

    // Code names a forwarded type by the assembly that it once was in, where no code of it is found.
    private static bool Forwards(AssemblyImage image, HashSet<string> names)
        => image.Metadata.ExportedTypes.Select(image.Metadata.GetExportedType)
            .Any(type => type.IsForwarder && type.Implementation.Kind == System.Reflection.Metadata.HandleKind.AssemblyReference
                && names.Contains(image.Metadata.GetString(image.Metadata.GetAssemblyReference((System.Reflection.Metadata.AssemblyReferenceHandle)type.Implementation).Name)));
}
