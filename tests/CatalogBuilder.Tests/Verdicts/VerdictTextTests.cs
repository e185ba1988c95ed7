using IamAnalyzers.CatalogBuilder.Verdicts;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Verdicts;

public class VerdictTextTests
{
    [Fact]
    public void CallersRow_HasTriggerTemplatesAndReason()
    {
        var verdict = Assert.Single(VerdictText.Parse(["# head", "s3 PutObject Key.Id kms:Decrypt value:Mode=KMS key@{Key.Id} if:Bool:kms:X=true # the text says so (page)"]));

        Assert.Equal(new Verdict("s3", "PutObject", "Key.Id", "kms:Decrypt", VerdictKind.Value, "Mode=KMS", false, false, "key@{Key.Id} if:Bool:kms:X=true", "the text says so (page)"), verdict);
        Assert.True(verdict.IsCallers);
    }

    [Theory]
    [InlineData("s3 PutObject - kms:Decrypt state has # why", nameof(VerdictKind.State), true, false)]
    [InlineData("s3 PutObject - kms:Decrypt possible:Key derived # why", nameof(VerdictKind.Possible), false, true)]
    [InlineData("s3 PutObject Bucket s3 role # why", nameof(VerdictKind.Role), false, false)]
    [InlineData("s3 PutObject Bucket s3 open # why", nameof(VerdictKind.Open), false, false)]
    public void Row_SaysWhoseThePermissionIs(string line, string kind, bool isHad, bool isDerived)
    {
        var verdict = Assert.Single(VerdictText.Parse([line]));

        Assert.Equal((kind, isHad, isDerived), (verdict.Kind.ToString(), verdict.IsHad, verdict.IsDerived));
    }

    [Theory]
    [InlineData("s3 PutObject - kms:Decrypt always")]
    [InlineData("s3 PutObject - kms:Decrypt perhaps # why")]
    [InlineData("s3 PutObject - kms:Decrypt value # why")]
    [InlineData("s3 PutObject - kms:Decrypt always:Key # why")]
    [InlineData("s3 PutObject - kms:Decrypt set # why")]
    [InlineData("s3 PutObject Bucket s3 always # why")]
    [InlineData("s3 PutObject Bucket s3 role has # why")]
    [InlineData("s3 PutObject Bucket s3:PutObject other BucketName={Bucket} # why")]
    [InlineData("s3 PutObject  s3:PutObject other # why")]
    public void RowThatSaysTooLittleOrTooMuch_IsRefused(string line) => Assert.Throws<FormatException>(() => VerdictText.Parse([line]));

    [Fact]
    public void RowsOutOfOrder_AreRefused()
        => Assert.Throws<FormatException>(() => VerdictText.Parse(["s3 PutObject - s3:X open # why", "s3 GetObject - s3:X open # why"]));
}
