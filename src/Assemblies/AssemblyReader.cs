using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Unseen;
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
            var (content, unseen) = Read(stream);
            return content.Kind != AssemblyKind.Program || content.Members.Count == 0 ? content
                : unseen is null ? WithCode(content, path, null)
                : content.Open.Count > 0 ? WithCode(content, path, unseen.Counts)
                : content;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return AssemblyContent.Unreadable("it cannot be opened: " + error.Message);
        }
    }

    /// <summary>
    /// Reads a file that another program refers to. The record of an application holds for the application alone, whose public members nobody else
    /// calls; what they need when others call them, its code tells.
    /// </summary>
    /// <returns>What the file tells.</returns>
    public AssemblyContent ReadReference(string path)
    {
        var content = Read(path);
        return content is { Record: not null, IsApplication: true, Members.Count: > 0 }
            ? WithCode(content with { Record = null, Open = default, Unseen = default }, path, null)
            : content;
    }

    // Beside the content what the record does not know; nothing of it without a record.
    private (AssemblyContent Content, UnseenCode? Unseen) Read(FileStream stream)
    {
        var saysItIsManaged = false;
        try
        {
            using var file = new PEReader(stream, PEStreamOptions.LeaveOpen);
            saysItIsManaged = file.HasMetadata;
            if (!saysItIsManaged) return (AssemblyContent.NotManaged, null);

            var metadata = file.GetMetadataReader();
            if (!metadata.IsAssembly) return (AssemblyContent.NotManaged, null);
            if (SdkAssembly.Is(metadata)) return (AssemblyContent.Sdk, null);
            var record = RecordOf(RecordReader.ReadNeeds(file, metadata));
            var members = SdkMemberReferences.Of(metadata, catalog).ToEquatableArray();
            var content = new AssemblyContent(AssemblyKind.Program, record, members, null, "")
            {
                IsApplication = file.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 },
                References = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
            };
            if (members.Count == 0 || record is null || !NeedsRecordFormat.TryRead(record, out var known)) return (content, null);
            var unseen = UnseenCode.Find(file, metadata, known.Members, SeenOf(RecordReader.ReadSeen(file, metadata)), catalog);
            return (content with { Open = unseen.Open.ToEquatableArray(), Unseen = unseen.Owners.ToEquatableArray() }, unseen);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Broken metadata shows as many kinds of exception; a file that never was a PE file is none of our business.
            return (saysItIsManaged ? AssemblyContent.Unreadable("its metadata is damaged: " + error.Message) : AssemblyContent.NotManaged, null);
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

    // A record of an older version says nothing of it, and nor do merged ones of which one is older.
    private static SeenCode? SeenOf(IReadOnlyList<string?> texts)
    {
        var all = new List<SeenCode>();
        foreach (var text in texts)
        {
            if (text is null || !SeenCodeFormat.TryRead(text, out var seen)) return null;
            all.Add(seen);
        }

        return all.Count == 0 ? null : SeenCode.Union(all);
    }

    // Code that cannot be read leaves the members, each an unresolved call.
    private AssemblyContent WithCode(AssemblyContent content, string path, Func<MethodDefinitionHandle, string, bool>? counts)
    {
        try
        {
            var read = CompiledNeeds.Read(path, references, catalog, counts);
            return content with { Code = read.Needs, CodeCalls = read.Calls };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return content;
        }
    }
}
