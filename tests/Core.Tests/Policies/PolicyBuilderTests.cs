using System.Text.Json;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies;

public sealed class PolicyBuilderTests
{
    private const string Object = "arn:${Partition}:s3:::*/*";
    private const string Bucket = "arn:${Partition}:s3:::*";

    [Fact]
    public void ActionsOnTheSameResources_StandInOneStatement()
    {
        var statement = Assert.Single(Build(Need("s3:PutObject", Object), Need("s3:GetObject", Object)).Statements);

        Assert.Equal(["s3:GetObject", "s3:PutObject"], statement.Actions);
        Assert.Equal(["arn:aws:s3:::*/*"], statement.Resources);
        Assert.Equal("S3Object", statement.Sid);
    }

    [Fact]
    public void ActionsOnOtherResources_NeverShareAStatement()
    {
        var document = Build(Need("s3:GetObject", "arn:aws:s3:::a/*"), Need("s3:PutObject", "arn:aws:s3:::b/*"));

        Assert.Equal(
            [("s3:GetObject", "arn:aws:s3:::a/*"), ("s3:PutObject", "arn:aws:s3:::b/*")],
            Pairs(document));
    }

    [Fact]
    public void OneActionOnTwoResources_HasBothInOneStatement()
    {
        var statement = Assert.Single(Build(Need("s3:GetObject", "arn:aws:s3:::b/*"), Need("s3:GetObject", "arn:aws:s3:::a/*")).Statements);

        Assert.Equal(["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"], statement.Resources);
    }

    [Fact]
    public void ConditionalPermission_StandsInAStatementOfItsOwn()
    {
        var document = Build(Need("s3:PutObject", Object), Need("s3:PutObjectAcl", Object) with { Tier = Tier.Conditional });

        Assert.Equal(["S3Object", "ConditionalS3Object"], document.Statements.Select(statement => statement.Sid));
    }

    [Fact]
    public void ConditionalPermission_ThatIsRequiredElsewhere_IsNotRepeated()
    {
        var document = Build(Need("s3:PutObject", Object), Need("s3:PutObject", Object) with { Tier = Tier.Conditional });

        Assert.Equal("S3Object", Assert.Single(document.Statements).Sid);
    }

    [Theory]
    [InlineData("a.amazonaws.com", 0)]
    [InlineData("c.amazonaws.com", 1)]
    public void ConditionalPermission_ForAServiceThatIsRequiredAmongOthers_IsNotRepeated(string service, int expected)
    {
        Permission Pass(string to, Tier tier)
            => Need("iam:PassRole", "arn:aws:iam::*:role/*") with { Tier = tier, Conditions = List(new PolicyCondition("StringEquals", "iam:PassedToService", List(to))) };

        var document = Build(Pass("a.amazonaws.com", Tier.Required), Pass("b.amazonaws.com", Tier.Required), Pass(service, Tier.Conditional));

        Assert.Equal(expected, document.Statements.Count(static statement => statement.Tier == Tier.Conditional));
        Assert.Equal(["a.amazonaws.com", "b.amazonaws.com"], document.Statements[0].Conditions[0].Values);
    }

    [Fact]
    public void ConditionalPermission_OnMoreResources_KeepsTheRest()
    {
        var document = Build(Need("s3:PutObject", "arn:aws:s3:::a/*"), Need("s3:PutObject", Object) with { Tier = Tier.Conditional });

        Assert.Equal(
            [("s3:PutObject", "arn:aws:s3:::a/*"), ("s3:PutObject", "arn:aws:s3:::*/*")],
            Pairs(document));
    }

    [Fact]
    public void DeploymentPermission_IsNotEmitted()
        => Assert.Empty(PolicyBuilder.Build([Need("kms:Decrypt", "*") with { Tier = Tier.Deployment }], PolicyOptions.Default, AwsCatalog.Default));

    [Fact]
    public void TwoFeatures_HaveStatementsOfTheirOwn_AndASharedActionStandsInBoth()
    {
        var document = Build(
            Need("ec2:DescribeImages", "*") with { Feature = "Common" },
            Need("ec2:DescribeImages", "*") with { Feature = "Build image" });

        Assert.Equal(["BuildImageAnyResource", "CommonAnyResource"], document.Statements.Select(statement => statement.Sid));
        Assert.All(document.Statements, statement => Assert.Equal(["ec2:DescribeImages"], statement.Actions));
    }

    [Fact]
    public void FeaturesWhoseLettersAreTheSame_GetNumberedSids()
    {
        var document = Build(
            Need("ec2:DescribeImages", "*") with { Feature = "Build image" },
            Need("ec2:DescribeImages", "*") with { Feature = "Build-Image" });

        Assert.Equal(["BuildImageAnyResource", "BuildImageAnyResourceN2"], document.Statements.Select(statement => statement.Sid));
    }

    [Fact]
    public void ConditionsOnOneKey_WithTheSameAction_BecomeOneListOfValues()
    {
        var document = Build(
            Tagging("RunInstances"),
            Tagging("CreateVolume"));

        var condition = Assert.Single(Assert.Single(document.Statements).Conditions);
        Assert.Equal(["CreateVolume", "RunInstances"], condition.Values);
    }

    [Fact]
    public void NegatedConditionsOnOneKey_AreNeverUnited()
    {
        var document = Build(
            Need("s3:GetObject", Object) with { Conditions = List(new PolicyCondition("StringNotEquals", "aws:PrincipalTag/x", List("a"))) },
            Need("s3:GetObject", Object) with { Conditions = List(new PolicyCondition("StringNotEquals", "aws:PrincipalTag/x", List("b"))) });

        Assert.Equal(2, document.Statements.Count);
    }

    [Fact]
    public void ConditionedPermission_WhoseActionIsAllowedWithoutCondition_IsNotRepeated()
    {
        var plain = Tagging("RunInstances") with { Conditions = default };

        Assert.Empty(Assert.Single(Build(Tagging("RunInstances"), plain).Statements).Conditions);
    }

    [Fact]
    public void TwoPrincipals_HavePoliciesOfTheirOwn_TheDefaultOneFirst()
    {
        var policies = PolicyBuilder.Build(
            [Need("s3:GetObject", Object) with { Principal = "reader" }, Need("s3:ListBucket", Bucket)], PolicyOptions.Default, AwsCatalog.Default);

        Assert.Equal(["", "reader"], policies.Select(policy => policy.Principal));
        Assert.Equal(["s3:ListBucket"], policies[0].Document.Actions);
        Assert.Equal(["s3:GetObject"], policies[1].Document.Actions);
    }

    [Fact]
    public void RegionAndAccount_GoOnlyIntoWhatTheRequestCreates()
    {
        var options = PolicyOptions.Default with { Partition = "aws-cn", Region = "cn-north-1", Account = "111122223333" };
        var document = PolicyBuilder.Build(
            [
                Need("ec2:CreateVolume", "arn:${Partition}:ec2:${Region}:${Account}:volume/*"),
                Need("ec2:DeleteVolume", "arn:${Partition}:ec2:${AnyRegion}:${AnyAccount}:volume/*"),
            ],
            options,
            AwsCatalog.Default)[0].Document;

        Assert.Equal(
            [
                ("ec2:CreateVolume", "arn:aws-cn:ec2:cn-north-1:111122223333:volume/*"),
                ("ec2:DeleteVolume", "arn:aws-cn:ec2:*:*:volume/*"),
            ],
            Pairs(document));
    }

    [Fact]
    public void ServiceOfTheProjectsOwn_HasItsRegionAndAccountEverywhere()
    {
        var options = PolicyOptions.Default with { Region = "eu-west-1", Account = "111122223333", OwnServices = List("EC2") };

        Assert.Equal("arn:aws:ec2:eu-west-1:111122223333:volume/*", options.Fill("arn:${Partition}:ec2:${AnyRegion}:${AnyAccount}:volume/*"));
    }

    [Fact]
    public void AnyOrderOfNeeds_GivesTheSameBytes()
    {
        Permission[] needs =
        [
            Need("s3:GetObject", Object), Need("s3:ListBucket", Bucket), Tagging("RunInstances"), Tagging("CreateVolume"),
            Need("ec2:DescribeImages", "*") with { Feature = "b" }, Need("ec2:DescribeImages", "*") with { Feature = "a" },
            Need("s3:PutObjectAcl", Object) with { Tier = Tier.Conditional },
        ];

        var texts = Enumerable.Range(0, needs.Length)
            .Select(turn => PolicyWriter.Write(Build([.. needs.Skip(turn), .. needs.Take(turn)])))
            .Distinct();

        Assert.Single(texts);
    }

    [Fact]
    public void WrittenPolicy_IsJsonOfTheVersion_WithListsEverywhere()
    {
        using var json = JsonDocument.Parse(PolicyWriter.Write(Build(Tagging("RunInstances"), Need("s3:GetObject", "arn:aws:s3:::a\"b\\é/*"))));
        var root = json.RootElement;

        Assert.Equal("2012-10-17", root.GetProperty("Version").GetString());
        var first = root.GetProperty("Statement")[0];
        Assert.Equal("Allow", first.GetProperty("Effect").GetString());
        Assert.Equal("ec2:CreateTags", first.GetProperty("Action")[0].GetString());
        Assert.Equal("RunInstances", first.GetProperty("Condition").GetProperty("StringEquals").GetProperty("ec2:CreateAction")[0].GetString());
        Assert.Equal("arn:aws:s3:::a\"b\\é/*", root.GetProperty("Statement")[1].GetProperty("Resource")[0].GetString());
    }

    [Fact]
    public void PolicyWithoutStatements_IsStillJson()
    {
        using var json = JsonDocument.Parse(PolicyWriter.Write(new PolicyDocument(default)));

        Assert.Equal(0, json.RootElement.GetProperty("Statement").GetArrayLength());
    }

    private static Permission Tagging(string operation)
        => Need("ec2:CreateTags", "arn:${Partition}:ec2:${Region}:${Account}:volume/*") with
        {
            Conditions = List(new PolicyCondition("StringEquals", "ec2:CreateAction", List(operation))),
        };

    private static Permission Need(string action, string resource)
        => new(action, List(resource), default, Tier.Required, "Some.Member", "", "", "");

    private static PolicyDocument Build(params Permission[] needs)
        => PolicyBuilder.Build(needs, PolicyOptions.Default, AwsCatalog.Default)[0].Document;

    private static IEnumerable<(string Action, string Resource)> Pairs(PolicyDocument document)
        => from statement in document.Statements
           from action in statement.Actions
           from resource in statement.Resources
           select (action, resource);
}
