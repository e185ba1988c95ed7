using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Review;
using Xunit;

namespace IamAnalyzers.Core.Tests.SourceDocuments;

/// <summary>"SlipStream and AWS IAM": a policy of two features. What its program emits is checked with the samples.</summary>
public class SlipStreamTests
{
    private static readonly string[] Actions = [.. Document.SlipStreamCommon, .. Document.SlipStreamImages];
    private static readonly string Policy = Document.Allow(Actions, "SlipStreamUser");

    [Fact]
    public void Policy_HasNoGrammarFinding() => Assert.Empty(Document.Check(Policy, "IAM3001"));

    [Fact]
    public void Policy_AllowsExactlyElevenActionsOfEc2() => Assert.Equal(Actions.Order(StringComparer.Ordinal), Document.AllowedActions(Policy, "ec2"));

    [Fact]
    public void ActionTakenFromThePolicy_IsMissing()
    {
        var reviewed = new ReviewedPolicy([Document.Read(Document.Allow(Actions.Where(action => action != "ec2:CreateImage")))]);

        Assert.Equal(["ec2:CreateImage"], Actions.Where(action => reviewed.Decide(Document.Need(action)).Verdict == ReviewVerdict.Missing));
    }

    [Fact]
    public void ActionAddedToThePolicy_IsExcess()
        => Assert.Equal("no call needs 'ec2:StartInstances'", Assert.Single(Document.Excess(Document.Allow([.. Actions, "ec2:StartInstances"]), Actions)).Message);

    [Fact]
    public void AnyResource_IsTooMuchForEightActions()
    {
        var finding = Assert.Single(Document.Check(Policy, "IAM3007"));

        string[] limited = ["ec2:CreateTags", "ec2:ImportKeyPair", "ec2:DeleteKeyPair", "ec2:RunInstances", "ec2:TerminateInstances", "ec2:CreateImage", "ec2:CreateKeyPair", "ec2:StopInstances"];
        Assert.Equal($"these actions can be limited to resources: {string.Join(", ", limited)}; name the resources", finding.Message);
    }

    [Fact]
    public void InlinePolicyOfAUser_FitsItsQuotaAndNotASmallerOne()
    {
        Assert.DoesNotContain(Document.Check(Policy, PolicyQuota.User), finding => finding.Rule == "IAM3006");
        var finding = Assert.Single(Document.Check(Policy, new PolicyQuota("a test", 300)), finding => finding.Rule == "IAM3006");
        Assert.StartsWith("the document has 334 characters without white space", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 1)]
    public void ConditionOnMultiFactorAuthentication_IsUnderstood(string value, int findings)
        => Assert.Equal(findings, Document.Check(Document.Of($$"""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "{{value}}" } } }"""), "IAM3008").Count);
}
