using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Records;

public sealed class NeedsRecordFormatTests
{
    private static readonly Permission Plain = new(
        "s3:GetObject", List("arn:${Partition}:s3:::*/*"), default, Tier.Required, "Amazon.S3.IAmazonS3.GetObjectAsync", "", "", "");

    [Fact]
    public void Record_WrittenAndRead_IsTheSame()
    {
        var record = NeedsRecord.Create(
            [
                Plain,
                Plain with { Case = new("s3:GetObject/00ff", "VersionId is not set") },
                Plain with { Tier = Tier.Conditional, Reason = "if VersionId is set", Feature = "Build image", Principal = "reader" },
                Plain with
                {
                    Action = "iam:PassRole",
                    Conditions = List(new PolicyCondition("StringEquals", "iam:PassedToService", List("a b", "c"))),
                },
            ],
            [new UnresolvedCall("dynamic call\tof x", "its type is dynamic\r\nhere")],
            ["Amazon.S3.IAmazonS3.GetObjectAsync"]);

        Assert.True(NeedsRecordFormat.TryRead(NeedsRecordFormat.Write(record), out var read));

        Assert.Equal(record, read);
    }

    [Fact]
    public void PermissionWithoutResource_IsNotRead()
    {
        Assert.True(NeedsRecordFormat.TryRead(NeedsRecordFormat.Write(NeedsRecord.Create([Plain], [], [])), out _));
        Assert.False(NeedsRecordFormat.TryRead(NeedsRecordFormat.Write(NeedsRecord.Create([Plain with { Resources = default }], [], [])), out _));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%41")]
    [InlineData("a\tb")]
    [InlineData("two words")]
    [InlineData("line\r\nbreak")]
    [InlineData("|;,%20 \u00e9 \ud83d\ude00")]
    [InlineData("")]
    public void AnyText_InEachField_SurvivesTheFormat(string text)
    {
        var record = NeedsRecord.Create(
            [
                new Permission(
                    text, List(text, "x"), List(new PolicyCondition("StringLike", "k", List(text))), Tier.Deployment, text, text, text, text),
            ],
            [new UnresolvedCall(text, text)],
            [text]);

        Assert.True(NeedsRecordFormat.TryRead(NeedsRecordFormat.Write(record), out var read));

        Assert.Equal(record, read);
    }

    [Fact]
    public void SamePermissionTwice_Created_StandsOnce()
    {
        var record = NeedsRecord.Create([Plain, Plain with { }], [], ["m", "m"]);

        Assert.Equal((1, 1), (record.Permissions.Count, record.Members.Count));
    }

    [Fact]
    public void Union_OfTwo_HoldsBothSorted()
    {
        var put = Plain with { Action = "s3:PutObject" };

        var union = NeedsRecord.Union([NeedsRecord.Create([put], [], ["b"]), NeedsRecord.Create([Plain, put], [], ["a"])]);

        Assert.Equal(["s3:GetObject", "s3:PutObject"], union.Permissions.Select(permission => permission.Action));
        Assert.Equal(["a", "b"], union.Members);
    }

    [Theory]
    [InlineData("")]
    [InlineData("iam-needs 2\n")]
    [InlineData("not a record")]
    [InlineData("iam-needs 1\nnonsense\n")]
    [InlineData("iam-needs 1\nmember\n")]
    [InlineData("iam-needs 1\nmember\t%zz\n")]
    [InlineData("iam-needs 1\npermission\ts3:GetObject\tNoTier\t*\t\t\t\t\t\n")]
    [InlineData("iam-needs 1\npermission\ts3:GetObject\tRequired\t*\tStringEquals\t\t\t\t\n")]
    [InlineData("iam-needs 1\npermission\ts3:GetObject\tRequired\t*\t\t\t\tm\t\tonlyAGroup\n")]
    public void TextThatIsNoRecord_Read_IsRefusedWithoutException(string text)
    {
        Assert.False(NeedsRecordFormat.TryRead(text, out var record));
        Assert.True(record.IsEmpty);
    }

    [Fact]
    public void Record_WithCarriageReturns_IsReadAlike()
    {
        var record = NeedsRecord.Create([Plain], [], []);

        Assert.True(NeedsRecordFormat.TryRead(NeedsRecordFormat.Write(record).Replace("\n", "\r\n", StringComparison.Ordinal), out var read));

        Assert.Equal(record, read);
    }
}
