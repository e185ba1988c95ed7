using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>Makes a file of <c>service-models</c> from a published API model: without descriptions and constraints.</summary>
internal static class ModelData
{
    private static readonly string[] Metadata = ["apiVersion", "serviceId", "endpointPrefix", "signingName", "protocol"];
    private static readonly string[] Operation = ["name", "input", "output"];
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal) { "documentation", "pattern", "min", "max" };

    /// <summary>Makes the document.</summary>
    /// <param name="model">The published model.</param>
    /// <param name="paginators">The published paginators, or <see langword="null"/>.</param>
    public static JsonObject Make(JsonObject model, JsonObject? paginators)
    {
        var operations = new JsonObject();
        foreach (var (name, operation) in model["operations"]!.AsObject()) operations[name] = Pick(operation!.AsObject(), Operation, only: true);
        var shapes = new JsonObject();
        foreach (var (name, shape) in model["shapes"]!.AsObject()) shapes[name] = Strip(shape!);
        return new JsonObject
        {
            ["metadata"] = Pick(model["metadata"]!.AsObject(), Metadata, only: false),
            ["operations"] = operations,
            ["shapes"] = shapes,
            ["pagination"] = paginators?["pagination"]?.DeepClone() ?? new JsonObject(),
        };
    }

    private static JsonObject Pick(JsonObject source, string[] names, bool only)
    {
        var picked = new JsonObject();
        foreach (var name in names)
        {
            if (!only || source[name] is not null) picked[name] = name is "input" or "output" ? Reference(source[name]!) : source[name]?.DeepClone();
        }

        return picked;
    }

    private static JsonObject Reference(JsonNode target) => new() { ["shape"] = target["shape"]!.DeepClone() };

    private static JsonNode Strip(JsonNode node)
    {
        switch (node)
        {
            case JsonObject item:
                var kept = new JsonObject();
                foreach (var (name, value) in item)
                {
                    if (name == "members") kept[name] = new JsonObject(value!.AsObject().Select(static member => KeyValuePair.Create(member.Key, (JsonNode?)Strip(member.Value!))));
                    else if (!Dropped.Contains(name) && value is not null) kept[name] = Strip(value);
                }

                return kept;
            case JsonArray list:
                return new JsonArray([.. list.Select(static item => Strip(item!))]);
            default:
                return node.DeepClone();
        }
    }
}
