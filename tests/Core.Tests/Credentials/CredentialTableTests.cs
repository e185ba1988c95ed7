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

    [Theory]
    [InlineData("\\/", "\\u002B")]
    [InlineData("\\u002f", "\\u002b")]
    [InlineData("%2F", "%2B")]
    public void SecretWithEscapedSigns_IsFoundWhereItIsWritten(string slash, string plus)
    {
        var secret = TestKeys.Secret()[..36] + "/a+9";
        var written = secret.Replace("/", slash, StringComparison.Ordinal).Replace("+", plus, StringComparison.Ordinal);
        var text = "{\"Path\": \"a" + slash + "b\", \"AwsSecretKey\": \"" + written + "\"}";
        var match = Assert.Single(TextEvidence.Credentials(text));
        Assert.Equal((secret, written), (match.Value, text.Substring(match.Start, match.Length)));

        text = "https://" + TestKeys.Id() + ":" + written + "@host/a" + slash + "b";
        Assert.Equal([TestKeys.Id(), written], TextEvidence.Credentials(text).Select(one => text.Substring(one.Start, one.Length)));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%2")]
    [InlineData("%zz\\u00\\")]
    [InlineData("100 % of \\u0041 and C:\\temp")]
    public void TextWithOtherEscapes_IsReadAsItIs(string text) => Assert.Null(EscapedText.Read(text));

    [Fact]
    public void Tables_AreAsLongAsPromised()
    {
        Assert.InRange(PositiveCases.All().Select(static one => one.Text).Distinct().Count(), 150, 1000);
        Assert.InRange(NegativeCases.All().Select(static one => one.Text).Distinct().Count(), 300, 1000);
    }
}
