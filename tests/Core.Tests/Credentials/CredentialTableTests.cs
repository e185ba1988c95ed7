using IamAnalyzers.Core.Credentials;
using Xunit;

namespace IamAnalyzers.Core.Tests.Credentials;

public class CredentialTableTests
{
    public static TheoryData<string> Positives() => new(PositiveCases.All().Select(static one => one.Name));

    public static TheoryData<string> Negatives() => new(NegativeCases.All().Select(static one => one.Name));

    [Theory]
    [MemberData(nameof(Positives))]
    public void TextWithCredential_IsFound(string name)
    {
        var (_, text, expected) = PositiveCases.All().Single(one => one.Name == name);
        var found = TextEvidence.Credentials(text).ToArray();
        Assert.Equal(expected, found.Select(static match => (match.Kind, match.Value)));
        Assert.All(found, match => Assert.InRange(match.Start, 0, text.Length - match.Length));
    }

    [Theory]
    [MemberData(nameof(Negatives))]
    public void TextWithoutCredential_IsSilent(string name)
    {
        var (_, text) = NegativeCases.All().Single(one => one.Name == name);
        Assert.Empty(TextEvidence.Credentials(text));
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID={0}\nJWT_SECRET={1}")]
    [InlineData("{{ \"AWS\": {{ \"AccessKey\": \"{0}\" }}, \"Jwt\": {{ \"SecretKey\": \"{1}\" }} }}")]
    [InlineData("id={0} clientSecret={1}")]
    [InlineData("{0}\nchecksum: {1}")]
    public void SecretOfOthersBesideAKeyId_IsNotTakenForItsSecret(string place)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, place, TestKeys.Id(), TestKeys.Secret());
        Assert.Equal(CredentialKind.AccessKeyId, Assert.Single(TextEvidence.Credentials(text)).Kind);
    }

    [Fact]
    public void Tables_AreAsLongAsPromised()
    {
        Assert.InRange(PositiveCases.All().Select(static one => one.Text).Distinct().Count(), 150, 1000);
        Assert.InRange(NegativeCases.All().Select(static one => one.Text).Distinct().Count(), 300, 1000);
    }
}
