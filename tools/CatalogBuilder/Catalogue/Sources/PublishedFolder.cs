using System.IO.Compression;
using System.Text.Json;

namespace IamAnalyzers.CatalogBuilder.Catalogue.Sources;

/// <summary>The folder with the published data; docs/catalogue.md says where each file's data is had.</summary>
internal sealed class PublishedFolder(string path)
{
    public JsonElement Json(string name)
    {
        using var stream = File.OpenRead(Path.Combine(path, name));
        return Root(stream);
    }

    public JsonElement? Model(string service)
    {
        var file = Path.Combine(path, "service-models", service + ".json.gz");
        if (!File.Exists(file)) return null;
        using var packed = File.OpenRead(file);
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        return Root(stream);
    }

    /// <summary>The rows of a table, each a map from the column's name.</summary>
    public IEnumerable<Dictionary<string, string>> Table(string name)
    {
        string[]? columns = null;
        foreach (var line in File.ReadLines(Path.Combine(path, name)))
        {
            var cells = line.Split('\t');
            if (columns is null)
            {
                columns = cells;
                continue;
            }

            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < columns.Length; i++) row[columns[i]] = i < cells.Length ? cells[i] : "";
            yield return row;
        }
    }

    private static JsonElement Root(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
