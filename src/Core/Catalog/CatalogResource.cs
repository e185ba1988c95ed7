namespace IamAnalyzers.Core.Catalog;

/// <summary>The text files that are embedded in this assembly; of the catalogue a file's name is its path below <c>Catalog/Data</c> without extension.</summary>
internal static class CatalogResource
{
    private const string Resource = "Texts";

    private static readonly Lazy<PackedTexts> Texts = new(() => new PackedTexts(() => typeof(CatalogResource).Assembly.GetManifestResourceStream(Resource)));

    /// <summary>The names of all files, sorted (ordinal).</summary>
    /// <returns>The names, such as <c>Services/s3</c>.</returns>
    public static IReadOnlyList<string> Names() => Texts.Value.Names;

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, such as <c>Services/s3</c>.</param>
    /// <returns>The text, or <see langword="null"/> when there is no such file.</returns>
    public static string? Read(string name) => Texts.Value.Read(name);

    /// <summary>Reads a table: a file with a row a line, and lines that begin with <c>#</c> for people.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>The rows, in order; none when there is no such file.</returns>
    public static IEnumerable<string> ReadRows(string name)
        => (Read(name) ?? "").Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => line.Length > 0 && line[0] != '#');
}
