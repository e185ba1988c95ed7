using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>Secrets whose names say nothing: what tells is that they reach the SDK, in whatever way.</summary>
public class SecretFlowTests
{
    private const string Usings = "using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.S3;\n";

    [Theory]
    [InlineData("string _b; public C() { _b = {|IAM0002:\"$SECRET$\"|}; } object M() => new BasicAWSCredentials(\"x\", _b);")]
    [InlineData("string _b; public C() => this._b = {|IAM0002:\"$SECRET$\"|}; object M() => new BasicAWSCredentials(\"x\", this._b);")]
    [InlineData("string B { get; } public C() { B = {|IAM0002:\"$SECRET$\"|}; } object M() => new AmazonS3Client(\"x\", B);")]
    [InlineData("string B { get; } = {|IAM0002:\"$SECRET$\"|}; object M() => new AmazonS3Client(\"x\", B);")]
    [InlineData("string B => {|IAM0002:\"$SECRET$\"|}; object M() => new AmazonS3Client(\"x\", B);")]
    [InlineData("string B { get { return {|IAM0002:\"$SECRET$\"|}; } } object M() => new AmazonS3Client(\"x\", B);")]
    [InlineData("string B() => {|IAM0002:\"$SECRET$\"|}; object M() => new AmazonS3Client(\"x\", B());")]
    [InlineData("string B() { return {|IAM0002:\"$SECRET$\"|}; } object M() => new AmazonS3Client(\"x\", B());")]
    [InlineData("object M() { string b; b = {|IAM0002:\"$SECRET$\"|}; return new AmazonS3Client(\"x\", b); }")]
    [InlineData("object M() { var a = {|IAM0002:\"$SECRET$\"|}; var b = a; return new AmazonS3Client(\"x\", b); }")]
    [InlineData("object M() { var a = {|IAM0002:\"$SECRET$\"|}; var b = (a); var d = b; return new AmazonS3Client(\"x\", d!); }")]
    [InlineData("object M() { string B() => {|IAM0002:\"$SECRET$\"|}; return new AmazonS3Client(\"x\", B()); }")]
    [InlineData("object M(string b = {|IAM0002:\"$SECRET$\"|}) => new AmazonS3Client(\"x\", b);")]
    [InlineData("object M(bool test) => new AmazonS3Client(\"x\", test ? \"y\" : {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("object M(string b) => new AmazonS3Client(\"x\", b ?? {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("void M() { var o = new CredentialProfileOptions(); o.SecretKey = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("void M() { var b = {|IAM0002:\"$SECRET$\"|}; var o = new CredentialProfileOptions { SecretKey = b }; }")]
    [InlineData("void M() { var b = {|IAM0002:\"$SECRET$\"|}; System.Environment.SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", b); }")]
    [InlineData("class D : AmazonS3Client { const string B = {|IAM0002:\"$SECRET$\"|}; public D() : base(\"x\", B) { } }")]
    [InlineData("class D() : AmazonS3Client(\"x\", {|IAM0002:\"$SECRET$\"|});")]
    public Task SecretHeldByOwnFile_IsReportedOnce(string members) => VerifyAsync("class C { " + members + " }");

    [Theory]
    [InlineData("static class K { public static string B { get; } = {|IAM0002:\"$SECRET$\"|}; }", "K.B")]
    [InlineData("static class K { public static string B => {|IAM0002:\"$SECRET$\"|}; }", "K.B")]
    [InlineData("static class K { public static string B() => {|IAM0002:\"$SECRET$\"|}; }", "K.B()")]
    [InlineData("static class K { public static string B; static K() { B = {|IAM0002:\"$SECRET$\"|}; } }", "K.B")]
    [InlineData("class K { public readonly string B = {|IAM0002:\"$SECRET$\"|}; }", "new K().B")]
    [InlineData("static class K { public const string B = {|IAM0002:\"$SECRET$\"|}; static object M() => new Amazon.Runtime.BasicAWSCredentials(\"x\", B); }", "K.B")]
    [InlineData("static class K { public const string B = {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|}; static object M() => new Amazon.Runtime.BasicAWSCredentials(\"x\", B); }", "K.B")]
    public async Task SecretOfAnotherFile_IsReportedOnceAtItsLiteral(string declaration, string use)
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>(
            Usings + "class C { object M() => new BasicAWSCredentials(\"x\", " + use + "); object N() => new AmazonS3Client(\"x\", " + use + "); }", ReferenceAssemblies.AwsV4);
        test.TestState.Sources.Add(TestPrograms.Fill(declaration));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("const string AwsSecret = {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|};")]
    [InlineData("const string H = \"$SECRET_HEAD$\"; const string AwsSecret = {|IAM0002:H + \"$SECRET_TAIL$\"|};")]
    [InlineData("const string H = \"$SECRET_HEAD$\"; const string AwsSecret = {|IAM0002:$\"{H}$SECRET_TAIL$\"|};")]
    [InlineData("string AwsSecret => {|IAM0002:string.Concat(\"$SECRET_HEAD$\", \"$SECRET_TAIL$\")|};")]
    [InlineData("string AwsSecret() { return {|IAM0002:string.Join(\"\", \"$SECRET_HEAD$\", \"$SECRET_TAIL$\")|}; }")]
    [InlineData("string AwsSecret { get; } = {|IAM0002:string.Format(\"{0}{1}\", \"$SECRET_HEAD$\", \"$SECRET_TAIL$\")|};")]
    [InlineData("void M() { var h = \"$SECRET_HEAD$\"; var t = \"$SECRET_TAIL$\"; var awsSecret = {|IAM0002:h + t|}; }")]
    [InlineData("void M() { System.Environment.SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|}); }")]
    [InlineData("char[] AwsSecret = {|IAM0002:{ $SECRET_CHARS$ }|};")]
    [InlineData("string AwsSecret = new string({|IAM0002:new[] { $SECRET_CHARS$ }|});")]
    [InlineData("string AwsSecret = \"\" + {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("string Connection = \"Region=x;AwsSecretKey=\" + {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("string Connection = $\"{1}{|IAM0002:AwsSecretKey=$SECRET$|}\";")]
    public Task NamedSecretInPieces_IsReportedOnce(string members) => VerifyAsync("class C { " + members + " }");

    [Theory]
    [InlineData("object M() { var h = \"$SECRET_HEAD$\"; var b = {|IAM0002:h + \"$SECRET_TAIL$\"|}; return new BasicAWSCredentials(\"x\", b); }")]
    [InlineData("object M() { var b = {|IAM0002:\"$SECRET_HEAD$\"|}; b += \"$SECRET_TAIL$\"; return new BasicAWSCredentials(\"x\", b); }")]
    [InlineData("static readonly string B = {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|}; object M() => new BasicAWSCredentials(\"x\", B); object N() => new BasicAWSCredentials(\"y\", B);")]
    [InlineData("const string AwsSecret = {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|}; object M() => new BasicAWSCredentials(\"x\", AwsSecret);")]
    [InlineData("object M() => new BasicAWSCredentials(\"x\", secretKey: {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|});")]
    [InlineData("object M() => new BasicAWSCredentials(\"x\", new string({|IAM0002:new[] { $SECRET_CHARS$ }|}));")]
    [InlineData("object M() => new BasicAWSCredentials(\"x\", System.Text.Encoding.UTF8.GetString({|IAM0002:new byte[] { $SECRET_BYTES$ }|}));")]
    public Task SecretInPiecesThatReachesTheSdk_IsReportedOnce(string members) => VerifyAsync("class C { " + members + " }");

    [Theory]
    [InlineData("object M(AmazonS3Client s3) => s3.GetObjectAsync(\"bucket\", \"$SECRET$\");")]
    [InlineData("object M(IAmazonS3 s3) => s3.GetObjectAsync(\"bucket\", \"$SECRET$\");")]
    [InlineData("object M(AmazonS3Client s3) { var b = \"$SECRET$\"; return s3.DeleteObjectAsync(\"bucket\", b); }")]
    [InlineData("object M(BasicAWSCredentials c) => c.Equals(\"$SECRET$\");")]
    [InlineData("string _b; C() { _b = \"$SECRET$\"; } object M() => new BasicAWSCredentials(\"x\", \"y\" + _b.Length);")]
    [InlineData("string _b = \"$SECRET$\"; object M(string _b) => new BasicAWSCredentials(\"x\", _b);")]
    [InlineData("const string ClientSecret = \"$SECRET$\";")]
    [InlineData("const string JwtSecretKey = \"$SECRET$\";")]
    [InlineData("const string AwsSecretHash = \"$SECRET$\";")]
    [InlineData("const string AwsSecretName = \"$SECRET$\";")]
    [InlineData("const string Id = {|IAM0001:\"$ID$\"|}; const string Hash = \"$SECRET$\"; const string ClientSecret = \"$SECRET$\";")]
    [InlineData("const string Checksum = \"$SECRET_HEAD$\" + \"$SECRET_TAIL$\";")]
    public Task RandomTextThatIsNoSecretOfAws_IsSilent(string members) => VerifyAsync("class C { " + members + " }");

    private static Task VerifyAsync(string program) => TestPrograms.Verify<HardCodedCredentialAnalyzer>(Usings + program, ReferenceAssemblies.AwsV4);
}
