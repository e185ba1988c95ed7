using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>IAM0002 and IAM0003: values without a prefix need evidence.</summary>
public class HardCodedSecretTests
{
    [Theory]
    [InlineData("var awsSecret = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("const string AWS_SECRET_KEY = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("var secretAccessKey = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("string secretAccessKey; secretAccessKey = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("System.Environment.SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("var d = new System.Collections.Generic.Dictionary<string, string> { [\"AWS:SecretKey\"] = {|IAM0002:\"$SECRET$\"|} };")]
    [InlineData("var d = new System.Collections.Generic.Dictionary<string, string> { { \"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|} } };")]
    [InlineData("var d = new System.Collections.Generic.Dictionary<string, string>(); d[\"aws_secret_access_key\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("var d = new System.Collections.Generic.Dictionary<string, string>(); d.Add(\"AWS:SecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("var p = new System.Diagnostics.ProcessStartInfo(); p.Environment[\"AWS_SECRET_ACCESS_KEY\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("var s = System.Environment.GetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\") ?? {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("var s = System.Environment.NewLine switch { \"aws_secret_access_key\" => {|IAM0002:\"$SECRET$\"|}, _ => \"\" };")]
    [InlineData("var t = (AwsSecret: {|IAM0002:\"$SECRET$\"|}, B: 1);")]
    [InlineData("var t = new { AwsSecretKey = {|IAM0002:\"$SECRET$\"|} };")]
    [InlineData("var c = {|IAM0002:\"Region=x;AwsSecretKey=$SECRET$\"|};")]
    [InlineData("var c = {|IAM0002:@\"{ \"\"AWS\"\": { \"\"SecretKey\"\": \"\"$SECRET$\"\" } }\"|};")]
    [InlineData("var c = {|IAM0002:\"export AWS_SECRET_ACCESS_KEY=$SECRET$\"|};")]
    [InlineData("void Connect(string awsSecretKey) { } Connect({|IAM0002:\"$SECRET$\"|});")]
    [InlineData("void Connect(string a, string b = \"\", string awsSecretKey = \"\") { } Connect(\"x\", awsSecretKey: {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string AwsSecret() => {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("string AwsSecret() { return {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("var awsSecret = System.Text.Encoding.UTF8.GetBytes({|IAM0002:\"$SECRET$\"|});")]
    [InlineData("var awsSecretKey = System.Environment.NewLine; var same = awsSecretKey == {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("var a = {|IAM0001:\"$ID$\"|}; var b = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("var a = {|IAM0001:\"$ID$\"|};\n\n\nvar b = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("var a = {|IAM0001:{|IAM0002:\"$ID$:$SECRET$\"|}|};")]
    [InlineData("var a = {|IAM0001:{|IAM0002:\"https://$ID$:$SECRET_ESCAPED$@bucket/\"|}|};")]
    [InlineData("string[] a = [{|IAM0001:\"$ID$\"|}, {|IAM0002:\"$SECRET$\"|}];")]
    [InlineData("// aws_secret_access_key={|IAM0002:$SECRET$|}")]
    [InlineData("var awsSessionToken = {|IAM0003:\"$TOKEN$\"|};")]
    [InlineData("System.Environment.SetEnvironmentVariable(\"AWS_SESSION_TOKEN\", {|IAM0003:\"$TOKEN$\"|});")]
    [InlineData("var a = {|IAM0003:\"$MARKED$\"|};")]
    [InlineData("var a = {|IAM0003:\"$ABSK$\"|};")]
    [InlineData("var a = {|IAM0003:\"Bearer $BEDROCK$\"|};")]
    [InlineData("var a = {|IAM0003:\"$ABSK$\"u8|};")]
    public Task NamedSecretInStatement_IsReported(string statement)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { void M() {\n" + statement + "\n} }");

    [Theory]
    [InlineData("class C { string AwsSecretKey { get; } = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("class C { string AwsSecretKey => {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("class C { string AwsSecretKey { get { return {|IAM0002:\"$SECRET$\"|}; } } }")]
    [InlineData("class C { void M(string awsSecret = {|IAM0002:\"$SECRET$\"|}) { } }")]
    [InlineData("namespace Shop.Aws { class C { string _secretKey = {|IAM0002:\"$SECRET$\"|}; } }")]
    [InlineData("class S3Settings { string SecretKey = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("class A : System.Attribute { public string AwsSecret; } [A(AwsSecret = {|IAM0002:\"$SECRET$\"|})] class C { }")]
    [InlineData("class A : System.Attribute { public A(string awsSecret) { } } [A({|IAM0002:\"$SECRET$\"|})] class C { }")]
    [InlineData("class C { const string Pair = {|IAM0001:\"$ID$\"|}; const string Other = {|IAM0002:\"$SECRET$\"|}; }")]
    public Task NamedSecretInMember_IsReported(string program) => TestPrograms.Verify<HardCodedCredentialAnalyzer>(program);

    [Theory]
    [InlineData("new BasicAWSCredentials({|IAM0001:\"$ID$\"|}, {|IAM0002:\"$SECRET$\"|})")]
    [InlineData("new BasicAWSCredentials(\"x\", {|IAM0002:\"$SECRET$\"|})")]
    [InlineData("new SessionAWSCredentials(\"x\", {|IAM0002:\"$SECRET$\"|}, {|IAM0003:\"$TOKEN$\"|})")]
    [InlineData("new ImmutableCredentials(\"x\", {|IAM0002:\"$SECRET$\"|}, null)")]
    [InlineData("new AmazonS3Client(\"x\", {|IAM0002:\"$SECRET$\"|})")]
    [InlineData("new AmazonS3Client(\"x\", {|IAM0002:\"$SECRET$\"|}, Amazon.RegionEndpoint.EUWest1)")]
    [InlineData("new AmazonS3Client(\"x\", {|IAM0002:\"$SECRET$\"|}, {|IAM0003:\"$TOKEN$\"|}, new AmazonS3Config())")]
    [InlineData("new CredentialProfileOptions { AccessKey = \"x\", SecretKey = {|IAM0002:\"$SECRET$\"|}, Token = {|IAM0003:\"$TOKEN$\"|} }")]
    [InlineData("new BasicAWSCredentials(\"x\", {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|})")]
    public Task SecretAtSink_IsReported(string expression)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>(
            "using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.S3;\nclass C { object M() => " + expression + "; }",
            ReferenceAssemblies.AwsV4);

    [Theory]
    [InlineData("object M() { var a = \"x\"; var b = {|IAM0002:\"$SECRET$\"|}; return new BasicAWSCredentials(a, b); }")]
    [InlineData("const string B = {|IAM0002:\"$SECRET$\"|}; object M() => new BasicAWSCredentials(\"x\", B);")]
    [InlineData("static readonly string B = {|IAM0002:\"$SECRET$\"|}; object M() => new AmazonS3Client(\"x\", B);")]
    [InlineData("object M() => new BasicAWSCredentials(\"x\", K.B); object N() => new BasicAWSCredentials(\"x\", K.B);", "static class K { public const string B = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("object M() { BasicAWSCredentials c = new(\"x\", K.B); return c; }", "static class K { public static readonly string B = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("class S3 : AmazonS3Client { public S3() : base(\"x\", {|IAM0002:\"$SECRET$\"|}) { } }")]
    [InlineData("object M() { var a = \"$SECRET_HEAD$\"; var b = \"$SECRET_TAIL$\"; return new BasicAWSCredentials(\"x\", {|IAM0002:a + b|}); }")]
    public Task SecretThatReachesSink_IsReportedOnceAtItsLiteral(string members, string other = "")
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("using Amazon.Runtime; using Amazon.S3;\nclass C { " + members + " }\n" + other, ReferenceAssemblies.AwsV4);

    [Fact]
    public Task SecretAtSinkOfVersion3_IsReported()
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>(
            """
            using Amazon.Runtime; using Amazon.S3; using Amazon.Util;
            class C
            {
                object M() => new AmazonS3Client({|IAM0001:"$ID$"|}, {|IAM0002:"$SECRET$"|});
                void P() => ProfileManager.RegisterProfile("p", "x", {|IAM0002:"$SECRET$"|});
            }
            """,
            ReferenceAssemblies.AwsV3Net45);

    [Theory]
    [InlineData("var a = \"$SECRET$\";")]
    [InlineData("var hash = \"$SECRET$\";")]
    [InlineData("var secretKey = \"$SECRET$\";")]
    [InlineData("var clientSecret = \"$SECRET$\";")]
    [InlineData("var d = new System.Collections.Generic.Dictionary<string, string> { [\"Jwt:SecretKey\"] = \"$SECRET$\" };")]
    [InlineData("var awsSecretHash = Hash(\"$SECRET$\"); string Hash(string text) => text;")]
    [InlineData("var token = \"$TOKEN$\";")]
    [InlineData("var sessionToken = \"$TOKEN$\";")]
    [InlineData("var awsSecret = \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\";")]
    [InlineData("var awsSecret = \"0123456789abcdef0123456789abcdef01234567\";")]
    [InlineData("var awsSecret = \"test\"; var awsAccessKey = \"test\";")]
    [InlineData("// the checksum $SECRET$")]
    public Task SecretWithoutEvidence_IsSilent(string statement)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { void M() {\n" + statement + "\n} }");

    [Fact]
    public Task EmulatorCredentials_AreSilent()
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>(
            """
            using Amazon.Runtime; using Amazon.S3;
            class C
            {
                object A() => new AmazonS3Client("test", "test", new AmazonS3Config { ServiceURL = "http://localhost:4566" });
                object B() => new BasicAWSCredentials("fakeMyKeyId", "fakeSecretAccessKey");
                object D() => new BasicAWSCredentials("LKIAQAAAAAAAAABCDEFG", "0000000000000000000000000000000000000000");
                object E() => new AnonymousAWSCredentials();
                void F() => System.Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "dummy");
            }
            """,
            ReferenceAssemblies.AwsV4);
}
