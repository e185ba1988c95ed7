using Amazon;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>The tables of the checks against what they are about.</summary>
public sealed class PolicyCheckDataTests
{
    [Fact]
    public void Regions_AreThoseOfTheSdk()
        => Assert.All(RegionEndpoint.EnumerableAllRegions.Where(static region => !region.SystemName.EndsWith("-regional", StringComparison.Ordinal)), static region => Assert.True(Regions.IsKnown(region.SystemName), region.SystemName));

    [Theory]
    [InlineData("us-east-9")]
    [InlineData("aws-global")]
    [InlineData("")]
    [InlineData("# AWS's regions and the partition of each, one a line.")]
    public void OtherNames_AreNoRegions(string name) => Assert.False(Regions.IsKnown(name));

    [Theory]
    [InlineData(PolicyKind.Identity, "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA")]
    [InlineData(PolicyKind.Trust, "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA")]
    [InlineData(PolicyKind.Resource, "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA")]
    public void Size_IsToldUnderTheIdOfTheKind(PolicyKind kind, string check)
    {
        var text = $$"""{ "Version": "2012-10-17", "Id": "{{new string('a', 100)}}", "Statement": [] }""";
        var context = new PolicyCheckContext(kind, AwsCatalog.Default) { Quota = new PolicyQuota("a test", 160) };

        Assert.DoesNotContain(PolicyChecks.Check(text, context).Findings, finding => finding.Check == check);
        Assert.Contains(PolicyChecks.Check(text, context with { Quota = new PolicyQuota("a test", 140) }).Findings, finding => finding.Check == check);
    }
}
