using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies.Conditions;

/// <summary>What a project's conditions do to its policy.</summary>
public sealed class ProjectConditionsTests
{
    private static readonly ProjectCondition Secure = Wanted("Bool", "aws:SecureTransport", "true");

    [Fact]
    public void ConditionForAll_StandsInEachStatement_AndNamesNone()
    {
        var policy = Build([Secure], Need("s3:GetObject", "arn:aws:s3:::a/*"), Need("sqs:SendMessage", "arn:aws:sqs:*:*:q"));

        Assert.Equal(["BucketObject", "Queue"], policy.Document.Statements.Select(static statement => statement.Sid.Contains("Secure", StringComparison.Ordinal) ? statement.Sid : statement.Sid.Contains("Queue", StringComparison.Ordinal) ? "Queue" : "BucketObject"));
        Assert.All(policy.Document.Statements, static statement => Assert.Equal([Secure.Condition], statement.Conditions));
        Assert.Empty(policy.Notes);
    }

    [Fact]
    public void ConditionForOneService_LeavesTheOthersAlone()
    {
        var policy = Build([Secure with { Services = List("s3") }], Need("s3:GetObject", "*"), Need("sqs:SendMessage", "*"));

        Assert.Equal([("s3:GetObject", 1), ("sqs:SendMessage", 0)], policy.Document.Statements.Select(static statement => (statement.Actions[0], statement.Conditions.Count)).Order());
    }

    [Fact]
    public void SeveralConditions_AllHold_BesideThoseOfTheCall()
    {
        var decrypt = Need("kms:Decrypt", "arn:aws:kms:*:*:key/*") with { Conditions = List(new PolicyCondition("StringLike", "kms:ViaService", List("s3.*.amazonaws.com"))) };

        var policy = Build([Secure, Wanted("StringEquals", "aws:RequestedRegion", "eu-west-1")], decrypt);

        Assert.Equal(["aws:SecureTransport", "aws:RequestedRegion", "kms:ViaService"], Assert.Single(policy.Document.Statements).Conditions.Select(static condition => condition.Key));
    }

    [Fact]
    public void KeyThatTheActionNeverHas_IsLeftOff_AndTold()
    {
        var policy = Build([Wanted("StringLike", "s3:prefix", "home/*")], Need("s3:GetObject", "*"), Need("s3:ListBucket", "*"));

        Assert.Equal([("s3:GetObject", 0), ("s3:ListBucket", 1)], policy.Document.Statements.Select(static statement => (statement.Actions[0], statement.Conditions.Count)).Order());
        var note = Assert.Single(policy.Notes);
        Assert.Equal((ConditionNoteKind.LeftOff, "s3:GetObject", "no request for the action carries the key"), (note.Kind, note.Action, note.Why));
    }

    [Theory]
    [InlineData("StringNotLike", "home/*")]
    [InlineData("StringLikeIfExists", "home/*")]
    [InlineData("Null", "true")]
    public void OperatorThatHoldsWithoutTheKey_IsNotLeftOff(string name, string value)
        => Assert.Single(Assert.Single(Build([Wanted(name, "s3:prefix", value)], Need("s3:GetObject", "*")).Document.Statements).Conditions);

    [Fact]
    public void EndpointKey_IsNotOnARequestThatAServiceMakes()
    {
        var endpoint = Wanted("StringEquals", "aws:SourceVpce", "vpce-0123456789abcdef0");
        var decrypt = Need("kms:Decrypt", "*") with { Conditions = List(new PolicyCondition("StringLike", "kms:ViaService", List("s3.*.amazonaws.com"))) };

        var policy = Build([endpoint], Need("s3:GetObject", "*"), decrypt);

        Assert.Equal([("kms:Decrypt", "kms:ViaService"), ("s3:GetObject", "aws:SourceVpce")], policy.Document.Statements.Select(static statement => (statement.Actions[0], string.Join(' ', statement.Conditions.Select(static condition => condition.Key)))).Order());
        Assert.Equal("kms:Decrypt", Assert.Single(policy.Notes).Action);
    }

    [Fact]
    public void KeyOfTheDeployment_IsUsedByTheService_SoAnEndpointKeyIsNotOnIt()
    {
        var decrypt = Need("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/1") with { Tier = Tier.Deployment, Member = "Amazon.Lambda.IAmazonLambda.InvokeAsync" };
        var options = PolicyOptions.Default with
        {
            Conditions = List(Wanted("StringEquals", "aws:SourceVpce", "vpce-0123456789abcdef0"), Secure),
            Encrypted = List(new EncryptedService("lambda", default, "")),
        };

        var policy = Assert.Single(PolicyBuilder.Build([decrypt], options, AwsCatalog.Default));

        Assert.Equal([Secure.Condition], Assert.Single(policy.Document.Statements).Conditions);
        Assert.Equal("aws:SourceVpce", Assert.Single(policy.Notes).Condition.Key);
    }

    [Fact]
    public void RegionOfAGlobalService_IsDoubted()
    {
        var notes = Build([Wanted("StringEquals", "aws:RequestedRegion", "eu-west-1")], Need("iam:GetRole", "*"), Need("s3:GetObject", "*")).Notes;

        Assert.Equal((ConditionNoteKind.Doubtful, "iam:GetRole"), (Assert.Single(notes).Kind, notes[0].Action));
        Assert.Empty(Build([Wanted("StringLike", "aws:RequestedRegion", "eu-*", "us-east-?")], Need("iam:GetRole", "*")).Notes);
    }

    [Fact]
    public void KeyThatOnlySomeServicesSend_IsDoubted()
    {
        var note = Assert.Single(Build([Wanted("StringEquals", "aws:VpceAccount", "111122223333")], Need("ec2:RunInstances", "*")).Notes);

        Assert.Equal((ConditionNoteKind.Doubtful, "only the requests of some services carry the key"), (note.Kind, note.Why));
        Assert.Empty(Build([Wanted("StringEqualsIfExists", "aws:VpceAccount", "111122223333")], Need("ec2:RunInstances", "*")).Notes);
    }

    [Fact]
    public void ValueThatContradictsTheCall_IsTold_AndNothingIsAllowed()
    {
        var pass = Need("iam:PassRole", "arn:aws:iam::*:role/r") with { Conditions = List(new PolicyCondition("StringEquals", "iam:PassedToService", List("ec2.amazonaws.com"))) };

        var policy = Build([Wanted("StringEquals", "iam:PassedToService", "lambda.amazonaws.com")], pass);

        Assert.Equal(["StringEquals ec2.amazonaws.com", "StringEqualsIfExists lambda.amazonaws.com"], Assert.Single(policy.Document.Statements).Conditions.Select(static condition => condition.Operator + " " + condition.Values[0]));
        Assert.Equal(ConditionNoteKind.Contradiction, Assert.Single(policy.Notes).Kind);
    }

    private static ProjectCondition Wanted(string name, string key, params string[] values) => new(new PolicyCondition(name, key, values.ToEquatableArray()), default, "");

    private static Permission Need(string action, string resource) => new(action, List(resource), default, Tier.Required, "M", "", "", "");

    private static PrincipalPolicy Build(ProjectCondition[] conditions, params Permission[] needs)
        => PolicyBuilder.Build(needs, PolicyOptions.Default with { Conditions = conditions.ToEquatableArray() }, AwsCatalog.Default)[0];
}
