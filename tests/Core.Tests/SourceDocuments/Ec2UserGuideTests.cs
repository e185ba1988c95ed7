using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.SourceDocuments;

/// <summary>"Using IAM" of the EC2 User Guide of 2012: its examples, and what has changed since. The examples' programs are the sample Ec2Operators.</summary>
public class Ec2UserGuideTests
{
    [Fact]
    public void ArnsOfInstances_WorkNow()
        => Assert.Empty(Document.Check(Document.Of("""{ "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "arn:aws:ec2:eu-west-1:111122223333:instance/i-0abcd1234" }""")));

    [Fact]
    public void ArnForAnActionThatTakesNone_NeverMatches()
    {
        var document = Document.Of("""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "arn:aws:ec2:eu-west-1:111122223333:instance/i-0abcd1234" }""");

        Assert.Contains(Document.Check(document), finding => finding.Message.Contains("ec2:DescribeInstances", StringComparison.Ordinal));
        Assert.Equal(ReviewVerdict.Missing, new ReviewedPolicy([Document.Read(document)]).Decide(Document.Need("ec2:DescribeInstances")).Verdict);
    }

    [Fact]
    public void ExampleOfFiveActions_LacksOnlyItsVersion()
    {
        string[] actions = ["ec2:AllocateAddress", "ec2:AssociateAddress", "ec2:RunInstances", "ec2:StopInstances", "ec2:DescribeInstances"];
        var document = Document.Allow(actions).Replace("\"Version\": \"2012-10-17\", ", "", StringComparison.Ordinal);

        Assert.Equal("MISSING_VERSION", Assert.Single(Document.Check(document), finding => finding.Rule is "IAM3001" or "IAM3011").Check);
        Assert.Equal(actions.Order(StringComparer.Ordinal), Document.AllowedActions(document, "ec2"));
    }

    [Fact]
    public void DescribeEverything_IsPinnedToTheDate()
    {
        var document = Document.Allow(["ec2:Describe*"]);
        var actions = AwsCatalog.Default.FindPrefix("ec2")!.Actions.Where(action => action.Name.StartsWith("ec2:Describe", StringComparison.Ordinal)).ToList();

        Assert.Equal(194, actions.Count);
        Assert.Equal(177, actions.Count(action => action.Resources.Count == 0));
        Assert.Equal(actions.Select(action => action.Name), Document.AllowedActions(document, "ec2"));
        Assert.Contains("ec2:Describe* (17 of 194)", Assert.Single(Document.Check(document, "IAM3007")).Message, StringComparison.Ordinal);
        Assert.Equal(
            $"the code needs only ec2:DescribeImages, ec2:DescribeInstances of 'ec2:Describe*'; it allows 192 more, according to AWS's reference of {AwsCatalog.Default.DataDate}",
            Assert.Single(Document.Excess(document, "ec2:DescribeImages", "ec2:DescribeInstances")).Message);
    }

    [Fact]
    public void NamesOfActions_CompareWithoutCase()
        => Assert.Equal(ReviewVerdict.Covered, new ReviewedPolicy([Document.Read(Document.Allow(["EC2:runinstances"]))]).Decide(Document.Need("ec2:RunInstances")).Verdict);

    [Theory]
    [InlineData("DateLessThan", "aws:CurrentTime", "2030-01-01T00:00:00Z", "StringEquals")]
    [InlineData("NumericLessThan", "aws:EpochTime", "1900000000", "Bool")]
    [InlineData("DateLessThan", "aws:EpochTime", "1900000000", "IpAddress")]
    [InlineData("Bool", "aws:SecureTransport", "true", "NumericEquals")]
    [InlineData("IpAddress", "aws:SourceIp", "203.0.113.0/24", "DateEquals")]
    [InlineData("StringLike", "aws:UserAgent", "MyApp/*", "IpAddress")]
    public void KeyOfTheGuide_PassesWithItsOperatorAndFailsWithAWrongOne(string right, string key, string value, string wrong)
    {
        Assert.All(Document.Check(Condition(right, key, value)), static finding => Assert.Equal(FindingLevel.Suggestion, finding.Level));
        Assert.Contains(Document.Check(Condition(wrong, key, value)), static finding => finding.Level != FindingLevel.Suggestion);
    }

    [Fact]
    public void NamesOfKeys_CompareWithoutCase()
    {
        Assert.Empty(Document.Check(Condition("DateLessThan", "AWS:currenttime", "2030-01-01T00:00:00Z")));
        var both = Document.Of("""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*", "Condition": { "DateLessThan": { "AWS:currenttime": "2030-01-01T00:00:00Z", "aws:CurrentTime": "2031-01-01T00:00:00Z" } } }""");
        Assert.Equal("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", Assert.Single(Document.Check(both, "IAM3001")).Check);
    }

    [Fact]
    public void PrivateSourceAddress_NeverMatches()
        => Assert.StartsWith("PRIVATE_IP_ADDRESS", Assert.Single(Document.Check(Condition("IpAddress", "aws:SourceIp", "10.0.0.0/8"))).Check, StringComparison.Ordinal);

    [Fact]
    public void ActionOfAQuery_IsTheOperationsName()
    {
        var operations = AwsCatalog.Default.FindService("ec2")!.Operations;

        Assert.True(operations.Count >= 627);
        Assert.Empty(operations.Where(operation => operation.Permissions[0].Action != "ec2:" + operation.Name).Select(operation => operation.Name));
    }

    [Theory]
    [InlineData("GetFederationToken", "sts:GetFederationToken")]
    [InlineData("AssumeRole", "sts:AssumeRole")]
    [InlineData("GetSessionToken", "")]
    public void TemporaryCredentials_NeedTheirAction(string operation, string action)
    {
        var entry = AwsCatalog.Default.FindService("sts")!.FindOperation(operation)!;

        Assert.Equal(action.Length == 0 ? OperationStatus.PermissionFree : OperationStatus.Mapped, entry.Status);
        Assert.Equal(action, entry.Permissions.Select(permission => permission.Action).FirstOrDefault() ?? "");
    }

    private static string Condition(string name, string key, string value)
        => Document.Of($$"""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*", "Condition": { "{{name}}": { "{{key}}": "{{value}}" } } }""");
}
