using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>Tokens and secrets of others beside those of AWS, in code: the method, the type and the nearest name decide.</summary>
public class ForeignTokenTests
{
    private const string Usings = "using Amazon.Runtime; using Amazon.S3; using System.Net;\n";

    [Theory]
    [InlineData("string token = \"$JWT$\";")]
    [InlineData("const string SessionToken = \"$JWT$\";")]
    [InlineData("string IdToken => \"$JWT$\";")]
    [InlineData("void Verify(string token) { } void M() => Verify(\"$JWT$\");")]
    [InlineData("void M(System.Net.Http.HttpClient c) => c.DefaultRequestHeaders.Add(\"Authorization\", \"Bearer $JWT$\");")]
    [InlineData("string id = {|IAM0001:\"$ID$\"|}; string token = \"$JWT$\";")]
    [InlineData("object M() => new BasicAWSCredentials(\"x\", \"$JWT$\");")]
    public Task WebToken_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => new SessionAWSCredentials(\"x\", \"y\", {|IAM0003:\"$JWT$\"|});")]
    [InlineData("object M() { var t = {|IAM0003:\"$JWT$\"|}; return new SessionAWSCredentials(\"x\", \"y\", t); }")]
    [InlineData("void M() => System.Environment.SetEnvironmentVariable(\"AWS_SESSION_TOKEN\", {|IAM0003:\"$JWT$\"|});")]
    [InlineData("void M() => System.Environment.SetEnvironmentVariable(\"AWS_BEARER_TOKEN_BEDROCK\", {|IAM0003:\"$JWT$\"|});")]
    [InlineData("string AwsSessionToken = {|IAM0003:\"$JWT$\"|};")]
    public Task WebTokenInAPlaceOfAws_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("bool VerifyRecaptcha(string response) { var secretKey = \"$SECRET$\"; return secretKey == response; }")]
    [InlineData("void VerifyRecaptcha(string secretKey) { } void M() => VerifyRecaptcha(\"$SECRET$\");")]
    [InlineData("void VerifyRecaptcha(string secretKey) { } void M() => VerifyRecaptcha(secretKey: \"$SECRET$\");")]
    [InlineData("class RecaptchaOptions { public string SecretKey { get; set; } } object M() => new RecaptchaOptions { SecretKey = \"$SECRET$\" };")]
    [InlineData("class RecaptchaAttribute : System.Attribute { public string SecretKey { get; set; } } [Recaptcha(SecretKey = \"$SECRET$\")] class D { }")]
    [InlineData("static class Stripe { public static void Use(string secret) { } } void M() => Stripe.Use(\"$SECRET$\");")]
    [InlineData("static class TurnstileKeys { public const string Secret = \"$SECRET$\"; }")]
    [InlineData("class AliyunOptions { public string AccessKeySecret { get; set; } } object M() => new AliyunOptions { AccessKeySecret = \"$SECRET$\" };")]
    [InlineData("class OssSettings { public string AccessKeySecret = \"$SECRET$\"; }")]
    [InlineData("class HuaweiCloudClient { public HuaweiCloudClient(string ak, string secretKey) { } } object M() => new HuaweiCloudClient(\"x\", \"$SECRET$\");")]
    [InlineData("void M(System.Collections.Generic.IDictionary<string, string> d) => d[\"Alibaba:AccessKeySecret\"] = \"$SECRET$\";")]
    public Task SecretOfAnotherService_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("class UploadClient { string _secretKey = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("class S3ClientFactory { string _secretKey = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("void Connect(string secretKey) { } void M() => Connect({|IAM0002:\"$SECRET$\"|});")]
    [InlineData("static class Recaptcha { public const string AwsSecretKey = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("class RefreshJob { string SecretKey => {|IAM0002:\"$SECRET$\"|}; }")]
    public Task SecretInAFileThatUsesTheSdk_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("static class AwsOptions { public const string AccessKeySecret = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("const string AwsAccessKeySecret = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("class AwsKeyAttribute : System.Attribute { public string SecretKey { get; set; } } [AwsKey(SecretKey = {|IAM0002:\"$SECRET$\"|})] class D { }")]
    [InlineData("class AwsSettings { public string SecretKey { get; set; } } object M() => new AwsSettings { SecretKey = {|IAM0002:\"$SECRET$\"|} };")]
    [InlineData("class AwsKey { public AwsKey(string id, string secret) { } } object M() => new AwsKey(\"x\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("record AwsKey(string Id, string Secret); object M() => new AwsKey(\"x\", Secret: {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("static class AwsTool { public static void Run(string secret) { } } void M() => AwsTool.Run({|IAM0002:\"$SECRET$\"|});")]
    public Task TypeThatSpeaksOfAws_IsEvidence(string members)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { " + members + " }");

    [Theory]
    [InlineData("const string AccessKeySecret = \"$SECRET$\";")]
    [InlineData("class SmsOptions { public string AccessKeyId { get; set; } public string AccessKeySecret { get; set; } } object M() => new SmsOptions { AccessKeyId = \"x\", AccessKeySecret = \"$SECRET$\" };")]
    [InlineData("void Send(string accessKeyId, string accessKeySecret) { } void M() => Send(\"x\", \"$SECRET$\");")]
    [InlineData("string accessKeySecret = \"$SECRET$\";")]
    public Task TermOfOtherCloudsWithoutAws_IsSilent(string members)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { " + members + " }");

    [Theory]
    [InlineData("object M() => new NetworkCredential({|IAM0001:\"$ID$\"|}, {|IAM0002:\"$SMTP$\"|});")]
    [InlineData("object M() { var user = {|IAM0001:\"$ID$\"|}; var password = {|IAM0002:\"$SMTP$\"|}; return new NetworkCredential(user, password); }")]
    [InlineData("const string SesSmtpPassword = {|IAM0002:\"$SMTP$\"|};")]
    [InlineData("object M() => new System.Net.Mail.SmtpClient(\"email-smtp.eu-west-1.amazonaws.com\") { Credentials = new NetworkCredential(\"x\", {|IAM0002:\"$SMTP$\"|}) };")]
    [InlineData("void M(System.Collections.Generic.IDictionary<string, string> d) => d[\"SES_SMTP_PASSWORD\"] = {|IAM0002:\"$SMTP$\"|};")]
    [InlineData("object M() => new NetworkCredential(System.Environment.GetEnvironmentVariable(\"SES_SMTP_USERNAME\"), {|IAM0002:\"$SMTP$\"|});")]
    public Task PasswordOfSmtp_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("const string Checksum = \"$SMTP$\";")]
    [InlineData("object M() => new NetworkCredential(\"user\", \"$SMTP$\");")]
    [InlineData("object M() => new System.Net.Mail.SmtpClient(\"smtp.example.org\") { Credentials = new NetworkCredential(\"x\", \"$SMTP$\") };")]
    [InlineData("string Nonce => \"$SMTP$\";")]
    public Task TextLikeAPasswordOfSmtp_IsSilent(string members) => VerifyAsync(members);

    [Fact]
    public async Task MessageOfAnSmtpPassword_DoesNotSpeakOfTheSdk()
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>(Fill("class C { string SesSmtpPassword = \"$SMTP$\"; }"));
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult("IAM0002", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .WithSpan(1, 36, 1, 82)
            .WithMessage("Amazon SES SMTP password is hard-coded; make new SMTP credentials if this was ever committed, and read them when the program runs"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("string id = System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"); string b = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("object M(System.Collections.Generic.IDictionary<string, string> d) => Use(d[\"AWS_ACCESS_KEY_ID\"], {|IAM0002:\"$SECRET$\"|}); object Use(string a, string b) => a + b;")]
    [InlineData("// AWS_ACCESS_KEY_ID\nconst string B = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M() { var (a, b) = (System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"), {|IAM0002:\"$SECRET$\"|}); }")]
    [InlineData("// AWS_ACCESS_KEY_ID {|IAM0002:$SECRET$|}\n")]
    public Task NameOfTheKeyId_IsEvidenceAsTheIdIs(string members) => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { " + members + " }");

    [Theory]
    [InlineData("string id = System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"); string hash = \"$SECRET$\";")]
    [InlineData("string id = System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\");\n\n\n\n\nstring b = \"$SECRET$\";")]
    [InlineData("string id = System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"); string clientSecret = \"$SECRET$\";")]
    [InlineData("string id = System.Environment.GetEnvironmentVariable(\"AWS_REGION\"); string b = \"$SECRET$\";")]
    public Task OtherValueBesideTheNameOfTheKeyId_IsSilent(string members) => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { " + members + " }");

    private static string Fill(string members)
        => members.Replace("$JWT$", TestKeys.Jwt(5), StringComparison.Ordinal).Replace("$SMTP$", TestKeys.Smtp(5), StringComparison.Ordinal);

    private static Task VerifyAsync(string members) => TestPrograms.Verify<HardCodedCredentialAnalyzer>(Usings + "class C { " + Fill(members) + " }", ReferenceAssemblies.AwsV4);
}
