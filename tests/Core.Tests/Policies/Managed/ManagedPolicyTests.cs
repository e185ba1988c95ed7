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
    [InlineData("PowerUserAccess", "allows every action but a few, also those that come later")]
    [InlineData("IAMFullAccess", "lets its holder give itself every right")]
    [InlineData("AmazonS3FullAccess", "")]
    [InlineData("AmazonEC2FullAccess", "")]
    [InlineData("IAMReadOnlyAccess", "")]
    [InlineData("AWSLambda_FullAccess", "")]
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
