using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.SourceDocuments;

/// <summary>"Red5 Stream Manager": a policy of 63 actions on anything. What its program emits is checked with the samples.</summary>
public class StreamManagerTests
{
    private static readonly string[] Actions = [.. Document.StreamManagerOnResources, .. Document.StreamManagerOnAnything];
    private static readonly string Policy = Document.Allow(Actions, "VisualEditor0");

    [Fact]
    public void Policy_NamesOnlyWhatAwsHas()
    {
        Assert.Equal(63, Actions.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(Document.Check(Policy, "IAM3001"));
        Assert.Empty(Document.Check(Policy, "IAM3002"));
    }

    [Fact]
    public void MisspelledAction_IsToldWithTheNearestName()
        => Assert.Contains("ec2:MonitorInstances", Assert.Single(Document.Check(Policy.Replace("ec2:MonitorInstances", "ec2:MonitorInstance", StringComparison.Ordinal), "IAM3002")).Message, StringComparison.Ordinal);

    [Fact]
    public void AnyResource_IsTooMuchForThirtyFiveAndRightForTwentyEight()
    {
        var message = Assert.Single(Document.Check(Policy, "IAM3007")).Message;

        Assert.Equal(35, Document.StreamManagerOnResources.Length);
        Assert.Equal(28, Document.StreamManagerOnAnything.Length);
        Assert.Equal($"these actions can be limited to resources: {string.Join(", ", Document.StreamManagerOnResources)}; name the resources", message);
    }

    [Fact]
    public void ProgramThatUsesTwenty_LeavesFortyThreeInExcess() => Assert.Equal(43, Document.Excess(Policy, [.. Actions.Take(20)]).Count(finding => finding.Rule == "IAM2002"));

    [Fact]
    public void StopModifyStart_IsOneWayToMoreRights()
    {
        var message = Assert.Single(Document.Check(Policy, "IAM3005")).Message;

        Assert.Contains("ec2:ModifyInstanceAttribute and ec2:StartInstances and ec2:StopInstances (ec2-002)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateTagsWithoutCondition_CouldBeNarrower() => Assert.Contains("ec2:CreateAction", Assert.Single(Document.Check(Policy, "IAM3011"), finding => finding.Check == "TAG_ON_CREATE").Message, StringComparison.Ordinal);

    [Fact]
    public void SidOfTheConsole_IsASuggestion() => Assert.Single(Document.Check(Policy, "IAM3011"), finding => finding.Check == "CONSOLE_SID" && finding.Level == Core.Policies.Text.FindingLevel.Suggestion);

    [Fact]
    public void Policy_FitsAnInlinePolicyOfAUser() => Assert.DoesNotContain(Document.Check(Policy, Core.Policies.Checks.PolicyQuota.User), finding => finding.Rule == "IAM3006");

    [Theory]
    [InlineData("ec2:AssociateAddress", "", "elastic-ip instance network-interface")]
    [InlineData("ec2:AttachVolume", "instance volume", "")]
    [InlineData("ec2:CreateVolume", "volume", "snapshot")]
    [InlineData("ec2:GetIpamResourceCidrs", "ipam-scope", "ipam-pool")]
    [InlineData("ec2:ModifyNetworkInterfaceAttribute", "network-interface", "instance security-group subnet")]
    [InlineData("ec2:StartInstances", "instance", "group license-configuration")]
    [InlineData("ec2:UnmonitorInstances", "instance", "")]
    public void ActionOnResources_HasTheTypesOfTheTable(string action, string required, string optional)
    {
        var types = AwsCatalog.Default.FindAction(action)!.Resources;

        Assert.Equal(required, string.Join(' ', types.Where(type => type.IsRequired).Select(type => type.Type.Name).Distinct().Order(StringComparer.Ordinal)));
        Assert.Equal(optional, string.Join(' ', types.Where(type => !type.IsRequired).Select(type => type.Type.Name).Distinct().Order(StringComparer.Ordinal)));
    }
}
