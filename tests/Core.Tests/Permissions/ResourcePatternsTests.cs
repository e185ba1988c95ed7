using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions;

public sealed class ResourcePatternsTests
{
    [Theory]
    [InlineData("arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}", true, "arn:${Partition}:ec2:${Region}:${Account}:instance/*")]
    [InlineData("arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}", false, "arn:${Partition}:ec2:${AnyRegion}:${AnyAccount}:instance/*")]
    [InlineData("arn:${Partition}:s3:::${BucketName}/${ObjectName}", false, "arn:${Partition}:s3:::*/*")]
    [InlineData("arn:${Partition}:ec2:${Region}::image/${ImageId}", false, "arn:${Partition}:ec2:${AnyRegion}::image/*")]
    [InlineData("arn:${Partition}:x:${Region}:${Account}:${A}${B}", false, "arn:${Partition}:x:${AnyRegion}:${AnyAccount}:*")]
    [InlineData("arn:${Partition}:${Vendor}:${Region}:${Account}:*:${Id}", false, "*")]
    public void ArnOfTheReference_BecomesAPattern(string arn, bool isCreated, string pattern)
        => Assert.Equal(pattern, ResourcePatterns.Of(arn, isCreated));

    [Fact]
    public void ActionWithoutResourceTypes_TakesAny()
        => Assert.Equal(["*"], Of("ec2:DescribeInstances"));

    [Fact]
    public void RequiredAndOptionalTypes_AllHaveAPattern()
    {
        // facts 4.4: DetachVolume has the required type volume and the optional type instance.
        Assert.Equal(
            ["arn:${Partition}:ec2:${AnyRegion}:${AnyAccount}:instance/*", "arn:${Partition}:ec2:${AnyRegion}:${AnyAccount}:volume/*"],
            Of("ec2:DetachVolume"));
    }

    [Fact]
    public void ActionWithMoreThanTwentyTypes_HasOnePatternForTheService()
        => Assert.Equal(["arn:${Partition}:ec2:${AnyRegion}:${AnyAccount}:*"], Of("ec2:CreateTags"));

    [Fact]
    public void NoAction_HasMoreThanTwentyPatternsOrAWildcardService()
    {
        var catalog = AwsCatalog.Default;
        Assert.All(
            catalog.Prefixes.SelectMany(prefix => catalog.FindPrefix(prefix)!.Actions).Select(ResourcePatterns.Of),
            patterns =>
            {
                Assert.InRange(patterns.Count, 1, ResourcePatterns.MostTypes);
                Assert.All(patterns, pattern => Assert.True(
                    pattern == "*" || !ResourcePatterns.ServiceOf(pattern).Contains('*', StringComparison.Ordinal), pattern));
            });
    }

    private static IEnumerable<string> Of(string action) => ResourcePatterns.Of(AwsCatalog.Default.FindAction(action)!);
}
