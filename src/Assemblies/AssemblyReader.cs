using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies;

/// <summary>Reads compiled files. Whatever a file holds, the answer is a value, never an exception.</summary>
/// <param name="catalog">The catalogue, which tells clients and helpers from other types.</param>
/// <param name="references">The file of each assembly that may be asked for names, by its simple name: the parts of the SDK.</param>
internal sealed class AssemblyReader(AwsCatalog catalog, IReadOnlyDictionary<string, string> references)
{
    /// <summary>Reads files without the names that only the SDK's assemblies tell.</summary>
    public static AssemblyReader WithoutReferences { get; } = new(AwsCatalog.Default, new Dictionary<string, string>());

    /// <summary>Reads a file.</summary>
    /// <returns>What the file tells.</returns>
    public AssemblyContent Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var content = Read(stream);
            return content.Kind == AssemblyKind.Program && IsCodeAsked(content) ? content with { Code = ReadCode(path) } : content;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return AssemblyContent.Unreadable("it cannot be opened: " + error.Message);
        }
    }

    private AssemblyContent Read(FileStream stream)
    {
        var saysItIsManaged = false;
        try
        {
            using var file = new PEReader(stream, PEStreamOptions.LeaveOpen);
            saysItIsManaged = file.HasMetadata;
            if (!saysItIsManaged) return AssemblyContent.NotManaged;

            var metadata = file.GetMetadataReader();
            if (!metadata.IsAssembly) return AssemblyContent.NotManaged;
            if (SdkAssembly.Is(metadata)) return AssemblyContent.Sdk;
            return new(AssemblyKind.Program, RecordOf(RecordReader.Read(file, metadata)), SdkMemberReferences.Of(metadata, catalog).ToEquatableArray(), null, "");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Broken metadata shows as many kinds of exception; a file that never was a PE file is none of our business.
            return saysItIsManaged ? AssemblyContent.Unreadable("its metadata is damaged: " + error.Message) : AssemblyContent.NotManaged;
        }
    }

    // Of merged assemblies all records count; one that cannot be read leaves the code to tell.
    private static string? RecordOf(IReadOnlyList<string?> texts)
    {
        if (texts.Count < 2) return texts.Count == 0 ? null : texts[0];
        var records = new List<NeedsRecord>();
        foreach (var text in texts)
        {
            if (text is null || !NeedsRecordFormat.TryRead(text, out var record)) return null;
            records.Add(record);
        }

        return NeedsRecordFormat.Write(NeedsRecord.Union(records));
    }

    private static bool IsCodeAsked(AssemblyContent content)
        => content.Members.Count > 0 && (content.Record is not { } text || !NeedsRecordFormat.TryRead(text, out var record) || content.Members.Except(record.Members).Any());

    // Code that cannot be read leaves the members, each an unresolved call.
    private NeedsRecord? ReadCode(string path)
    {
        try
        {
            return CompiledNeeds.Read(path, references, catalog);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }
}
