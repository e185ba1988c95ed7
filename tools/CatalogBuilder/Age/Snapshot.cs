using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Age;

/// <summary>What AWS has at a time: by kind, the names of all.</summary>
/// <param name="Names">The names by kind.</param>
internal sealed record Snapshot(IReadOnlyDictionary<string, IReadOnlySet<string>> Names)
{
    /// <summary>Reads the folder that the catalogue is made from.</summary>
    public static Snapshot Read(string folder)
    {
        var input = new PublishedFolder(folder);
        return Of(input.Json("sdk-operation-actions.json"), input.Json("sar.json"));
    }

    /// <summary>Reads the documents of operations and of the reference.</summary>
    public static Snapshot Of(JsonElement operations, JsonElement reference)
    {
        IReadOnlySet<string> All(JsonElement owners, string property)
            => owners.EnumerateObject().SelectMany(owner => owner.Value.GetProperty(property).EnumerateObject().Select(item => owner.Name + " " + item.Name)).ToHashSet(StringComparer.Ordinal);

        return new Snapshot(new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
        {
            ["services"] = operations.EnumerateObject().Select(static service => service.Name).ToHashSet(StringComparer.Ordinal),
            ["operations"] = All(operations, "operations"),
            ["action prefixes"] = reference.EnumerateObject().Select(static prefix => prefix.Name).ToHashSet(StringComparer.Ordinal),
            ["actions"] = All(reference, "actions"),
            ["resource types"] = All(reference, "resources"),
            ["condition keys"] = All(reference, "conditionKeys"),
        });
    }

    /// <summary>Says what a newer snapshot adds and removes, kind by kind: a line with the counts, and a line for each name below it.</summary>
    /// <param name="newer">The newer snapshot.</param>
    public IEnumerable<string> Differences(Snapshot newer)
    {
        foreach (var (kind, names) in Names)
        {
            var added = newer.Names[kind].Except(names).Order(StringComparer.Ordinal).ToList();
            var removed = names.Except(newer.Names[kind]).Order(StringComparer.Ordinal).ToList();
            yield return $"{kind}: {added.Count} added, {removed.Count} removed";
            foreach (var name in added) yield return "  + " + name;
            foreach (var name in removed) yield return "  - " + name;
        }
    }
}
