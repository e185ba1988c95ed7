using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Managed;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Managed;

/// <summary>The common policies that AWS manages.</summary>
public class ManagedPolicyTests
{
    [Theory]
    [InlineData("AdministratorAccess")]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess")]
    [InlineData("arn:aws-cn:iam::aws:policy/AdministratorAccess")]
    [InlineData("AWSLambdaBasicExecutionRole")]
    [InlineData("service-role/AWSLambdaBasicExecutionRole")]
    [InlineData("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    public void NameOrArn_FindsThePolicy(string text) => Assert.EndsWith(ManagedPolicy.Find(text)!.Name, text, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("administratoraccess")]
    [InlineData("arn:aws:iam::123456789012:policy/AdministratorAccess")]
    [InlineData("arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole")]
    [InlineData("service-role/AdministratorAccess")]
    [InlineData("MyPolicy")]
    public void OtherText_FindsNone(string text) => Assert.Null(ManagedPolicy.Find(text));

    [Theory]
    [InlineData("AdministratorAccess", "allows every action on every resource")]
    [InlineData("PowerUserAccess", "allows every action except a few, including future ones")]
    [InlineData("IAMFullAccess", "allows privilege escalation to every permission")]
    [InlineData("AmazonS3FullAccess", "")]
    [InlineData("AmazonEC2FullAccess", "")]
    [InlineData("IAMReadOnlyAccess", "")]
    [InlineData("AWSLambda_FullAccess", "")]
    [InlineData("ReadOnlyAccess", "")]
    [InlineData("SecurityAudit", "")]
    [InlineData("ViewOnlyAccess", "")]
    public void Reach_IsWhatThePolicyOpens(string name, string reach) => Assert.Equal(reach, ManagedPolicy.Find(name)!.Reach());

    [Fact]
    public void Statement_KeepsResourcesAndConditions()
    {
        var statements = ManagedPolicy.Find("CloudWatchAgentServerPolicy")!.Text.Statements;
        var parameters = statements.Single(statement => statement.Action!.Values.Any(value => value.Text == "ssm:GetParameter"));
        var linked = ManagedPolicy.Find("AmazonEC2FullAccess")!.Text.Statements.Single(statement => statement.Conditions.Count > 0);

        Assert.Equal("arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*", Assert.Single(parameters.Resource!.Values).Text);
        Assert.Equal("iam:CreateServiceLinkedRole", Assert.Single(linked.Action!.Values).Text);
        var condition = Assert.Single(linked.Conditions);
        Assert.Equal(("StringEquals", "iam:AWSServiceName"), (condition.Operator.Text, condition.Key.Text));
        Assert.Contains("spot.amazonaws.com", condition.Values.Select(value => value.Text));
    }

    [Theory]
    [InlineData("ReadOnlyAccess", "s3:GetObject", "s3:PutObject")]
    [InlineData("ReadOnlyAccess", "dynamodb:Query", "dynamodb:PutItem")]
    [InlineData("SecurityAudit", "iam:ListUsers", "iam:CreateUser")]
    [InlineData("SecurityAudit", "s3:GetBucketPolicy", "s3:GetObject")]
    [InlineData("job-function/ViewOnlyAccess", "s3:ListAllMyBuckets", "s3:GetObject")]
    [InlineData("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess", "ec2:DescribeInstances", "ec2:RunInstances")]
    public void PolicyOfReaders_AllowsToLookAndNotToChange(string policy, string allowed, string notAllowed)
    {
        var patterns = ManagedPolicy.Find(policy)!.Text.Statements.SelectMany(statement => statement.Action!.Values).Select(value => IamPattern.Parse(value.Text)).ToList();

        Assert.Contains(patterns, pattern => pattern.Matches(allowed, ignoreCase: true));
        Assert.DoesNotContain(patterns, pattern => pattern.Matches(notAllowed, ignoreCase: true));
    }

    [Fact]
    public void EveryPolicy_HasStatementsThatSayWhatTheyAreAbout()
        => Assert.All(ManagedPolicy.All, policy =>
        {
            Assert.NotEmpty(policy.Text.Statements);
            Assert.All(policy.Text.Statements, statement => Assert.True((statement.Action ?? statement.NotAction) is { Values.Count: > 0 } && (statement.Resource ?? statement.NotResource) is not null, policy.Name));
        });

    [Fact]
    public void Date_IsOfTheData() => Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", ManagedPolicy.DataDate);
}
