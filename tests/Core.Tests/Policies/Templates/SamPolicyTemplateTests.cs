using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Templates;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Templates;

/// <summary>The table of SAM's policy templates.</summary>
public sealed class SamPolicyTemplateTests
{
    // Actions of SAM's own table that AWS does not have (any more): what SAM grants by them is nothing.
    private static readonly string[] Gone =
    [
        "athena:GetExecutionEngine", "athena:GetExecutionEngines", "athena:GetNamespace", "athena:GetCatalogs", "athena:GetNamespaces", "athena:GetTables", "athena:GetTable",
        "athena:GetQueryResultsStream", "sqs:ChangeMessageVisibilityBatch", "sqs:DeleteMessageBatch",
    ];

    public static TheoryData<string> Names { get; } = [.. SamPolicyTemplate.All.Select(static template => template.Name)];

    [Fact]
    public void Templates_AreThoseThatSamPublishes()
    {
        Assert.Equal(81, SamPolicyTemplate.All.Count);
        Assert.All(SamPolicyTemplate.All, static template => Assert.Matches("^[A-Z][A-Za-z0-9]*Policy(_v2)?$", template.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Template_GrantsActionsThatThereAre(string name)
    {
        var policy = Find(name).Grants(static parameter => parameter);

        var unknown = policy.Statements.SelectMany(static statement => statement.Action!.Values).Select(static action => action.Text)
            .Where(static action => !action.Contains('*', StringComparison.Ordinal) && AwsCatalog.Default.FindAction(action) is null);
        Assert.Empty(unknown.Except(Gone));
        Assert.NotEmpty(policy.Statements);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EachParameter_IsInAStatement(string name)
    {
        var template = Find(name);
        var texts = template.Grants(static parameter => "<" + parameter + ">").Statements
            .SelectMany(static statement => statement.Resource!.Values.Concat(statement.Conditions.SelectMany(static condition => condition.Values)))
            .Select(static value => value.Text)
            .ToList();

        Assert.All(template.Parameters, parameter => Assert.Contains(texts, text => text.Contains("<" + parameter + ">", StringComparison.Ordinal)));
        Assert.DoesNotContain(texts, static text => text.Contains('{', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SQSPollerPolicy", "QueueName")]
    [InlineData("S3WritePolicy", "BucketName")]
    [InlineData("DynamoDBStreamReadPolicy", "TableName,StreamName")]
    [InlineData("EFSWriteAccessPolicy", "AccessPoint,FileSystem")]
    [InlineData("CloudWatchPutMetricPolicy", "")]
    [InlineData("Route53ChangeResourceRecordSetsPolicy", "HostedZoneId")]
    public void Template_HasItsParameters(string name, string parameters) => Assert.Equal(parameters, string.Join(',', Find(name).Parameters));

    [Fact]
    public void ConditionOfATemplate_IsKept()
    {
        var statement = Find("EFSWriteAccessPolicy").Grants(static parameter => parameter).Statements[0];

        var condition = Assert.Single(statement.Conditions);
        Assert.Equal(("StringEquals", "elasticfilesystem:AccessPointArn", "arn:aws:elasticfilesystem:*:*:access-point/AccessPoint"), (condition.Operator.Text, condition.Key.Text, condition.Values[0].Text));
    }

    [Fact]
    public void StatementWithoutValue_IsLeftOut()
        => Assert.Equal(["ssm:DescribeParameters"], Find("SSMParameterReadPolicy").Grants(static _ => null).Statements.SelectMany(static statement => statement.Action!.Values).Select(static action => action.Text));

    [Theory]
    [InlineData("s3readpolicy", "S3ReadPolicy")]
    [InlineData("DynamoDbCrudPolicy", "DynamoDBCrudPolicy")]
    [InlineData("SqsPolerPolicy", "SQSPollerPolicy")]
    public void MistypedName_HasANearestOne(string name, string nearest)
    {
        Assert.Null(SamPolicyTemplate.Find(name));
        Assert.Equal(nearest, SamPolicyTemplate.NearestTo(name)[0]);
    }

    [Fact]
    public void Grants_CanBeChecked()
        => Assert.All(SamPolicyTemplate.All, static template => Assert.DoesNotContain(
            PolicyChecks.CheckGrants(template.Grants(static parameter => parameter.EndsWith("Arn", StringComparison.Ordinal) ? "*" : "name"), new PolicyCheckContext(PolicyKind.Identity, AwsCatalog.Default)),
            static finding => finding.Level == FindingLevel.Error));

    private static SamPolicyTemplate Find(string name) => SamPolicyTemplate.Find(name) ?? throw new ArgumentException("no such template", nameof(name));
}
