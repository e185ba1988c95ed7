using System.Globalization;
using IamAnalyzers.Assemblies;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>
/// Remembers what each referenced file told, by path, time and size, so that a build in which no reference changed opens none.
/// A cache of another version of this package, or one that cannot be read, counts as empty.
/// </summary>
internal sealed class ReferenceCache
{
    /// <summary>How the name of the file ends that a cache is kept in, beside the needs of the same project.</summary>
    public const string FileSuffix = ".iam-references.cache";

    private readonly AssemblyReader _reader;
    private readonly Dictionary<string, Entry> _known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Entry> _used = new(StringComparer.Ordinal);

    private ReferenceCache(AssemblyReader reader) => _reader = reader;

    // Two builds of the same code have the same module id, so the cache lives as long as the code that filled it.
    private static string Header
        => $"iam-reference-cache {typeof(ReferenceCache).Module.ModuleVersionId:N} {typeof(AssemblyReader).Module.ModuleVersionId:N} {typeof(AwsCatalog).Module.ModuleVersionId:N}";

    /// <summary>Reads a cache.</summary>
    /// <param name="text">Its text; empty when there is none yet.</param>
    /// <param name="reader">Reads the files that it does not remember.</param>
    /// <returns>The cache.</returns>
    public static ReferenceCache Parse(string text, AssemblyReader reader)
    {
        var cache = new ReferenceCache(reader);
        var lines = text.Split('\n');
        if (lines[0] != Header) return cache;
        try
        {
            foreach (var line in lines.Skip(1).Where(static line => line.Length > 0)) cache.Add(line.Split('\t'));
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or OverflowException)
        {
            cache._known.Clear();
        }

        return cache;
    }

    /// <summary>The SDK's assemblies among the files that a build read.</summary>
    /// <param name="text">The text of the build's cache; empty when there is none.</param>
    /// <returns>The file of each, by the assembly's simple name.</returns>
    public static IReadOnlyDictionary<string, string> SdkFiles(string text)
        => Parse(text, AssemblyReader.WithoutReferences)._known
            .Where(static pair => pair.Value.Content.Kind == AssemblyKind.Sdk)
            .GroupBy(static pair => Path.GetFileNameWithoutExtension(pair.Key), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static files => files.Key, static files => files.First().Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The files of a build that lead to the SDK: those that use it, and those that refer to one of these.</summary>
    /// <param name="text">The text of the build's cache; empty when there is none.</param>
    /// <returns>Their paths, sorted (ordinal).</returns>
    public static IReadOnlyList<string> LeadingToSdk(string text) => LeadingToSdk(Parse(text, AssemblyReader.WithoutReferences)._known);

    /// <summary>The files of this build that lead to the SDK.</summary>
    public IReadOnlyList<string> LeadingToSdk() => LeadingToSdk(_used);

    private static IReadOnlyList<string> LeadingToSdk(IEnumerable<KeyValuePair<string, Entry>> entries)
    {
        var programs = entries.Where(static pair => pair.Value.Content.Kind == AssemblyKind.Program).ToArray();
        var leading = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        for (var known = -1; known < paths.Count;)
        {
            known = paths.Count;
            foreach (var (path, content) in programs.Select(static pair => (pair.Key, pair.Value.Content)))
            {
                if (content.Members.Count == 0 && content.Record is null && !content.References.Any(leading.Contains)) continue;
                leading.Add(Path.GetFileNameWithoutExtension(path));
                paths.Add(path);
            }
        }

        return [.. paths];
    }

    /// <summary>Reads a file, or remembers what it told.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>What it tells.</returns>
    public AssemblyContent Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return AssemblyContent.NotManaged;

        var stamp = string.Format(CultureInfo.InvariantCulture, "{0} {1}", file.LastWriteTimeUtc.Ticks, file.Length);
        // Which of its calls need what is read with the program, by reach.
        if (!_known.TryGetValue(path, out var entry) || entry.Stamp != stamp) entry = new Entry(stamp, _reader.ReadReference(path) with { CodeCalls = default });

        // A file that could not be opened may be readable in the next build, at the same time and size.
        if (entry.Content.Kind != AssemblyKind.Unreadable) _used[path] = entry;
        return entry.Content;
    }

    /// <summary>Writes what was read in this build.</summary>
    /// <returns>The text.</returns>
    public string Write() => Header + "\n" + string.Concat(_used.Select(static pair => Line(pair.Key, pair.Value)));

    private void Add(string[] fields)
        => _known[RecordFields.Unescape(fields[0])] = new Entry(
            fields[1],
            new AssemblyContent(
                Enum.TryParse<AssemblyKind>(fields[2], out var kind) ? kind : throw new FormatException("An unknown kind of file."),
                RecordFields.UnescapeList(fields[3]).FirstOrDefault(),
                RecordFields.UnescapeList(fields[4]).ToEquatableArray(),
                RecordFields.UnescapeList(fields[5]).FirstOrDefault() is not { } code ? null : NeedsRecordFormat.TryRead(code, out var needs) ? needs : throw new FormatException("The needs of a file's code cannot be read."),
                "")
            {
                Open = RecordFields.UnescapeList(fields[6]).ToEquatableArray(),
                Unseen = RecordFields.UnescapeList(fields[7]).ToEquatableArray(),
                References = RecordFields.UnescapeList(fields[8]).ToEquatableArray(),
            });

    private static string Line(string path, Entry entry)
        => string.Join(
            "\t",
            RecordFields.Escape(path),
            entry.Stamp,
            entry.Content.Kind.ToString(),
            RecordFields.EscapeList(entry.Content.Record is { } record ? [record] : []),
            RecordFields.EscapeList(entry.Content.Members),
            RecordFields.EscapeList(entry.Content.Code is { } code ? [NeedsRecordFormat.Write(code)] : []),
            RecordFields.EscapeList(entry.Content.Open),
            RecordFields.EscapeList(entry.Content.Unseen),
            RecordFields.EscapeList(entry.Content.References)) + "\n";

    private sealed record Entry(string Stamp, AssemblyContent Content);
}
