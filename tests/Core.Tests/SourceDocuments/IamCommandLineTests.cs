using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Review;
using Xunit;

namespace IamAnalyzers.Core.Tests.SourceDocuments;

/// <summary>"IAM command-line tools": users, groups and uploaded policies. The walk through the commands is the sample IamBootstrap.</summary>
public class IamCommandLineTests
{
    [Theory]
    [InlineData("2030-12-31T23:59:59Z", 0)]
    [InlineData("31.12.2030", 1)]
    public void ContractorsUntilADate_NeedADateThatAwsReads(string date, int findings)
        => Assert.Equal(findings, Document.Check(Document.Of($$"""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*", "Condition": { "DateLessThan": { "aws:CurrentTime": "{{date}}" } } }""")).Count(finding => finding.Rule is "IAM3001" or "IAM3008"));

    [Theory]
    [InlineData("rds:DeleteDBInstance", ReviewVerdict.Denied)]
    [InlineData("rds:StopDBInstance", ReviewVerdict.Denied)]
    [InlineData("rds:RebootDBInstance", ReviewVerdict.Covered)]
    public void DenialOfStoppingDatabases_Wins(string action, ReviewVerdict verdict)
    {
        var policy = Document.Of("""{ "Effect": "Allow", "Action": "rds:*", "Resource": "*" }, { "Effect": "Deny", "Action": ["rds:DeleteDBInstance", "rds:StopDBInstance"], "Resource": "*" }""");

        Assert.Equal(verdict, new ReviewedPolicy([Document.Read(policy)]).Decide(Document.Need(action)).Verdict);
    }

    [Fact]
    public void AdministratorsWithoutAccounts_AreToldAsNotActionAndAsOtherWaysToMoreRights()
    {
        var policy = Document.Of("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""");

        Assert.Equal("ALLOW_WITH_NOT_ACTION", Assert.Single(Document.Check(policy, "IAM3003")).Check);
        Assert.Empty(Document.AllowedActions(policy, "iam"));
        var ways = OpenEscalation.Find(Document.Read(policy), AwsCatalog.Default);
        Assert.DoesNotContain(ways, way => way.Way.Actions.Any(action => action.StartsWith("iam:", StringComparison.Ordinal)));
        Assert.Contains(ways, way => way.Way.Id == "lambda-003");
        Assert.Contains(ways, way => way.Way.Id == "ec2-002");
        Assert.NotEmpty(Document.Check(policy, "IAM3005"));
    }

    [Fact]
    public void DescribeInstancesOnAnything_IsNotTooMuch() => Assert.Empty(Document.Check(Document.Allow(["ec2:DescribeInstances"]), "IAM3007"));
}
