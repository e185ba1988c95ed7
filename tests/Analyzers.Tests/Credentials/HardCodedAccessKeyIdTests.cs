using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>IAM0001: every way to write a key id in C#.</summary>
public class HardCodedAccessKeyIdTests
{
    [Theory]
    [InlineData("var a = {|IAM0001:\"$ID$\"|};")]
    [InlineData("var a = {|IAM0001:@\"x $ID$ \"\"\"|};")]
    [InlineData("var a = {|IAM0001:\"\"\"\n    x\n    $ID$\n    \"\"\"|};")]
    [InlineData("var a = $\"x {1}{|IAM0001: $ID$ |}{2}\";")]
    [InlineData("var a = $\"\"\"x {1}{|IAM0001: $ID$ |}\"\"\";")]
    [InlineData("System.ReadOnlySpan<byte> a = {|IAM0001:\"$ID$\"u8|};")]
    [InlineData("var a = {|IAM0001:\"$ESCAPED$\"|};")]
    [InlineData("const string A = {|IAM0001:\"$ID$\"|}; System.Console.WriteLine(A + A);")]
    [InlineData("var a = {|IAM0001:\"$HEAD$\" + \"$TAIL$\"|};")]
    [InlineData("var a = {|IAM0001:\"x \" + (\"$HEAD$\") + \"$TAIL$\" + \" y\"|};")]
    [InlineData("var a = \"x \" + {|IAM0001:\" $ID$\"|} + \" y\";")]
    [InlineData("const string B = \"$TAIL$\"; var a = {|IAM0001:$\"$HEAD${B}\"|};")]
    [InlineData("const string A = \"$HEAD$\"; const string B = \"$TAIL$\"; var a = {|IAM0001:A + B|};")]
    [InlineData("const string A = \"$HEAD$\"; var a = {|IAM0001:A + \"$TAIL$\"|};")]
    [InlineData("const string A = \"$HEAD$\"; const string B = \"$TAIL$\"; var a = {|IAM0001:$\"{A}{B}\"|};")]
    [InlineData("const string A = \"$HEAD$\"; var a = {|IAM0001:string.Concat(A, \"$TAIL$\")|};")]
    [InlineData("var a = {|IAM0001:string.Concat(\"$HEAD$\", \"$TAIL$\")|};")]
    [InlineData("var a = {|IAM0001:string.Join(\"\", \"$HEAD$\", \"$TAIL$\")|};")]
    [InlineData("var a = {|IAM0001:string.Join(\"\", new[] { \"$HEAD$\", \"$TAIL$\" })|};")]
    [InlineData("var a = {|IAM0001:string.Format(\"{0}{1}\", \"$HEAD$\", \"$TAIL$\")|};")]
    [InlineData("var a = {|IAM0001:string.Format(\"key=$HEAD${0}\", \"$TAIL$\")|};")]
    [InlineData("var a = new string({|IAM0001:new[] { $CHARS$ }|});")]
    [InlineData("char[] a = {|IAM0001:{ $CHARS$ }|};")]
    [InlineData("char[] a = {|IAM0001:[$CHARS$]|};")]
    [InlineData("var a = {|IAM0001:new byte[] { $BYTES$ }|};")]
    [InlineData("System.ReadOnlySpan<byte> a = {|IAM0001:[$BYTES$]|};")]
    [InlineData("string[] a = [{|IAM0001:\"$ID$\"|}, \"x\"];")]
    [InlineData("var a = new System.Collections.Generic.Dictionary<string, string> { [\"k\"] = {|IAM0001:\"$ID$\"|} };")]
    [InlineData("var a = new System.Collections.Generic.Dictionary<string, string> { { \"k\", {|IAM0001:\"$ID$\"|} } };")]
    [InlineData("var a = ({|IAM0001:\"$ID$\"|}, 1);")]
    [InlineData("var a = new { Key = {|IAM0001:\"$ID$\"|} };")]
    [InlineData("switch (System.Environment.NewLine) { case {|IAM0001:\"$ID$\"|}: break; }")]
    [InlineData("var a = System.Environment.NewLine switch { {|IAM0001:\"$ID$\"|} => 1, _ => 2 };")]
    [InlineData("var a = System.Environment.NewLine is {|IAM0001:\"$ID$\"|};")]
    [InlineData("string L(string a = {|IAM0001:\"$ID$\"|}) => a; L();")]
    [InlineData("var a = {|IAM0001:\"Server=x;AccessKey=$ID$;Region=y\"|};")]
    [InlineData("var a = {|IAM0001:\"{\\\"AccessKey\\\": \\\"$ID$\\\"}\"|};")]
    [InlineData("var a = {|IAM0001:\"aws configure set aws_access_key_id $ID$\"|};")]
    [InlineData("var a = {|IAM0001:\"https://b.s3.amazonaws.com/k?AWSAccessKeyId=$ID$&x=1\"|};")]
    [InlineData("var a = {|IAM0001:\"$BASE64$\"|};")]
    [InlineData("var a = System.Convert.FromBase64String({|IAM0001:\"$BASE64$\"|});")]
    [InlineData("var head = \"$HEAD$\"; var tail = \"$TAIL$\"; var a = {|IAM0001:head + tail|};")]
    [InlineData("var head = \"$HEAD$\"; var tail = \"$TAIL$\"; var a = {|IAM0001:$\"{head}{tail}\"|};")]
    [InlineData("var a = {|IAM0001:\"$HEAD$\"|}; a += \"$TAIL$\";")]
    [InlineData("var a = \"x\"; a = {|IAM0001:\"$ID$\"|};")]
    [InlineData("var a = System.Environment.GetEnvironmentVariable(\"X\") ?? {|IAM0001:\"$ID$\"|};")]
    [InlineData("// {|IAM0001:$ID$|}")]
    [InlineData("/* a {|IAM0001:$ID$|} b */")]
    [InlineData("var a = 1; // was {|IAM0001:$ID$|}")]
    [InlineData("System.Func<string> a = () => {|IAM0001:\"$ID$\"|};")]
    public Task IdInStatement_IsReportedOnce(string statement)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { void M() {\n" + statement + "\n} }");

    [Theory]
    [InlineData("class C { const string A = {|IAM0001:\"$ID$\"|}; string M() => A; } class D { string M() => \"x\"; }")]
    [InlineData("static class K { public const string A = {|IAM0001:\"$ID$\"|}; } class D { string M() => K.A; string N() => K.A + \"x\"; }")]
    [InlineData("static class K { public const string Prefix = \"$HEAD$\"; } class D { string M() => {|IAM0001:K.Prefix + \"$TAIL$\"|}; }")]
    [InlineData("static class K { public const string Prefix = \"$HEAD$\"; public const string Rest = \"$TAIL$\"; } class D { string M() => {|IAM0001:K.Prefix + K.Rest|}; }")]
    [InlineData("class C { static readonly string Prefix = \"$HEAD$\"; string M() => {|IAM0001:Prefix + \"$TAIL$\"|}; }")]
    [InlineData("class C { readonly string _prefix = \"$HEAD$\"; string M() => {|IAM0001:_prefix + \"$TAIL$\"|}; }")]
    [InlineData("[System.Obsolete({|IAM0001:\"$ID$\"|})] class C { }")]
    [InlineData("class C { string P { get; set; } = {|IAM0001:\"$ID$\"|}; }")]
    [InlineData("class C { string M(string a = {|IAM0001:\"$ID$\"|}) => a; }")]
    [InlineData("record R(string A = {|IAM0001:\"$ID$\"|});")]
    [InlineData("/// <summary>Uses {|IAM0001:$ID$|}.</summary>\nclass C { }")]
    [InlineData("#if NEVER\nclass C { string A = \"{|IAM0001:$ID$|}\"; }\n#endif")]
    public Task IdInMember_IsReportedOnce(string program) => TestPrograms.Verify<HardCodedCredentialAnalyzer>(program);

    [Theory]
    [InlineData("class C { string M() => {|IAM0001:\"$ID$\"|} }")]
    [InlineData("class C { string M() { return Unknown({|IAM0001:\"$ID$\"|}; } }")]
    [InlineData("var x = {|IAM0001:\"$ID$\"|} +")]
    [InlineData("class { [({|IAM0001:\"$ID$\"|}")]
    public async Task IdInBrokenCode_IsReported(string program)
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>(program);
        test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None;
        await test.RunAsync();
    }

    [Theory]
    [InlineData("var a = \"AKIAIOSFODNN7EXAMPLE\";")]
    [InlineData("var a = \"AKIAXXXXXXXXXXXXXXXX\";")]
    [InlineData("var a = \"$HEAD$\"; var b = \"$TAIL$\";")]
    [InlineData("var a = \"$HEAD$\" + System.Environment.NewLine + \"$TAIL$\";")]
    [InlineData("var a = \"$ID$\" + \"ABC\";")]
    [InlineData("var a = \"7\" + \"$ID$\";")]
    [InlineData("const string B = \"ABC\"; var a = $\"$ID${B}\";")]
    [InlineData("var a = \"AKIA\" + System.DateTime.Now.ToString();")]
    [InlineData("var head = \"$HEAD$\"; head = \"x\"; var a = head + \"$TAIL$\";")]
    [InlineData("var a = string.Join(\"-\", \"$HEAD$\", \"$TAIL$\");")]
    [InlineData("var a = string.Format(\"{0} {1}\", \"$HEAD$\", \"$TAIL$\");")]
    [InlineData("var $HEAD$$TAIL$ = 1;")]
    public Task NoId_IsSilent(string statement) => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { void M() {\n" + statement + "\n} }");

    [Fact]
    public async Task Message_NamesAccountAndHidesTheKey()
    {
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>("class C { string a = \"x $ID$\"; }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM0001")
            .WithSeverity(DiagnosticSeverity.Warning)
            .WithSpan(1, 22, 1, 46)
            .WithMessage($"Access key ID {TestPrograms.Id[..4]}…{TestPrograms.Id[^4..]} of account 123456789012 is hard-coded; "
                + "rotate the key if this was ever committed, and let the SDK find credentials on its own"));
        await test.RunAsync();
    }

    [Fact]
    public async Task ConstantOfAnotherAssembly_IsReportedAtTheSinkOnly()
    {
        var library = TestLibrary.Compile(TestPrograms.Fill("public static class K { public const string Id = \"$ID$\"; public const string Secret = \"$SECRET$\"; }"));
        var test = TestPrograms.Test<HardCodedCredentialAnalyzer>(
            """
            using Amazon.Runtime;
            class C
            {
                string Unused() => K.Id;
                AWSCredentials M() => new BasicAWSCredentials({|IAM0001:K.Id|}, {|IAM0002:K.Secret|});
            }
            """,
            ReferenceAssemblies.AwsV4);
        test.TestState.AdditionalReferences.Add(library);
        await test.RunAsync();
    }

    [Theory]
    [InlineData("/0/Test0.cs", "// <auto-generated/>\nclass C { string a = \"$ID$\"; }")]
    [InlineData("/0/Form.Designer.cs", "class C { string a = \"$ID$\"; // $ID2$\n }")]
    [InlineData("/0/Client.g.cs", "class C { string a = \"$ID$\"; }")]
    [InlineData("/0/Test0.cs", "[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] class C { string a = \"$ID$\"; string M() => \"$HEAD$\" + \"$TAIL$\"; }")]
    public Task GeneratedCode_IsSilent(string path, string code)
    {
        var test = new CSharpAnalyzerTest<HardCodedCredentialAnalyzer> { ReferenceAssemblies = ReferenceAssemblies.Net80 };
        test.TestState.Sources.Add((path, TestPrograms.Fill(code)));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("class C { string a = $$\"\"\"{{1}}{|IAM0001: $ID$ |}\"\"\"; }")]
    [InlineData("class C { string a = {|IAM0001:$@\"$HEAD${\"$TAIL$\"}\"|}; }")]
    [InlineData("class C { string a = $\"x{{|IAM0001:\"$ID$\"|}}\"; }")]
    [InlineData("class C { System.ReadOnlySpan<byte> A => {|IAM0001:\"\"\"id $ID$\"\"\"u8|}; }")]
    [InlineData("class C { void M() { System.Span<char> a = {|IAM0001:stackalloc char[] { $CHARS$ }|}; } }")]
    [InlineData("class C { void M(System.Diagnostics.ProcessStartInfo p) { p.Arguments = {|IAM0001:\"run -e AWS_ACCESS_KEY_ID=$ID$ image\"|}; } }")]
    [InlineData("enum E { [System.ComponentModel.Description({|IAM0001:\"$ID$\"|})] A }")]
    [InlineData("class C { string[] M() => new System.Collections.Generic.List<string> { {|IAM0001:\"$ID$\"|} }.ToArray(); }")]
    [InlineData("class C { string this[string key = {|IAM0001:\"$ID$\"|}] => key; }")]
    [InlineData("#region keys {|IAM0001:$ID$|}\nclass C { }\n#endregion")]
    [InlineData("class C { const string A = {|IAM0001:\"$ID$\"|}; const string B = A; string D = A + \":\" + B; string M() => $\"{A}{B}\"; }")]
    public Task IdInLessUsualPlace_IsReportedOnce(string program) => TestPrograms.Verify<HardCodedCredentialAnalyzer>(program);
}
