using System.Globalization;
using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>The numbers that docs/catalogue.md prints are those of the loaded catalogue.</summary>
public class CatalogCountsTests
{
    [Fact]
    public void PrintedCounts_AreTheLoadedOnes()
    {
        var operations = AwsCatalog.Default.ServiceIds.SelectMany(id => AwsCatalog.Default.FindService(id)!.Operations).ToList();
        var permissions = operations.SelectMany(operation => operation.Permissions).ToList();
        var prefixes = AwsCatalog.Default.Prefixes.Select(prefix => AwsCatalog.Default.FindPrefix(prefix)!).ToList();
        var loaded = new Dictionary<string, int>
        {
            ["Services"] = AwsCatalog.Default.ServiceIds.Count,
            ["Operations"] = operations.Count,
            ["Operations, mapped"] = operations.Count(operation => operation.Status == OperationStatus.Mapped),
            ["Operations, permission-free"] = operations.Count(operation => operation.Status == OperationStatus.PermissionFree),
            ["Operations, unknown"] = operations.Count(operation => operation.Status == OperationStatus.Unknown),
            ["Permissions"] = permissions.Count,
            ["Permissions, needed"] = permissions.Count(permission => permission.Kind == PermissionKind.Needed),
            ["Permissions, possible"] = permissions.Count(permission => permission.Kind == PermissionKind.Possible),
            ["Permissions, deployment"] = permissions.Count(permission => permission.Kind == PermissionKind.Deployment),
            ["Permissions with a trigger"] = permissions.Count(permission => permission.Trigger is not null),
            ["Resource templates"] = permissions.Sum(permission => permission.Resources.Count),
            ["Action prefixes"] = prefixes.Count,
            ["Actions"] = prefixes.Sum(prefix => prefix.Actions.Count),
            ["Resource types"] = prefixes.Sum(prefix => prefix.ResourceTypes.Select(type => type.Name).Distinct().Count()),
            ["Condition keys"] = prefixes.Sum(prefix => prefix.ConditionKeys.Count),
        };

        Assert.Equal(Printed(), loaded);
    }

    [Fact]
    public void Source_IsWhole()
    {
        Assert.Equal(429, AwsCatalog.Default.ServiceIds.Count);
        Assert.Equal(18_993, AwsCatalog.Default.ServiceIds.Sum(id => AwsCatalog.Default.FindService(id)!.Operations.Count));
        Assert.Equal(22_091, AwsCatalog.Default.Prefixes.Sum(prefix => AwsCatalog.Default.FindPrefix(prefix)!.Actions.Count));
    }

    private static Dictionary<string, int> Printed()
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Catalog", "Data", "catalogue.md"))
            .SkipWhile(line => !line.StartsWith("| In the catalogue |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1], cells => int.Parse(cells[2], CultureInfo.InvariantCulture));
}
