using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Records;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Records;

public sealed class ReferenceNeedsTests
{
    private const string Member = "Amazon.S3.IAmazonS3.GetObjectAsync";

    private static readonly Permission Get = Permission("s3:GetObject", Member);
    private static readonly Permission Delete = Permission("s3:DeleteObject", "Amazon.S3.IAmazonS3.DeleteObjectAsync");
    private static readonly NeedsRecord Own = NeedsRecord.Create([Get], [], [Member]);

    private static readonly ReferenceNeeds Needs = new(
        new PolicyOptions("aws-cn", "cn-north-1", "123456789012", List("sns", "sqs"))
        {
            Target = PolicyTarget.Group,
            Shrink = true,
            S3AccessPoints = true,
            Conditions = List(
                new ProjectCondition(new PolicyCondition("StringLike", "aws:ResourceTag/a b", List("x y", "z%")), List("s3", "sqs"), "a\treason"),
                new ProjectCondition(new PolicyCondition("Bool", "aws:SecureTransport", List("true")), default, "")),
            Encrypted = List(new EncryptedService("s3", List("arn:aws:kms:*:*:key/1", "arn:aws:kms:*:*:key/2"), "why"), new EncryptedService("sqs", default, "")),
        },
        List(
            new NeedsSource("Legacy", false, NeedsRecord.Create([], [new UnresolvedCall("Amazon.SQS.IAmazonSQS.SendMessageAsync", "why\tnot")], [])),
            new NeedsSource("Lib %", true, NeedsRecord.Create([Delete], [], []))),
        List(new Exclusion("Nothing", ""), new Exclusion("s3:x", "a\nreason")))
    {
        Formats = List("sam", "terraform"),
        Attached = List(new AttachedPolicy("AmazonS3FullAccess", "", ""), new AttachedPolicy("AmazonSQSFullAccess", "prod", "Deploy er")),
    };

    [Fact]
    public void Needs_AreReadAsWritten()
    {
        Assert.True(ReferenceNeedsFormat.TryRead(ReferenceNeedsFormat.Write(Needs), out var read));
        Assert.Equal(Needs, read);
    }

    [Fact]
    public void Needs_AreReadWithWindowsLineEnds()
    {
        Assert.True(ReferenceNeedsFormat.TryRead(ReferenceNeedsFormat.Write(Needs).Replace("\n", "\r\n", StringComparison.Ordinal), out var read));
        Assert.Equal(Needs, read);
    }

    [Fact]
    public void EmptyNeeds_AreReadAsWritten()
    {
        Assert.True(ReferenceNeedsFormat.TryRead(ReferenceNeedsFormat.Write(ReferenceNeeds.Empty), out var read));
        Assert.Equal(ReferenceNeeds.Empty, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("iam-references 2\noptions\taws\t*\t*\t\n")]
    [InlineData("iam-references 1\n")]
    [InlineData("iam-references 1\noptions\taws\n")]
    [InlineData("iam-references 1\noptions\taws\t*\t*\t\nexclude\n")]
    [InlineData("iam-references 1\noptions\taws\t*\t*\t\nsource\tA\tanalysed\nno record\n")]
    [InlineData("iam-references 1\noptions\taws\t*\t*\t\nsource\tA\niam-needs 1\n")]
    [InlineData("iam-references 1\noptions\taws\t%\t*\t\n")]
    public void OtherText_IsNotRead(string text)
    {
        Assert.False(ReferenceNeedsFormat.TryRead(text, out var read));
        Assert.Equal(ReferenceNeeds.Empty, read);
    }

    [Fact]
    public void Union_HoldsOwnNeedsAndThoseOfEachSource()
    {
        var all = Needs.Unite(Own);

        Assert.Equal([Delete, Get], all.Permissions);
        Assert.Single(all.Unresolved);
        Assert.Equal([Member], all.Members);
        Assert.Equal(["Legacy"], Needs.NotAnalysed);
    }

    [Theory]
    [InlineData("S3:getobject")]
    [InlineData("Amazon.S3.IAmazonS3.GetObjectAsync")]
    [InlineData("Amazon.S3.IAmazonS3.GetObject")]
    [InlineData("Amazon.S3.IAmazonS3")]
    [InlineData("Amazon.S3")]
    public void Exclusion_TakesOutByActionMemberTypeOrNamespace(string what)
        => Assert.DoesNotContain(Get, With(what).Unite(Own).Permissions);

    [Theory]
    [InlineData("")]
    [InlineData("s3:Get")]
    [InlineData("Amazon.S")]
    [InlineData("Amazon.S3.IAmazonS3.Get")]
    [InlineData("Amazon.S3.IAmazonS3.GetObjectTagging")]
    public void ExclusionOfSomethingElse_TakesNothingOut(string what)
    {
        var needs = With(what);

        Assert.Contains(Get, needs.Unite(Own).Permissions);
        Assert.Equal([new Exclusion(what, "")], needs.IdleExclusions(Own));
    }

    [Fact]
    public void ExclusionOfAnAssembly_TakesOutAllThatItNeeds()
    {
        var needs = With("legacy");

        Assert.Empty(needs.Unite(Own).Unresolved);
        Assert.Empty(needs.NotAnalysed);
        Assert.Empty(needs.IdleExclusions(Own));
    }

    [Fact]
    public void ExclusionOfAnUnresolvedCall_TakesItOut() => Assert.Empty(With("Amazon.SQS.IAmazonSQS.SendMessage").Unite(Own).Unresolved);

    private static ReferenceNeeds With(string exclusion) => Needs with { Exclusions = List(new Exclusion(exclusion, "")) };

    private static Permission Permission(string action, string member) => new(action, List("*"), default, Tier.Required, member, "", "", "");
}
