using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>
/// Which simple names the types of a compilation's references have, read from the tables of the files. A symbol would make the compiler load
/// and bind all references first, which costs more than all else that is done in a program without the SDK.
/// </summary>
internal static class ReferencedTypes
{
    private static readonly ConditionalWeakTable<MetadataReference, StrongBox<bool>> Known = new();

    /// <summary>Whether a reference has a type of the SDK's base class's name.</summary>
    /// <returns>Also <see langword="true"/> where a reference cannot be read: then its symbols tell.</returns>
    public static bool HaveClientBase(Compilation compilation)
        => compilation.ExternalReferences.Any(static reference => Known.GetValue(reference, static key => new(Has(key))).Value);

    private static bool Has(MetadataReference reference)
        => reference switch
        {
            CompilationReference project => project.Compilation.Assembly.TypeNames.Contains(SdkSymbols.ClientBase),
            PortableExecutableReference file => Has(file),
            _ => false,
        };

    private static bool Has(PortableExecutableReference file)
    {
        try
        {
            return file.GetMetadata() switch
            {
                AssemblyMetadata assembly => assembly.GetModules().Any(Has),
                ModuleMetadata module => Has(module),
                _ => true,
            };
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            return true;
        }
    }

    private static bool Has(ModuleMetadata module)
    {
        var tables = module.GetMetadataReader();
        foreach (var handle in tables.TypeDefinitions)
        {
            if (tables.StringComparer.Equals(tables.GetTypeDefinition(handle).Name, SdkSymbols.ClientBase)) return true;
        }

        return false;
    }
}
