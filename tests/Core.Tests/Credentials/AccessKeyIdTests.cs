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
        Assert.Equal($"Access key id {id[..4]}…{id[^4..]} of account 123456789012", CredentialText.Describe(match));

        var secret = TestKeys.Secret();
        var text = CredentialText.Describe(Assert.Single(TextEvidence.Credentials("AWS_SECRET_ACCESS_KEY=" + secret)));
        Assert.Equal("Secret access key", text);

        var bedrock = Assert.Single(CredentialScanner.Find(TestKeys.LongLivedBedrock(account: "210987654321"))!);
        Assert.Equal("Amazon Bedrock API key (long-lived) of account 210987654321", CredentialText.Describe(bedrock));
    }
}
