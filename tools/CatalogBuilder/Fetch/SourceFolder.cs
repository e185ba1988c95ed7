using System.Security.Cryptography;

namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>The folder that holds the fetched files, and <c>checksums.txt</c> with the checksums of those that have no pinned one.</summary>
/// <param name="path">The folder.</param>
internal sealed class SourceFolder(string path)
{
    private const string Part = ".part";

    private string Checksums => Path.Combine(path, "checksums.txt");

    /// <summary>Where a source's file stands.</summary>
    public string FileOf(PublicSource source) => Path.Combine(path, source.File);

    /// <summary>Where a source's file is written until it is whole.</summary>
    public string PartOf(PublicSource source) => FileOf(source) + Part;

    /// <summary>Makes the folder.</summary>
    public void Create() => Directory.CreateDirectory(path);

    /// <summary>The checksum that a file must have.</summary>
    /// <returns>The one that is pinned, or the one that was noted when it came first; empty when there is none.</returns>
    public string Expected(PublicSource source)
        => source.Sha256.Length > 0 ? source.Sha256 : Noted().FirstOrDefault(line => line.Address == source.Address).Sha256 ?? "";

    /// <summary>Whether the file is there and is the right one.</summary>
    public bool Holds(PublicSource source)
        => File.Exists(FileOf(source)) && Expected(source) is { Length: > 0 } expected && expected == Sum(FileOf(source));

    /// <summary>Takes a whole file in.</summary>
    /// <exception cref="FetchException">It is not the one that is pinned; it is deleted, so that the next run begins anew.</exception>
    public void Take(PublicSource source)
    {
        var part = PartOf(source);
        new FileTag(part).Delete();
        var sum = Sum(part);
        var expected = Expected(source);
        if (expected.Length > 0 && expected != sum)
        {
            File.Delete(part);
            throw new FetchException(FetchFailure.WrongChecksum, $"{source.Address} is not the file that is pinned: its SHA-256 is {sum}, and should be {expected}");
        }

        File.Move(part, FileOf(source), overwrite: true);
        if (expected.Length == 0) File.AppendAllText(Checksums, $"{sum} {source.Address}\n");
    }

    private IEnumerable<(string Sha256, string Address)> Noted()
        => File.Exists(Checksums) ? File.ReadLines(Checksums).Select(static line => line.Split(' ')).Where(static words => words.Length == 2).Select(static words => (words[0], words[1])) : [];

    private static string Sum(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
