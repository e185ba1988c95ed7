using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies;

/// <summary>What a policy's target takes. The quotas are those of IAM's page; the actions of EC2 make a policy that is over each of them.</summary>
public sealed class PolicyFitTests
{
    private static readonly string[] AllOfEc2 = [.. AwsCatalog.Default.FindPrefix("ec2")!.Actions.Select(static action => action.Name)];

    [Theory]
    [InlineData(PolicyTarget.Managed, 6144)]
    [InlineData(PolicyTarget.Role, 10240)]
    [InlineData(PolicyTarget.User, 2048)]
    [InlineData(PolicyTarget.Group, 5120)]
    public void Target_HasItsQuota(PolicyTarget target, int quota)
    {
        var fit = Fit(["s3:GetObject"], target);

        Assert.Equal((1, quota, true, false), (fit.Documents.Count, fit.Quota, fit.Fits, fit.IsShrunk));
    }

    [Fact]
    public void ManagedPolicyOverTheQuota_IsSplit_AndEachPartFits()
    {
        var fit = Fit(AllOfEc2, PolicyTarget.Managed);

        // 28,119 characters of actions alone, so five documents at least; filled one after the other they are no more.
        Assert.Equal(5, fit.Documents.Count);
        Assert.True(fit.Fits);
        Assert.Equal(AllOfEc2, fit.Documents.SelectMany(static document => document.Actions).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(PolicyTarget.Role)]
    [InlineData(PolicyTarget.User)]
    [InlineData(PolicyTarget.Group)]
    public void InlinePolicyOverTheQuota_IsNotSplit_SinceTheQuotaIsForAllTogether(PolicyTarget target)
    {
        var fit = Fit(AllOfEc2, target);

        Assert.Single(fit.Documents);
        Assert.False(fit.Fits);
    }

    [Fact]
    public void PolicyThatFits_IsNeverShrunk() => Assert.False(Fit([.. AllOfEc2.Take(20)], PolicyTarget.Managed, shrink: true).IsShrunk);

    [Fact]
    public void AllActionsOfAService_ShrinkToOnePattern()
    {
        var statement = Assert.Single(Assert.Single(Fit(AllOfEc2, PolicyTarget.Managed, shrink: true).Documents).Statements);

        Assert.Equal(["ec2:*"], statement.Actions);
        Assert.Equal(AllOfEc2, statement.NamedActions);
    }

    [Theory]
    [InlineData("CreateTags")]
    [InlineData("DescribeInstances")]
    [InlineData("RunInstances")]
    public void Patterns_NeverAllowTheActionThatIsLeftOut(string name)
    {
        var needed = AllOfEc2.Where(action => action != "ec2:" + name).ToArray();

        var written = Fit(needed, PolicyTarget.Managed, shrink: true).Documents.SelectMany(static document => document.Statements).SelectMany(static statement => statement.Actions).ToArray();

        Assert.Contains(written, static action => action.Contains('*', StringComparison.Ordinal));
        Assert.Equal(needed, AllOfEc2.Where(action => written.Any(pattern => IamPattern.Parse(pattern).Matches(action, ignoreCase: true))));
    }

    [Fact]
    public void WordsThatAllNeededActionsShare_AreKept()
    {
        // All that describe an attribute are needed, and so many others that the policy is too large; nothing else that is described is.
        var attributes = AllOfEc2.Where(static action => action.StartsWith("ec2:Describe", StringComparison.Ordinal) && action.EndsWith("Attribute", StringComparison.Ordinal)).ToArray();
        var needed = attributes.Concat(AllOfEc2.Where(static action => action.StartsWith("ec2:Modify", StringComparison.Ordinal) || action.StartsWith("ec2:Delete", StringComparison.Ordinal) || action.StartsWith("ec2:CreateV", StringComparison.Ordinal))).ToArray();
        Assert.True(attributes.Length > 3);

        var written = Fit(needed, PolicyTarget.User, shrink: true).Documents[0].Statements[0].Actions;

        Assert.Contains("ec2:Describe*Attribute", written);
        Assert.Contains("ec2:Modify*", written);
    }

    private static PolicyFit Fit(string[] actions, PolicyTarget target, bool shrink = false)
        => PolicyFit.Of(
            new PolicyDocument(List(new PolicyStatement("S", Tier.Required, actions.Order(StringComparer.Ordinal).ToEquatableArray(), List("*"), default))),
            PolicyOptions.Default with { Target = target, Shrink = shrink },
            AwsCatalog.Default);
}
