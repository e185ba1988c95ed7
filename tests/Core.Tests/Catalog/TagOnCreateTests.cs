using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>EC2 operations that need ec2:CreateTags when the request tags what it creates.</summary>
public class TagOnCreateTests
{
    /// <summary>Their tagging is always part of the call, on more types, since they create other resources on the way.</summary>
    private static readonly string[] Always = ["CreateRouteServerEndpoint", "EnableFastLaunch"];

    private static readonly List<(string[] Types, string Operation)> Rows =
        [.. from line in CatalogView.Lines("TagOnCreate.txt")
            let parts = line.Split(" => ")
            from operation in parts[1].Split(' ')
            select (parts[0].Split(' '), operation)];

    [Fact]
    public void EveryOperation_IsNarrowedToItself()
    {
        Assert.Equal(108, Rows.Count);
        foreach (var (_, operation) in Rows)
        {
            var tagging = Tagging(operation);
            var condition = Assert.Single(tagging.Conditions);
            Assert.Equal("ec2:CreateAction", condition.Key);
            Assert.Contains(operation, condition.Values);
        }
    }

    [Fact]
    public void EveryOperation_TagsWhenTagSpecificationsIsSet()
    {
        foreach (var (_, operation) in Rows.Where(row => !Always.Contains(row.Operation)))
        {
            var member = operation == "RequestSpotFleet" ? "SpotFleetRequestConfig.TagSpecifications" : "TagSpecifications";
            Assert.Equal((operation, member), (operation, Tagging(operation).Trigger?.Text));
        }
    }

    [Fact]
    public void EveryOperation_TagsTheTypesThatItCreates()
    {
        // The reference lets CreateTags be limited to most types, not to all that take tags on create (mac-modification-task).
        var limits = AwsCatalog.Default.FindAction("ec2:CreateTags")!.Resources.Select(resource => resource.Type.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var (types, operation) in Rows.Where(row => row.Types[0] != "own" && !Always.Contains(row.Operation)))
        {
            Assert.Equal(
                (operation, string.Join(' ', types.Where(limits.Contains))),
                (operation, string.Join(' ', Tagging(operation).Resources.Select(resource => resource.ResourceType).Order(StringComparer.Ordinal))));
        }
    }

    [Fact]
    public void OtherOperations_WithTheMember_TagToo()
        => Assert.Contains("ec2:CreateTags when:TagSpecifications if:StringEquals:ec2:CreateAction=AllocateIpamPoolCidr", CatalogView.Of("ec2", "AllocateIpamPoolCidr"));

    private static PermissionEntry Tagging(string operation)
        => CatalogView.Find("ec2", operation).Permissions.Single(permission => permission is { Action: "ec2:CreateTags", Kind: PermissionKind.Needed });
}
