using System.Globalization;
using IamAnalyzers.Build.Assemblies;
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
    private readonly AwsCatalog _catalog;
    private readonly Dictionary<string, Entry> _known = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Entry> _used = new(StringComparer.Ordinal);

    private ReferenceCache(AwsCatalog catalog) => _catalog = catalog;

    // Two builds of the same code have the same module id, so the cache lives as long as the code that filled it.
    private static string Header
        => $"iam-reference-cache {typeof(ReferenceCache).Module.ModuleVersionId:N} {typeof(AwsCatalog).Module.ModuleVersionId:N}";

    /// <summary>Reads a cache.</summary>
    /// <param name="text">Its text; empty when there is none yet.</param>
    /// <returns>The cache.</returns>
    public static ReferenceCache Parse(string text, AwsCatalog catalog)
    {
        var cache = new ReferenceCache(catalog);
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

    /// <summary>Reads a file, or remembers what it told.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>What it tells.</returns>
    public AssemblyContent Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return AssemblyContent.NotManaged;

        var stamp = string.Format(CultureInfo.InvariantCulture, "{0} {1}", file.LastWriteTimeUtc.Ticks, file.Length);
        if (!_known.TryGetValue(path, out var entry) || entry.Stamp != stamp) entry = new Entry(stamp, AssemblyReader.Read(path, _catalog));

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
                ""));

    private static string Line(string path, Entry entry)
        => string.Join(
            "\t",
            RecordFields.Escape(path),
            entry.Stamp,
            entry.Content.Kind.ToString(),
            RecordFields.EscapeList(entry.Content.Record is { } record ? [record] : []),
            RecordFields.EscapeList(entry.Content.Members)) + "\n";

    private sealed record Entry(string Stamp, AssemblyContent Content);
}
