using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Review;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

/// <summary>A managed policy held against what a program needs.</summary>
public class ManagedPolicyUseTests
{
    [Fact]
    public void FullAccess_CoversTheNeedAndShowsTheExcess()
    {
        var use = Compare("AmazonS3FullAccess", Need("s3:GetObject", "arn:aws:s3:::reports/*"));

        Assert.Equal(["s3:GetObject"], use.Covered);
        Assert.Empty(use.NotCovered);
        Assert.Equal(["s3-object-lambda"], use.UnusedServices);
        Assert.Contains("s3:DeleteBucket", use.UnusedActions);
        Assert.DoesNotContain("s3:GetObject", use.UnusedActions);
        Assert.Equal(AwsCatalog.Default.FindPrefix("s3")!.Actions.Count - 1, use.UnusedActions.Count);
        Assert.False(use.IsUnlimited);
    }

    [Fact]
    public void ReadOnlyAccess_DoesNotCoverWrites()
    {
        var use = Compare("AmazonSQSReadOnlyAccess", Need("sqs:GetQueueAttributes", "*"), Need("sqs:SendMessage", "*"));

        Assert.Equal(["sqs:GetQueueAttributes"], use.Covered);
        Assert.Equal(["sqs:SendMessage"], use.NotCovered);
        Assert.Empty(use.UnusedServices);
    }

    [Fact]
    public void StatementOnOtherResources_DoesNotCover()
    {
        Assert.Equal(["ssm:GetParameter"], Compare("CloudWatchAgentServerPolicy", Need("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/orders/*")).NotCovered);
        Assert.Equal(["ssm:GetParameter"], Compare("CloudWatchAgentServerPolicy", Need("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/AmazonCloudWatch-linux")).Covered);
    }

    [Fact]
    public void ServiceWithoutNeed_IsUnusedAsAWhole()
    {
        var use = Compare("AmazonEC2FullAccess", Need("ec2:DescribeInstances", "*"));

        Assert.Equal(["autoscaling", "cloudwatch", "elasticloadbalancing", "iam"], use.UnusedServices);
    }

    [Theory]
    [InlineData("AdministratorAccess")]
    [InlineData("PowerUserAccess")]
    public void PolicyOfEveryService_IsUnlimited(string name)
    {
        var use = Compare(name, Need("s3:GetObject", "*"));

        Assert.True(use.IsUnlimited);
        Assert.Equal(["s3:GetObject"], use.Covered);
    }

    private static ManagedPolicyUse Compare(string name, params Need[] needs) => ManagedPolicyUse.Of(ManagedPolicy.Find(name)!, needs, AwsCatalog.Default);

    private static Need Need(string action, string resource)
        => new(action, EquatableArray<NeedResource>.From([NeedResource.Of(resource, AwsCatalog.Default.FindAction(action))]), default, Tier.Required);
}
