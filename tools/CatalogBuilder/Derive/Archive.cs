using System.Formats.Tar;
using System.IO.Compression;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>Reads files out of a packed archive.</summary>
internal static class Archive
{
    /// <summary>Reads the files of a <c>.tar.gz</c>.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="isWanted">Whether a file is wanted, by its path without the archive's first folder.</param>
    /// <returns>The wanted files with these paths, in the archive's order.</returns>
    public static IEnumerable<(string Path, byte[] Content)> Read(string file, Func<string, bool> isWanted)
    {
        using var packed = File.OpenRead(file);
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            var slash = entry.Name.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || entry.DataStream is null || !isWanted(entry.Name[(slash + 1)..])) continue;
            using var content = new MemoryStream();
            entry.DataStream.CopyTo(content);
            yield return (entry.Name[(slash + 1)..], content.ToArray());
        }
    }
}
