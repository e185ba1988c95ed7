using IamAnalyzers.Analyzers.Credentials;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>
/// The reported cases of C# code, a test for each row of their table: the reported input first, then siblings as people write them. The
/// rows of texts and files are in the tests of the core, those of fixes in the tests of fixes, the baseline's in the tests of builds.
/// </summary>
public class CredentialRowTests
{
    private const string Sdk = "using Amazon.Runtime; using Amazon.S3;\n";

    [Theory]
    [InlineData("void M(Options o) { o.AccessKey = System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"); o.Other = {|IAM0002:\"$SECRET$\"|}; } class Options { public string AccessKey, Other; }")]
    [InlineData("object M() { var (id, b) = (System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"), {|IAM0002:\"$SECRET$\"|}); return id + b; }")]
    [InlineData("string[] M() => [System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"), {|IAM0002:\"$SECRET$\"|}];")]
    [InlineData("static readonly string A = System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"); const string B = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void Login(string a, string b) { } void M() => Login(System.Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"), {|IAM0002:\"$SECRET$\"|});")]
    public Task Row01_NameOfTheIdBesideASecret_IsEvidence(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("const string SecretAccessKeyID = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("string AwsSecretAccessKeyId => {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M(string secretAccessKeyId = {|IAM0002:\"$SECRET$\"|}) { }")]
    [InlineData("void M(System.Collections.Generic.IDictionary<string, string> d) => d[\"SecretAccessKeyId\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("class O { public string AWSSecretKeyID { get; set; } } object M() => new O { AWSSecretKeyID = {|IAM0002:\"$SECRET$\"|} };")]
    public Task Row06_StrongTerm_WinsOverTheWordBehindIt(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("string token = \"$JWT$\";")]
    [InlineData("class CognitoTests { const string IdToken = \"$JWT$\", AccessToken = \"$JWT$\", RefreshToken = \"$JWT$\"; }")]
    [InlineData("void M(System.Net.Http.HttpClient c) => c.DefaultRequestHeaders.Authorization = new(\"Bearer\", \"$JWT$\");")]
    [InlineData("object M() => new { accessToken = \"$JWT$\", token_type = \"Bearer\" };")]
    [InlineData("string M(string sessionToken) => sessionToken == \"$JWT$\" ? \"yes\" : \"no\";")]
    public Task Row07_WebTokenBesideTheSdk_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => new SessionAWSCredentials(\"x\", \"y\", {|IAM0003:\"$JWT$\"|});")]
    [InlineData("void M() => System.Environment.SetEnvironmentVariable(\"AWS_BEARER_TOKEN_BEDROCK\", {|IAM0003:\"$JWT$\"|});")]
    [InlineData("const string AwsSessionToken = {|IAM0003:\"$JWT$\"|};")]
    [InlineData("void M(System.Diagnostics.ProcessStartInfo p) => p.Environment[\"AWS_SESSION_TOKEN\"] = {|IAM0003:\"$JWT$\"|};")]
    public Task Row07_WebTokenInAPlaceOfAws_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("bool VerifyRecaptcha(string response) { const string secretKey = \"$SECRET$\"; return Post(secretKey, response); } bool Post(string a, string b) => true;")]
    [InlineData("object M() => new { AWS = new { Jwt = new { Secret = \"$SECRET$\" } } };")]
    [InlineData("const string SecretHeader = \"$SECRET$\";")]
    [InlineData("object M() => new System.Collections.Generic.Dictionary<string, string> { [\"Jwt:SecretKey\"] = \"$SECRET$\" };")]
    [InlineData("class JwtTokenService { readonly string _secretKey = \"$SECRET$\"; }")]
    [InlineData("void M() { var stripeOptions = new Settings { SecretKey = \"$SECRET$\" }; } class Settings { public string SecretKey; }")]
    [InlineData("void M(System.Net.Http.HttpRequestMessage m) => m.Headers.Add(\"X-Webhook-Secret\", \"$SECRET$\");")]
    public Task Row08_SecretOfAnotherService_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => (\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string[] M() => [\"--aws-secret-key\", {|IAM0002:\"$SECRET$\"|}];")]
    [InlineData("class AwsKeyAttribute : System.Attribute { public string SecretKey { get; set; } } [AwsKey(SecretKey = {|IAM0002:\"$SECRET$\"|})] class D { }")]
    [InlineData("string M() { var b = new System.Text.StringBuilder(); b.Append(\"aws_secret_access_key=\"); b.Append({|IAM0002:\"$SECRET$\"|}); return b.ToString(); }")]
    [InlineData("void M() => System.Diagnostics.Process.Start(\"tool\", new[] { \"--aws-secret-key\", {|IAM0002:\"$SECRET$\"|}, \"--region\", \"x\" });")]
    [InlineData("void M(System.Collections.Generic.List<(string, string)> l) => l.Add((\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|}));")]
    [InlineData("class SettingAttribute : System.Attribute { public SettingAttribute(string name, string value) { } } [Setting(\"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|})] class D { }")]
    [InlineData("string M() => new System.Text.StringBuilder().Append(\"aws_secret_access_key=\").Append({|IAM0002:\"$SECRET$\"|}).ToString();")]
    public Task Row11_PairsListsAttributesAndBuilders_AreReported(string members) => VerifyAsync(members);

    private static Task VerifyAsync(string members)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>(Sdk + "class C { " + members + " }", Testing.ReferenceAssemblies.AwsV4);
}
