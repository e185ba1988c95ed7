using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Age;
using IamAnalyzers.CatalogBuilder.Fetch;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Age;

/// <summary>How old the sources are, and what newer ones change.</summary>
public class SnapshotTests
{
    [Fact]
    public void Age_IsToldInDaysFromTheOldest()
        => Assert.Equal(
            ["models: of 2026-08-07, 114 days old", "reference: of 2026-11-28, 1 days old"],
            AgeCommand.Lines([Source("reference", "2026-11-28"), Source("models", "2026-08-07")], new DateOnly(2026, 11, 29)));

    [Fact]
    public void Differences_AreCountedAndNamedByKind()
    {
        var older = Of("""{ "demo": { "operations": { "Get": {}, "Put": {} } }, "old": { "operations": {} } }""", """{ "demo": { "actions": { "Get": {} }, "resources": { "thing": {} }, "conditionKeys": { "demo:Key": "String" } } }""");
        var newer = Of("""{ "demo": { "operations": { "Get": {}, "List": {} } } }""", """{ "demo": { "actions": { "Get": {} }, "resources": { "thing": {}, "group": {} }, "conditionKeys": {} }, "new": { "actions": { "Go": {} }, "resources": {}, "conditionKeys": {} } }""");

        Assert.Equal(
            [
                "services: 0 added, 1 removed", "  - old",
                "operations: 1 added, 1 removed", "  + demo List", "  - demo Put",
                "action prefixes: 1 added, 0 removed", "  + new",
                "actions: 1 added, 0 removed", "  + new Go",
                "resource types: 1 added, 0 removed", "  + demo group",
                "condition keys: 0 added, 1 removed", "  - demo demo:Key",
            ],
            older.Differences(newer));
    }

    private static PublicSource Source(string name, string date) => new(name, date, name, "", "npm:" + name);

    private static Snapshot Of(string operations, string reference) => Snapshot.Of(JsonDocument.Parse(operations).RootElement, JsonDocument.Parse(reference).RootElement);
}
