using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>The folder that the catalogue is made from, as it is written.</summary>
/// <param name="path">The folder.</param>
internal sealed class InputFolder(string path)
{
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a table.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The rows, in their order; one that stands twice is written once.</param>
    public void Table(string name, string[] columns, IEnumerable<string[]> rows)
    {
        var lines = rows.Select(static row => string.Join('\t', row)).Distinct().ToList();
        Write(name, PlainUtf8.GetBytes(string.Join('\t', columns) + "\n" + string.Concat(lines.Select(static line => line + "\n"))));
        Console.WriteLine($"{name}: {lines.Count} rows");
    }

    /// <summary>Writes a document.</summary>
    public void Json(string name, JsonNode document) => Write(name, PlainUtf8.GetBytes(document.ToJsonString(Readable)));

    /// <summary>Writes a document packed.</summary>
    public void PackedJson(string name, JsonNode document)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(PlainUtf8.GetBytes(document.ToJsonString(Readable)));
        Write(name, packed.ToArray());
    }

    /// <summary>Writes a file.</summary>
    public void Write(string name, byte[] content)
    {
        var file = Path.Combine(path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }
}
