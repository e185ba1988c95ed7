using IamAnalyzers.Analyzers.Credentials;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>The name of a secret stands beside it: in another member, another argument, the statement before.</summary>
public class CodeEntryTests
{
    private const string Entry = "class Entry { public string Name, Value; } ";

    [Theory]
    [InlineData(Entry + "object M() => new Entry { Name = \"AWS_SECRET_ACCESS_KEY\", Value = {|IAM0002:\"$SECRET$\"|} };")]
    [InlineData(Entry + "object M() => new Entry { Value = {|IAM0002:\"$SECRET$\"|}, Name = \"AWS_SECRET_ACCESS_KEY\" };")]
    [InlineData(Entry + "void M(Entry e) { e.Name = \"AwsSecretKey\"; e.Value = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData(Entry + "void M(Entry e) { e.Value = {|IAM0002:\"$SECRET$\"|}; e.Name = \"AwsSecretKey\"; }")]
    [InlineData("object M() => new { name = \"AWS_SECRET_ACCESS_KEY\", value = {|IAM0002:\"$SECRET$\"|} };")]
    [InlineData("object M() => new { DefaultValue = {|IAM0002:\"$SECRET$\"|}, ParameterName = \"AwsSecretKey\" };")]
    [InlineData("record R(string Name, string Value); object M() => new R(Value: {|IAM0002:\"$SECRET$\"|}, Name: \"AWS_SECRET_ACCESS_KEY\");")]
    [InlineData("void Set(string value, string name) { } void M() => Set({|IAM0002:\"$SECRET$\"|}, \"AWS_SECRET_ACCESS_KEY\");")]
    [InlineData("void M() => System.Environment.SetEnvironmentVariable(value: {|IAM0002:\"$SECRET$\"|}, variable: \"AWS_SECRET_ACCESS_KEY\");")]
    [InlineData("void M(System.Diagnostics.ProcessStartInfo s) { s.ArgumentList.Add(\"--aws-secret-key\"); s.ArgumentList.Add({|IAM0002:\"$SECRET$\"|}); }")]
    public Task SecretNamedByAnotherPart_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData(Entry + "object M() => new Entry { Name = \"CHECKSUM\", Value = \"$SECRET$\" };")]
    [InlineData(Entry + "object M() => new[] { new Entry { Name = \"AWS_SECRET_ACCESS_KEY\" }, new Entry { Value = \"$SECRET$\" } };")]
    [InlineData(Entry + "void M(Entry a, Entry b) { a.Name = \"AWS_SECRET_ACCESS_KEY\"; b.Value = \"$SECRET$\"; }")]
    [InlineData("object M() => new { name = \"AWS_SECRET_ACCESS_KEY\", etag = \"$SECRET$\" };")]
    [InlineData("void Set(string value, string name) { } void M() => Set(\"$SECRET$\", \"JWT_SECRET\");")]
    [InlineData("void M(System.Diagnostics.ProcessStartInfo s) { s.ArgumentList.Add(\"--etag\"); s.ArgumentList.Add(\"$SECRET$\"); }")]
    public Task ValueNamedForSomethingElse_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("const string Name = \"AWS_SECRET_ACCESS_KEY\"; void M(System.Collections.Generic.Dictionary<string, string> d) => d.Add(Name, {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string AwsSecretKey = \"\"; void M(System.Collections.Generic.Dictionary<string, string> d) => d.Add(nameof(AwsSecretKey), {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("static class Names { public const string Secret = \"AWS:SecretKey\"; } object M() => System.Collections.Generic.KeyValuePair.Create(Names.Secret, {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("(string, string) M() => (nameof(System.Environment) + \":AwsSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    public Task ConstantKeyBeforeASecret_IsItsName(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("bool M(string awsSecretKey) => awsSecretKey.Equals({|IAM0002:\"$SECRET$\"|});")]
    [InlineData("bool M(string awsSecretKey) => string.Equals(awsSecretKey, {|IAM0002:\"$SECRET$\"|}, System.StringComparison.Ordinal);")]
    [InlineData("bool M(string awsSecretKey) => string.CompareOrdinal({|IAM0002:\"$SECRET$\"|}, awsSecretKey) == 0;")]
    [InlineData("[System.ComponentModel.DefaultValue({|IAM0002:\"$SECRET$\"|})] string AwsSecretKey { get; set; }")]
    [InlineData("void M([System.ComponentModel.DefaultValue({|IAM0002:\"$SECRET$\"|})] string awsSecretKey) { }")]
    [InlineData("System.Lazy<string> AwsSecretKey = new(() => {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("byte[] M() => System.Text.Encoding.UTF8.GetBytes({|IAM0002:\"AWS4$SECRET$\"|});")]
    [InlineData("byte[] M() => System.Text.Encoding.UTF8.GetBytes(\"AWS4\" + {|IAM0002:\"$SECRET$\"|});")]
    public Task SecretComparedOrWrapped_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("string M(string k) { if (k == \"AWS_SECRET_ACCESS_KEY\") return {|IAM0002:\"$SECRET$\"|}; return \"\"; }")]
    [InlineData("string M(string k) { if (k.Equals(\"AWS_SECRET_ACCESS_KEY\")) { return {|IAM0002:\"$SECRET$\"|}; } return \"\"; }")]
    [InlineData("string M(string k) { switch (k) { case \"AWS_SECRET_ACCESS_KEY\": return {|IAM0002:\"$SECRET$\"|}; default: return \"\"; } }")]
    [InlineData("string M(string k) => k == \"AWS_SECRET_ACCESS_KEY\" ? {|IAM0002:\"$SECRET$\"|} : \"\";")]
    [InlineData("string M(string k) => k is \"AWS_SECRET_ACCESS_KEY\" ? {|IAM0002:\"$SECRET$\"|} : \"\";")]
    [InlineData("System.Collections.Generic.IEnumerable<string> AwsSecretKeys() { yield return {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("System.Threading.Tasks.Task<string> GetAwsSecretAsync() => System.Threading.Tasks.Task.FromResult({|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string M(string r) => $\"{{ \\\"AWS\\\": {{ \\\"Region\\\": \\\"{r}{|IAM0002:\\\", \\\"SecretKey\\\": \\\"$SECRET$\\\" }} }}|}\";")]
    public Task SecretOfABranch_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("string M(string k) { if (k == \"AWS_SECRET_ACCESS_KEY\") return \"\"; return \"$SECRET$\"; }")]
    [InlineData("string M(string k) => k == \"AWS_SECRET_ACCESS_KEY\" ? \"\" : \"$SECRET$\";")]
    [InlineData("string M(string k) => k == \"CHECKSUM\" ? \"$SECRET$\" : \"\";")]
    [InlineData("const string AwsSecretId = \"$SECRET$\"; const string AwsSecretVersionId = \"$SECRET$\";")]
    public Task ValueOfAnotherBranch_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("string AppSecret = \"$SECRET$\";")]
    [InlineData("string ApiSecretKey => \"$SECRET$\";")]
    [InlineData("const string SessionSecret = \"$SECRET$\";")]
    [InlineData("void M() { var encryptionSecret = \"$SECRET$\"; System.Console.WriteLine(encryptionSecret); }")]
    [InlineData("const string AwsSecretSha = \"$SECRET$\";")]
    public Task SecretOfTheApplication_IsSilentAlsoBesideTheSdk(string members)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("using Amazon.Runtime;\nclass C { " + members + " }", Testing.ReferenceAssemblies.AwsV4);

    private static Task VerifyAsync(string members) => TestPrograms.Verify<HardCodedCredentialAnalyzer>("class C { " + members + " }");
}
