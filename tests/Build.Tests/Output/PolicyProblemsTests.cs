using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.Output;

/// <summary>What the build says of a project's conditions, keys and sizes.</summary>
public sealed class PolicyProblemsTests
{
    private const string AnyKey = "arn:${Partition}:kms:${AnyRegion}:${AnyAccount}:key/*";

    [Fact]
    public void ConditionThatIsLeftOff_IsOneMessageForAllItsActions()
    {
        var problem = Assert.Single(Conditions(Wanted("StringLike", "s3:prefix", "a/*", "s3"), Need("s3:GetObject"), Need("s3:DeleteObject"), Need("s3:ListBucket")));

        Assert.Equal((ProblemSeverity.Message, "IAM4011"), (problem.Severity, problem.Code));
        Assert.Equal("IamCondition 's3:prefix' is not applied to s3:DeleteObject, s3:GetObject, because no request for the action carries the key.", problem.Text);
    }

    [Fact]
    public void ConditionWithoutActions_IsOnNothing()
        => Assert.Equal("IamCondition 'aws:SecureTransport' applies to nothing: the policy has no action of sqs.", Assert.Single(Conditions(Wanted("Bool", "aws:SecureTransport", "true", "sqs"), Need("s3:GetObject"))).Text);

    [Fact]
    public void ConditionThatContradictsACall_IsAWarning()
    {
        var pass = Need("iam:PassRole") with { Conditions = List(new PolicyCondition("StringEquals", "iam:PassedToService", List("ec2.amazonaws.com"))) };

        Assert.Equal(ProblemSeverity.Warning, Assert.Single(Conditions(Wanted("StringEquals", "iam:PassedToService", "lambda.amazonaws.com", "iam"), pass)).Severity);
    }

    [Fact]
    public void ConditionThatNoBlockCanSay_StopsTheBuild()
    {
        var read = Need("s3:ListBucket") with { Conditions = List(new PolicyCondition("Null", "s3:prefix", List("true"))) };

        Assert.Equal(ProblemSeverity.Error, Assert.Single(Conditions(Wanted("Null", "s3:prefix", "false", "s3"), read)).Severity);
    }

    [Fact]
    public void AnyKeyOfAService_IsCalledWide_AndOneThatNothingLimitsIsMissing()
    {
        var via = List(new PolicyCondition("StringLike", "kms:ViaService", List("s3.*.amazonaws.com")));
        var needs = NeedsRecord.Create([Decrypt("Amazon.S3.IAmazonS3.GetObjectAsync") with { Conditions = via }, Decrypt("Amazon.Lambda.IAmazonLambda.InvokeAsync")], [], []);

        var problems = PolicyProblems.OfEncryption(needs, Encrypting("s3", "lambda", "sqs"), AwsCatalog.Default).ToArray();

        Assert.Equal([ProblemSeverity.Message, ProblemSeverity.Warning, ProblemSeverity.Message], problems.Select(static problem => problem.Severity));
        Assert.Contains("which is more than needed", problems[0].Text, StringComparison.Ordinal);
        Assert.Contains("no condition limits kms:Decrypt to the service", problems[1].Text, StringComparison.Ordinal);
        Assert.Contains("'sqs' adds nothing", problems[2].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PolicyTarget.Role, "All inline policies of a role together can have at most 10240")]
    [InlineData(PolicyTarget.User, "All inline policies of a user together can have at most 2048")]
    [InlineData(PolicyTarget.Group, "All inline policies of a group together can have at most 5120")]
    public void InlinePolicyOverItsQuota_IsAWarning(PolicyTarget target, string expected)
        => Assert.Contains(expected, Assert.Single(Sizes(target, 800)).Text, StringComparison.Ordinal);

    [Fact]
    public void MoreDocumentsThanAnIdentityCanHave_AreAWarning()
    {
        Assert.Empty(Sizes(PolicyTarget.Managed, 800));
        Assert.Contains("An identity can have at most 10 managed policies", Assert.Single(Sizes(PolicyTarget.Managed, 4000)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "sam", "")]
    [InlineData(800, "terraform", "")]
    [InlineData(800, "sam", "Nest the template of the format 'cloudformation'")]
    [InlineData(800, "sam-json", "Nest the template of the format 'cloudformation-json'")]
    public void SeveralDocumentsForSam_AreAWarningWhenARoleCannotHaveThemInline(int resources, string format, string expected)
        => Assert.Contains(expected, string.Concat(Sizes(PolicyTarget.Managed, resources, format).Select(static problem => problem.Text)), StringComparison.Ordinal);

    [Fact]
    public void RoleAsTarget_IsNotWarnedOfASecondTimeForSam()
        => Assert.DoesNotContain("format", Assert.Single(Sizes(PolicyTarget.Role, 800, "sam")).Text, StringComparison.Ordinal);

    private static IEnumerable<Problem> Sizes(PolicyTarget target, int resources, params string[] formats)
    {
        var names = Enumerable.Range(0, resources).Select(static i => $"arn:aws:s3:::bucket-{i:d4}/*").ToEquatableArray();
        var options = PolicyOptions.Default with { Target = target };
        var policy = PolicyBuilder.Build([Need("s3:GetObject") with { Resources = names }], options, AwsCatalog.Default)[0];
        return PolicyProblems.OfSize(new FittedPolicy(policy, PolicyFit.Of(policy.Document, options, AwsCatalog.Default)), ReferenceNeeds.Empty with { Options = options, Formats = List(formats) });
    }

    private static IEnumerable<Problem> Conditions(ProjectCondition condition, params Permission[] needs)
    {
        var options = PolicyOptions.Default with { Conditions = List(condition) };
        return PolicyProblems.OfConditions(PolicyBuilder.Build(needs, options, AwsCatalog.Default), options);
    }

    private static PolicyOptions Encrypting(params string[] services)
        => PolicyOptions.Default with { Encrypted = services.Select(static service => new EncryptedService(service, default, "")).ToEquatableArray() };

    private static ProjectCondition Wanted(string name, string key, string value, string service) => new(new PolicyCondition(name, key, List(value)), List(service), "");

    private static Permission Need(string action) => new(action, List("*"), default, Tier.Required, "M", "", "", "");

    private static Permission Decrypt(string member) => new("kms:Decrypt", List(AnyKey), default, Tier.Deployment, member, "", "", "");

    private static EquatableArray<T> List<T>(params T[] items)
        where T : IEquatable<T>
        => items.ToEquatableArray();
}
