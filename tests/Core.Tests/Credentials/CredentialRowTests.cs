using IamAnalyzers.Core.Credentials;
using Xunit;

namespace IamAnalyzers.Core.Tests.Credentials;

/// <summary>
/// The reported cases of texts and files, a test for each row of their table: the reported input first, then siblings as people write them.
/// The rows of C# code are in the tests of analyzers, those of fixes in the tests of fixes, the baseline's in the tests of builds.
/// </summary>
public class CredentialRowTests
{
    private static readonly string Id = TestKeys.Id(901);
    private static readonly string Secret = TestKeys.Secret(902);
    private static readonly string Bedrock = TestKeys.ShortLivedBedrock(903);
    private static readonly string LongBedrock = TestKeys.LongLivedBedrock(904);

    [Theory]
    [InlineData("BEDROCK")]
    [InlineData("export AWS_BEARER_TOKEN_BEDROCK=BEDROCK\n")]
    [InlineData("{ \"Bedrock\": { \"ApiKey\": \"BEDROCK\", \"Region\": \"us-east-1\" } }")]
    [InlineData("curl -H \"Authorization: Bearer BEDROCK\" https://bedrock-runtime.us-east-1.amazonaws.com/model/x/converse")]
    [InlineData("env:\n  - name: AWS_BEARER_TOKEN_BEDROCK\n    value: BEDROCK\n")]
    [InlineData("<add key=\"BedrockKey\" value=\"LONG\" />")]
    public void Row03_BedrockKey_IsOneFindingOfTheWholeValue(string place)
    {
        var text = Fill(place);
        var match = Assert.Single(TextEvidence.Credentials(text));
        var value = place.Contains("LONG", StringComparison.Ordinal) ? LongBedrock : Bedrock;
        Assert.Equal((CredentialKind.BedrockApiKey, value), (match.Kind, match.Value));
        Assert.Equal(CredentialText.Hash(value), CredentialText.Hash(text.Substring(match.Start, match.Length)));
    }

    [Theory]
    [InlineData("<setting name=\"AWSSecretKey\"><value>SECRET</value></setting>")]
    [InlineData("<data name=\"AwsSecretKey\" xml:space=\"preserve\"><value>SECRET</value><comment>rotate</comment></data>")]
    [InlineData("<add value=\"SECRET\" key=\"AWSSecretKey\" />")]
    [InlineData("{ \"value\": \"SECRET\", \"slotSetting\": false, \"name\": \"AWS_SECRET_ACCESS_KEY\" }")]
    [InlineData("- value: SECRET\n  secret: true\n  name: AWS_SECRET_ACCESS_KEY\n")]
    [InlineData("Parameters:\n  AwsSecretKey:\n    Type: String\n    NoEcho: true\n    Default: SECRET\n")]
    [InlineData("<appSettings>\n  <add\n    key=\"AWSSecretKey\"\n    value=\"SECRET\" />\n</appSettings>")]
    [InlineData("<environmentVariables>\n  <environmentVariable name=\"AWS_SECRET_ACCESS_KEY\" value=\"SECRET\" />\n</environmentVariables>")]
    [InlineData("{\"profiles\": {\"Api\": {\"commandName\": \"Project\", \"environmentVariables\": {\"AWS_REGION\": \"x\", \"AWS_SECRET_ACCESS_KEY\": \"SECRET\"}}}}")]
    [InlineData("services:\n  api:\n    environment:\n      - AWS_REGION=eu-west-1\n      - AWS_SECRET_ACCESS_KEY=SECRET\n")]
    [InlineData("{\"Parameters\": {\"AwsSecretKey\": {\"NoEcho\": true, \"Default\": \"SECRET\", \"Type\": \"String\"}}}")]
    [InlineData("<RunSettings><TestRunParameters><Parameter name=\"awsSecretKey\" value=\"SECRET\" /></TestRunParameters></RunSettings>")]
    public void Row05_NameAnywhereInTheEntry_IsEvidence(string text) => AssertSecret(text);

    [Theory]
    [InlineData("<setting name=\"AWSSecretKey\"><value /></setting><setting name=\"Etag\"><value>SECRET</value></setting>")]
    [InlineData("[{ \"name\": \"AWS_SECRET_ACCESS_KEY\", \"valueFrom\": \"x\" }, { \"name\": \"ETAG\", \"value\": \"SECRET\" }]")]
    [InlineData("- name: AWS_SECRET_ACCESS_KEY\n  valueFrom: x\n- name: ETAG\n  value: SECRET\n")]
    [InlineData("Parameters:\n  AwsSecretKey:\n    Type: String\n  Etag:\n    Default: SECRET\n")]
    public void Row05_NameOfAnotherEntry_IsNone(string text) => Assert.Empty(TextEvidence.Credentials(Fill(text)));

    [Theory]
    [InlineData("AWS_REGION=eu-west-1\nDJANGO_SECRET_KEY=SECRET\n")]
    [InlineData("AWS_PROFILE=dev\nAWS_REGION=eu-west-1\nSECRET_KEY_BASE=SECRET\n")]
    [InlineData("export AWS_REGION=eu-west-1\nexport FLASK_SECRET_KEY=SECRET\n")]
    [InlineData("AWS_ACCESS_KEY_ID=${X}\nCLERK_SECRET_KEY=SECRET\n")]
    [InlineData("S3_BUCKET=photos\nCLERK_SECRET_KEY=SECRET\n")]
    [InlineData("{\"AWS\": {\"Region\": \"eu-west-1\", \"Profile\": \"dev\"}, \"SecretKey\": \"SECRET\"}")]
    public void SecretOfAnotherProductBesideASettingOfAws_IsNoCredential(string text) => Assert.Empty(TextEvidence.Credentials(Fill(text)));

    [Theory]
    [InlineData("ACCESS_KEY=x\nSECRET_KEY=SECRET\n")]
    [InlineData("SHOP_ACCESS_KEY_ID=x\nSHOP_SECRET_KEY=SECRET\n")]
    [InlineData("DJANGO_AWS_SECRET_KEY=SECRET\n")]
    [InlineData("{\"AWS\": {\"Region\": \"eu-west-1\"}, \"AccessKey\": \"x\", \"SecretKey\": \"SECRET\"}")]
    public void SecretBesideAKeyIdOfItsPrefix_IsReported(string text) => AssertSecret(text);

    [Theory]
    [InlineData("SecretAccessKeyID=SECRET")]
    [InlineData("secret_access_key_id: SECRET")]
    [InlineData("\"AwsSecretAccessKeyId\": \"SECRET\"")]
    [InlineData("<add key=\"SecretAccessKeyId\" value=\"SECRET\" />")]
    [InlineData("export AWS_SECRET_ACCESS_KEY_ID='SECRET'")]
    public void Row06_StrongTermInATextWins(string text) => AssertSecret(text);

    [Theory]
    [InlineData("AWS_SECRET_ACCESS_KEY={0}", "Platform/Services/Storage/Aws1/SecretKeyHolder")]
    [InlineData("aws_secret_access_key = {0}", "src/Company/Product/Aws/KeySecretHolder/Main")]
    [InlineData("\"AwsSecretKey\": \"{0}\"", "secrets/prod/Payments/Aws/UploaderSecret01/Key")]
    [InlineData("awsSecret: {0}", "Kv/Data/Team7/Payments/Aws/Uploader/SecretKey")]
    [InlineData("<add key=\"AWSSecretKey\" value=\"{0}\" />", "config/Env/Production/Aws/S3/SecretAccessKey")]
    public void Row09_PathOfFortyCharacters_IsSilent(string place, string path)
        => Assert.Empty(TextEvidence.Credentials(string.Format(System.Globalization.CultureInfo.InvariantCulture, place, path[..SecretShape.Length])));

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOP")]
    [InlineData("YOURACCESSKEYIDX")]
    [InlineData("DUMMYACCESSKEYAB")]
    [InlineData("FAKEACCESSKEYIDX")]
    [InlineData("QRSTUVWXYZ234567")]
    [InlineData("CHANGEMECHANGEME")]
    [InlineData("MYPLACEHOLDERKEY")]
    [InlineData("THISISATESTKEYXX")]
    [InlineData("ENTERYOURKEYHERE")]
    public void Row10_PlaceholderOfAKeyId_IsSilent(string letters)
    {
        Assert.Empty(TextEvidence.Credentials("aws_access_key_id = AKIA" + letters));
        Assert.Empty(TextEvidence.Credentials("\"AccessKey\": \"ASIA" + letters + "\""));
    }

    private static void AssertSecret(string text)
    {
        var match = Assert.Single(TextEvidence.Credentials(Fill(text)));
        Assert.Equal((CredentialKind.SecretAccessKey, Secret), (match.Kind, match.Value));
    }

    private static string Fill(string text) => text
        .Replace("\"SECRET\"", $"\"{Secret}\"", StringComparison.Ordinal)
        .Replace("'SECRET'", $"'{Secret}'", StringComparison.Ordinal)
        .Replace(">SECRET<", $">{Secret}<", StringComparison.Ordinal)
        .Replace("=SECRET", "=" + Secret, StringComparison.Ordinal)
        .Replace(": SECRET", ": " + Secret, StringComparison.Ordinal)
        .Replace("AWS_BEARER_TOKEN_BEDROCK", "AWS_BEARER_TOKEN_\0", StringComparison.Ordinal)
        .Replace("BEDROCK", Bedrock, StringComparison.Ordinal)
        .Replace("AWS_BEARER_TOKEN_\0", "AWS_BEARER_TOKEN_BEDROCK", StringComparison.Ordinal)
        .Replace("LONG", LongBedrock, StringComparison.Ordinal)
        .Replace("$ID$", Id, StringComparison.Ordinal);
}
