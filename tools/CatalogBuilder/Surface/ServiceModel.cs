using System.IO.Compression;
using System.Text.Json;

namespace IamAnalyzers.CatalogBuilder.Surface;

/// <summary>The parts of a botocore service model that tell public names.</summary>
/// <param name="ApiVersion">The version of the API.</param>
/// <param name="Operations">The operations, sorted by name.</param>
/// <param name="Shapes">The shapes by name.</param>
internal sealed record ServiceModel(string ApiVersion, IReadOnlyList<OperationShape> Operations, IReadOnlyDictionary<string, Shape> Shapes)
{
    /// <summary>Reads a model.</summary>
    /// <param name="path">A gzip file of the model's JSON.</param>
    /// <returns>The model.</returns>
    public static ServiceModel Read(string path)
    {
        using var file = File.OpenRead(path);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var document = JsonDocument.Parse(unzipped);
        var root = document.RootElement;
        var pagination = root.TryGetProperty("pagination", out var pages) ? pages : default;
        return new ServiceModel(
            root.GetProperty("metadata").GetProperty("apiVersion").GetString() ?? "",
            [.. root.GetProperty("operations").EnumerateObject().Select(operation => Operation(operation, pagination)).OrderBy(operation => operation.Name, StringComparer.Ordinal)],
            root.GetProperty("shapes").EnumerateObject().ToDictionary(shape => shape.Name, shape => ReadShape(shape.Value), StringComparer.Ordinal));
    }

    private static OperationShape Operation(JsonProperty operation, JsonElement pagination)
    {
        IReadOnlyList<string>? pages = null;
        if (pagination.ValueKind == JsonValueKind.Object && pagination.TryGetProperty(operation.Name, out var page)) pages = ResultKeys(page);
        return new OperationShape(operation.Name, ShapeOf(operation.Value, "input"), ShapeOf(operation.Value, "output"), pages);
    }

    private static string[] ResultKeys(JsonElement page)
    {
        if (!page.TryGetProperty("result_key", out var keys)) return [];
        return keys.ValueKind == JsonValueKind.Array ? [.. keys.EnumerateArray().Select(key => key.GetString()!)] : [keys.GetString()!];
    }

    private static Shape ReadShape(JsonElement shape)
    {
        var members = shape.TryGetProperty("members", out var list)
            ? list.EnumerateObject().Select(member => new ShapeMember(member.Name, member.Value.GetProperty("shape").GetString()!, Flag(member.Value, "streaming"))).ToList()
            : [];
        return new Shape(
            shape.GetProperty("type").GetString()!,
            members,
            ShapeOf(shape, "member") ?? ShapeOf(shape, "value"),
            shape.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [],
            Flag(shape, "exception"),
            Flag(shape, "streaming"),
            Flag(shape, "document"));
    }

    private static string? ShapeOf(JsonElement element, string property)
        => element.TryGetProperty(property, out var reference) ? reference.GetProperty("shape").GetString() : null;

    private static bool Flag(JsonElement element, string property)
        => element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;
}

/// <summary>An operation of a model.</summary>
/// <param name="Name">The API name.</param>
/// <param name="Input">The request's shape, if any.</param>
/// <param name="Output">The response's shape, if any.</param>
/// <param name="Pages">The response members that a paginator flattens; <see langword="null"/> when it has no paginator.</param>
internal sealed record OperationShape(string Name, string? Input, string? Output, IReadOnlyList<string>? Pages);

/// <summary>A shape of a model.</summary>
/// <param name="Type">The model's type word, such as <c>structure</c> or <c>list</c>.</param>
/// <param name="Members">A structure's members.</param>
/// <param name="Element">The shape of a list's elements or a map's values.</param>
/// <param name="Values">An enumeration's values.</param>
/// <param name="IsError">Whether it is an exception.</param>
/// <param name="IsStream">Whether a blob is streamed.</param>
/// <param name="IsDocument">Whether it is a value of any form.</param>
internal sealed record Shape(
    string Type,
    IReadOnlyList<ShapeMember> Members,
    string? Element,
    IReadOnlyList<string> Values,
    bool IsError,
    bool IsStream,
    bool IsDocument);

/// <summary>A member of a structure.</summary>
/// <param name="Name">The API name.</param>
/// <param name="Shape">The name of its shape.</param>
/// <param name="IsStream">Whether the member is streamed.</param>
internal sealed record ShapeMember(string Name, string Shape, bool IsStream);
