using IamAnalyzers.Core.Credentials;
using Xunit;

namespace IamAnalyzers.Core.Tests.Credentials;

public class AccessKeyIdTests
{
    [Theory]
    [InlineData(123456789012, "123456789012")]
    [InlineData(1, "000000000001")]
    [InlineData(999999999999, "999999999999")]
    [InlineData(581039954779, "581039954779")]
    public void KeyIdOfAccount_GivesTheAccount(long account, string expected)
        => Assert.Equal(expected, AccessKeyId.Account(TestKeys.IdOf(account)));

    [Fact]
    public void PublishedPair_GivesTheAccountThatWasPublished()
    {
        // A. Steele, "AWS Access Key ID formats" (2020), and T. Be'ery, "A short note on AWS key ID" (2023); the key has long expired. Written backwards, as no file of ours holds a key.
        Assert.Equal("609629065308", AccessKeyId.Account(new string([.. "A7VVTUMKOBKZF43YAISA".Reverse()])));
    }

    [Theory]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={0}%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=00ff", true)]
    [InlineData("{{ \"url\": \"https://b.s3.amazonaws.com/k?x-amz-signature=00ff&x-amz-credential={0}/20260101/eu-west-1/s3/aws4_request\" }}", true)]
    [InlineData("https://b.s3.amazonaws.com/k?AWSAccessKeyId={0}&Expires=1700000000&Signature=ab%3D", true)]
    [InlineData("X-Amz-Credential={0}/20260101/eu-west-1/s3/aws4_request", false)]
    [InlineData("{0}?Signature=x", false)]
    public void TemporaryIdOfAPresignedUrl_HasNothingToRotate(string text, bool isPresigned)
    {
        var match = Assert.Single(TextEvidence.Credentials(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, TestKeys.Id(5, "ASIA"))));
        Assert.Equal(isPresigned, match.IsPresigned);
        Assert.Equal(!isPresigned, CredentialText.Advise(match).Contains("rotate", StringComparison.Ordinal));
        Assert.Equal(!isPresigned, CredentialText.AdviseInFile(match).Contains("rotate", StringComparison.Ordinal));
        Assert.Equal(isPresigned, CredentialText.Describe(match).StartsWith("Presigned URL", StringComparison.Ordinal));
    }

    [Fact]
    public void LastingIdOfAPresignedUrl_IsRotatedAsAnyOther()
        => Assert.False(Assert.Single(TextEvidence.Credentials($"?X-Amz-Credential={TestKeys.Id(5)}%2F20260101&X-Amz-Signature=00ff")).IsPresigned);

    [Fact]
    public void TokenOfAPresignedUrl_HasNothingToRevoke()
        => Assert.True(Assert.Single(TextEvidence.Credentials($"?X-Amz-Security-Token={TestKeys.MarkedToken(6)}&X-Amz-Signature=00ff")).IsPresigned);

    [Theory]
    [InlineData('I')]
    [InlineData('J')]
    public void KeyIdOfTheOldForm_HoldsNoAccount(char fifth)
        => Assert.Null(AccessKeyId.Account("AKIA" + fifth + TestKeys.Id()[5..]));

    [Fact]
    public void NumberBeyondTwelveDigits_IsNoAccount()
        => Assert.Null(AccessKeyId.Account("AKIA" + "7777777777777777"));

    [Fact]
    public void Description_ShowsFourCharactersOfEachEndAndNoSecret()
    {
        var id = TestKeys.IdOf(123456789012);
        var match = Assert.Single(CredentialScanner.Find(id)!);
        Assert.Equal($"Access key ID {id[..4]}…{id[^4..]} of account 123456789012", CredentialText.Describe(match));

        var secret = TestKeys.Secret();
        var text = CredentialText.Describe(Assert.Single(TextEvidence.Credentials("AWS_SECRET_ACCESS_KEY=" + secret)));
        Assert.Equal("Secret access key", text);

        var bedrock = Assert.Single(CredentialScanner.Find(TestKeys.LongLivedBedrock(account: "210987654321"))!);
        Assert.Equal("Amazon Bedrock API key (long-lived) of account 210987654321", CredentialText.Describe(bedrock));
    }
}
