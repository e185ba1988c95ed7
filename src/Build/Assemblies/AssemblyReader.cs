using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Assemblies;

/// <summary>Reads the metadata of compiled files. Whatever a file holds, the answer is a value, never an exception.</summary>
internal static class AssemblyReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="catalog">The catalogue, which tells clients and helpers from other types.</param>
    /// <returns>What the file tells.</returns>
    public static AssemblyContent Read(string path, AwsCatalog catalog)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return Read(stream, catalog);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return AssemblyContent.Unreadable("it cannot be opened: " + error.Message);
        }
    }

    private static AssemblyContent Read(FileStream stream, AwsCatalog catalog)
    {
        var saysItIsManaged = false;
        try
        {
            using var file = new PEReader(stream);
            saysItIsManaged = file.HasMetadata;
            if (!saysItIsManaged) return AssemblyContent.NotManaged;

            var metadata = file.GetMetadataReader();
            if (!metadata.IsAssembly) return AssemblyContent.NotManaged;
            if (SdkAssembly.Is(metadata)) return AssemblyContent.Sdk;
            return new(
                AssemblyKind.Program,
                RecordReader.Read(file, metadata),
                SdkMemberReferences.Of(metadata, catalog).ToEquatableArray(),
                "");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Broken metadata shows as many kinds of exception; a file that never was a PE file is none of our business.
            return saysItIsManaged ? AssemblyContent.Unreadable("its metadata is damaged: " + error.Message) : AssemblyContent.NotManaged;
        }
    }
}
