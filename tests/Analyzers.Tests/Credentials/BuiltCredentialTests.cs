using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>Credentials that a program puts together or hands on, in each of the ways that the reader of texts knows.</summary>
public class BuiltCredentialTests
{
    private const string Usings = "using Amazon.Runtime; using Amazon.S3; using System.Collections.Generic; using System.Linq; using System.Text;\n";

    [Theory]
    [InlineData("object M() { var (a, b) = (\"x\", {|IAM0002:\"$SECRET$\"|}); return new BasicAWSCredentials(a, b); }")]
    [InlineData("object M() { string a, b; (a, b) = (\"x\", {|IAM0002:\"$SECRET$\"|}); return new BasicAWSCredentials(a, b); }")]
    [InlineData("object M() { var t = (\"x\", {|IAM0002:\"$SECRET$\"|}); return new BasicAWSCredentials(t.Item1, t.Item2); }")]
    [InlineData("object M() { var t = (A: \"x\", B: {|IAM0002:\"$SECRET$\"|}); return new BasicAWSCredentials(t.A, t.B); }")]
    [InlineData("(string A, string B) T() => (\"x\", {|IAM0002:\"$SECRET$\"|}); object M() { var (a, b) = T(); return new BasicAWSCredentials(a, b); }")]
    [InlineData("(string A, string B) T() => (\"x\", {|IAM0002:\"$SECRET$\"|}); object M() => new BasicAWSCredentials(T().A, T().B);")]
    [InlineData("object M() { var (a, b) = ({|IAM0001:\"$HEAD$\" + \"$TAIL$\"|}, {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|}); return new BasicAWSCredentials(a, b); }")]
    public Task Tuple_IsFollowedToTheSdk(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("var (id, awsSecret) = (\"x\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("(string id, string awsSecret) = (\"x\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("(string Id, string AwsSecret) t = (\"x\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("var t = (\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("var t = (Name: \"AWS_SECRET_ACCESS_KEY\", Value: {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("var t = new[] { (\"AWS_REGION\", \"x\"), (\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|}) };")]
    [InlineData("List<(string, string)> t = [(\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|})];")]
    public Task TupleThatNamesASecret_IsReported(string statement) => VerifyAsync("void M() { " + statement + " }");

    [Theory]
    [InlineData("string[] a = [\"--aws-secret-key\", {|IAM0002:\"$SECRET$\"|}];")]
    [InlineData("var a = new[] { \"--aws-secret-access-key\", {|IAM0002:\"$SECRET$\"|} };")]
    [InlineData("var a = new string[] { \"run\", \"--aws-secret-access-key\", {|IAM0002:\"$SECRET$\"|}, \"-v\" };")]
    [InlineData("var a = new List<string> { \"--aws-secret-key\", {|IAM0002:\"$SECRET$\"|} };")]
    [InlineData("System.Diagnostics.Process.Start(\"tool\", new[] { \"--aws-secret-key\", {|IAM0002:\"$SECRET$\"|} });")]
    [InlineData("void Run(params string[] args) { } Run(\"--aws-secret-key\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string[] a = [\"-e\", {|IAM0002:\"AWS_SECRET_ACCESS_KEY=$SECRET$\"|}];")]
    public Task ArgumentAfterTheNameOfASecret_IsReported(string statement) => VerifyAsync("void M() { " + statement + " }");

    [Theory]
    [InlineData("string[] a = [\"--checksum\", \"$SECRET$\"];")]
    [InlineData("string[] a = [\"--client-secret\", \"$SECRET$\"];")]
    [InlineData("string[] a = [\"--aws-secret-key\", \"x\", \"$SECRET$\"];")]
    [InlineData("var (hash, other) = (\"$SECRET$\", \"x\");")]
    [InlineData("var t = (\"Jwt:Secret\", \"$SECRET$\");")]
    [InlineData("(string Hash, string Name) t = (\"$SECRET$\", \"x\");")]
    public Task ListWithoutTheNameOfASecret_IsSilent(string statement)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("using System.Collections.Generic;\nclass C { void M() { " + statement + " } }");

    [Theory]
    [InlineData("object M() => new BasicAWSCredentials(\"x\", {|IAM0002:new StringBuilder(\"$SECRET_HEAD$\").Append(\"$SECRET_TAIL$\").ToString()|});")]
    [InlineData("object M() { var b = new StringBuilder(); b.Append({|IAM0002:\"$SECRET_HEAD$\"|}); b.Append(\"$SECRET_TAIL$\"); return new BasicAWSCredentials(\"x\", b.ToString()); }")]
    [InlineData("object M() { var b = new StringBuilder({|IAM0002:\"$SECRET_HEAD$\"|}); b.Append(\"$SECRET_TAIL$\"); var s = b.ToString(); return new AmazonS3Client(\"x\", s); }")]
    [InlineData("object M() { var b = new StringBuilder().Append(\"$SECRET_TAIL$\").Insert(0, {|IAM0002:\"$SECRET_HEAD$\"|}); return new AmazonS3Client(\"x\", b.ToString()); }")]
    [InlineData("object M() { var b = new StringBuilder(); b.Append({|IAM0002:\"$SECRET$\"|}); return new BasicAWSCredentials(\"x\", b.ToString()); }")]
    [InlineData("void M() { var awsSecret = {|IAM0002:new StringBuilder().AppendFormat(\"{0}{1}\", \"$SECRET_HEAD$\", \"$SECRET_TAIL$\").ToString()|}; }")]
    [InlineData("void M() { var b = new StringBuilder({|IAM0002:\"$SECRET_HEAD$\"|}).Append(\"$SECRET_TAIL$\"); var awsSecret = b.ToString(); }")]
    [InlineData("void M() { var b = new StringBuilder(); b.Append(\"Region=x;AwsSecretKey=\"); b.Append({|IAM0002:\"$SECRET$\"|}); System.Console.Write(b.ToString()); }")]
    [InlineData("void M() { var b = new StringBuilder(); b.Append(\"AwsSecretKey=\").Append({|IAM0002:\"$SECRET$\"|}).Append(';'); }")]
    [InlineData("void M() { var a = {|IAM0001:new StringBuilder(\"$HEAD$\").Append(\"$TAIL$\").ToString()|}; }")]
    [InlineData("void M() { var b = new StringBuilder(); b.Append({|IAM0001:\"$HEAD$\"|}); b.Append(\"$TAIL$\"); System.Console.Write(b.ToString()); }")]
    [InlineData("void M() { var a = {|IAM0001:new StringBuilder().AppendJoin(\"\", \"$HEAD$\", \"$TAIL$\").ToString()|}; }")]
    public Task Builder_IsRead(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("class A : System.Attribute { public string AwsSecret; } [A(AwsSecret = {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|})] class D { }")]
    [InlineData("class A : System.Attribute { public A(string name, string value) { } } [A(\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|})] class D { }")]
    [InlineData("class A : System.Attribute { public string Name; public string Value; } [A(Name = \"AWS_SECRET_ACCESS_KEY\", Value = {|IAM0002:\"$SECRET$\"|})] class D { }")]
    [InlineData("class A : System.Attribute { public A(params string[] values) { } } [A(\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|})] class D { }")]
    [InlineData("class A : System.Attribute { public A(string[] values) { } } [A(new[] { \"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|} })] class D { }")]
    [InlineData("class A : System.Attribute { public A(string value) { } } const string H = \"$HEAD$\"; [A({|IAM0001:H + \"$TAIL$\"|})] class D { }")]
    public Task AttributeArgument_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("string[] _k = [\"x\", {|IAM0002:\"$SECRET$\"|}]; object M() => new BasicAWSCredentials(_k[0], _k[1]);")]
    [InlineData("static readonly string[] K = { \"x\", {|IAM0002:\"$SECRET$\"|} }; object M() => new BasicAWSCredentials(K[0], K[1]);")]
    [InlineData("object M() { var k = new List<string> { \"x\", {|IAM0002:\"$SECRET$\"|} }; return new BasicAWSCredentials(k[0], k[1]); }")]
    [InlineData("object M() { IReadOnlyList<string> k = [\"x\", {|IAM0002:\"$SECRET$\"|}]; return new BasicAWSCredentials(k[0], k[1]); }")]
    [InlineData("object M() { string[] some = [{|IAM0002:\"$SECRET$\"|}]; string[] k = [\"x\", .. some]; return new BasicAWSCredentials(k[0], k[1]); }")]
    [InlineData("void M() { foreach (var k in new[] { {|IAM0002:\"$SECRET$\"|} }) System.Console.Write(new BasicAWSCredentials(\"x\", k)); }")]
    [InlineData("object M() => new[] { {|IAM0002:\"$SECRET$\"|} }.Select(k => new BasicAWSCredentials(\"x\", k)).First();")]
    public Task ElementOfAList_IsFollowedToTheSdk(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() { var d = new Dictionary<string, string> { [\"a\"] = \"x\", [\"b\"] = {|IAM0002:\"$SECRET$\"|} }; return new BasicAWSCredentials(d[\"a\"], d[\"b\"]); }")]
    [InlineData("object M() { var d = new Dictionary<string, string> { { \"a\", \"x\" }, { \"b\", {|IAM0002:\"$SECRET$\"|} } }; return new BasicAWSCredentials(d[\"a\"], d[\"b\"]); }")]
    [InlineData("class K { public string A { get; set; } public string B { get; set; } } object M() { var k = new K { A = \"x\", B = {|IAM0002:\"$SECRET$\"|} }; return new BasicAWSCredentials(k.A, k.B); }")]
    [InlineData("record K(string A, string B); object M() { var k = new K(\"x\", {|IAM0002:\"$SECRET$\"|}); return new BasicAWSCredentials(k.A, k.B); }")]
    [InlineData("record K { public string A { get; init; } public string B { get; init; } } object M() { var k = new K() with { B = {|IAM0002:\"$SECRET$\"|} }; return new BasicAWSCredentials(\"x\", k.B); }")]
    [InlineData("object M() { var k = new { A = \"x\", B = {|IAM0002:\"$SECRET$\"|} }; return new BasicAWSCredentials(k.A, k.B); }")]
    [InlineData("class K(string a, string b) { public object M() => new BasicAWSCredentials(a, b); } object M() => new K(\"x\", {|IAM0002:\"$SECRET$\"|}).M();")]
    public Task MemberOfAnInitializer_IsFollowedToTheSdk(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M(bool test) => new BasicAWSCredentials(\"x\", test ? \"y\" : {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|});")]
    [InlineData("object M(int kind) => new BasicAWSCredentials(\"x\", kind switch { 1 => {|IAM0002:\"$SECRET$\"|}, _ => \"y\" });")]
    [InlineData("object M(int kind) { var s = kind switch { 1 => {|IAM0002:\"$SECRET$\"|}, _ => \"y\" }; return new BasicAWSCredentials(\"x\", s); }")]
    [InlineData("object M(bool test) { string s; if (test) s = {|IAM0002:\"$SECRET$\"|}; else s = \"y\"; return new BasicAWSCredentials(\"x\", s); }")]
    [InlineData("object M(int kind) { string s = \"y\"; switch (kind) { case 1: s = {|IAM0002:\"$SECRET$\"|}; break; } return new BasicAWSCredentials(\"x\", s); }")]
    [InlineData("object M(string s) { s ??= {|IAM0002:\"$SECRET$\"|}; return new BasicAWSCredentials(\"x\", s); }")]
    [InlineData("void M(bool test) { var awsSecret = test ? \"y\" : {|IAM0002:\"$SECRET_HEAD$\" + \"$SECRET_TAIL$\"|}; }")]
    [InlineData("void M(bool test) { var tail = test ? \"$TAIL$\" : \"y\"; var a = {|IAM0001:\"$HEAD$\" + tail|}; }")]
    public Task Choice_IsFollowedInAllItsBranches(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("{|IAM0002:string.Concat(\"$SECRET_HEAD$\", \"$SECRET_TAIL$\")|}")]
    [InlineData("{|IAM0002:string.Join(\"\", \"$SECRET_HEAD$\", \"$SECRET_TAIL$\")|}")]
    [InlineData("{|IAM0002:string.Join(\"\", new[] { \"$SECRET_HEAD$\", \"$SECRET_TAIL$\" })|}")]
    [InlineData("{|IAM0002:string.Format(\"{0}$SECRET_TAIL$\", \"$SECRET_HEAD$\")|}")]
    [InlineData("{|IAM0002:$\"{H}$SECRET_TAIL$\"|}")]
    [InlineData("{|IAM0002:\"$SECRET_HEAD$##\".Replace(\"##\", \"$SECRET_TAIL$\")|}")]
    [InlineData("{|IAM0002:string.Concat(new List<string> { \"$SECRET_HEAD$\", \"$SECRET_TAIL$\" })|}")]
    [InlineData("{|IAM0002:(H + \"$SECRET_TAIL$\").Trim()|}")]
    public Task TextBuiltAtTheSink_IsReportedAsAWhole(string text)
        => VerifyAsync("const string H = \"$SECRET_HEAD$\"; object M() => new BasicAWSCredentials(\"x\", " + text + ");");

    [Theory]
    [InlineData("object N(string s) => new BasicAWSCredentials(\"x\", s); object M() => N({|IAM0002:\"$SECRET$\"|});")]
    [InlineData("object N(string s) => new BasicAWSCredentials(\"x\", s); object M() { var t = {|IAM0002:\"$SECRET$\"|}; return N(t); }")]
    [InlineData("class K { public K(string s) => B = s; public string B { get; } } object M() => new BasicAWSCredentials(\"x\", new K({|IAM0002:\"$SECRET$\"|}).B);")]
    [InlineData("void N(out string s) => s = {|IAM0002:\"$SECRET$\"|}; object M() { N(out var s); return new BasicAWSCredentials(\"x\", s); }")]
    [InlineData("object M() { System.Func<string> s = () => {|IAM0002:\"$SECRET$\"|}; return new BasicAWSCredentials(\"x\", s()); }")]
    [InlineData("System.Lazy<string> _s = new(() => {|IAM0002:\"$SECRET$\"|}); object M() => new BasicAWSCredentials(\"x\", _s.Value);")]
    [InlineData("async System.Threading.Tasks.Task<string> N() { await System.Threading.Tasks.Task.Yield(); return {|IAM0002:\"$SECRET$\"|}; } async System.Threading.Tasks.Task<object> M() => new BasicAWSCredentials(\"x\", await N());")]
    public Task ValueThatMethodsHandOn_IsFollowedToTheSdk(string members) => VerifyAsync(members);

    [Fact]
    public async Task PartsInSeveralFiles_AreReportedWhereTheyMeet()
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>(
            "class C { string M() => {|IAM0001:K.Head + K.Tail|}; string AwsSecret => {|IAM0002:K.SecretHead + K.SecretTail|}; }");
        test.TestState.Sources.Add(TestPrograms.Fill(
            "static class K { public const string Head = \"$HEAD$\"; public static readonly string Tail = \"$TAIL$\"; public const string SecretHead = \"$SECRET_HEAD$\", SecretTail = \"$SECRET_TAIL$\"; }"));
        await test.RunAsync();
    }

    private static Task VerifyAsync(string members) => TestPrograms.Verify<HardCodedCredentialAnalyzer>(Usings + "class C { " + members + " }", ReferenceAssemblies.AwsV4);
}
