using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>
/// The reported cases of fixes, a test for each row of their table: the reported input first, then siblings as people write them. The rows
/// of texts are in the tests of the core, those of findings in code in the tests of analyzers, the baseline's in the tests of builds.
/// </summary>
public class CredentialRowTests
{
    private const string Id = "Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\") ?? throw new InvalidOperationException(\"AWS_ACCESS_KEY_ID is not set.\")";
    private const string Secret = "Environment.GetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\") ?? throw new InvalidOperationException(\"AWS_SECRET_ACCESS_KEY is not set.\")";
    private const string User = "Environment.GetEnvironmentVariable(\"SES_SMTP_USERNAME\") ?? throw new InvalidOperationException(\"SES_SMTP_USERNAME is not set.\")";
    private const string Password = "Environment.GetEnvironmentVariable(\"SES_SMTP_PASSWORD\") ?? throw new InvalidOperationException(\"SES_SMTP_PASSWORD is not set.\")";

    [Theory]
    [InlineData("class O { public string AccessKey = \"\", SecretKey = \"\"; } void M(O o) { o.AccessKey = \"<id>\"; o.SecretKey = \"<secret>\"; }")]
    [InlineData("string M() { var (id, secret) = (\"<id>\", \"<secret>\"); return id + secret; }")]
    [InlineData("readonly string[] _pair = { \"<id>\", \"<secret>\" };")]
    [InlineData("object M() => new { user = \"<id>\", pass = \"<secret>\" };")]
    [InlineData("record Login(string User, string Pass); Login M() => new(\"<id>\", \"<secret>\");")]
    [InlineData("const string First = \"<id>\";\n    const string Second = \"<secret>\";\n    object M() => new Amazon.S3.AmazonS3Client(First, Second);\n    void Log() => Console.WriteLine(Second);")]
    [InlineData("string M(string which) => which == \"first\" ? \"<id>\" : \"<secret>\";")]
    public async Task Row01_IdAndSecret_AreOneUnitInEachOrderOfTheRules(string members)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in (string[][])[["IAM0001", "IAM0002", "IAM0003"], ["IAM0002", "IAM0001", "IAM0003"], ["IAM0003", "IAM0002", "IAM0001"]])
        {
            var before = FixAllHost.Create(WorkspaceKind.MSBuild, FixTest.Fill(Wrapped(members)));
            Assert.Equal(2, (await FixAllHost.FindingsAsync(before)).Select(static one => one.Properties[DiagnosticProperties.Hash]).Distinct().Count());
            var after = await FixAllHost.FormatAsync(before, order);
            var text = (await FixAllHost.TextsAsync(after)).Single();
            var left = (await FixAllHost.FindingsAsync(after)).Select(static one => one.Properties[DiagnosticProperties.Hash]).ToList();
            foreach (var value in ((string[])["<id>", "<secret>"]).Select(FixTest.Fill))
                Assert.Equal(text.Contains(value, StringComparison.Ordinal), left.Contains(CredentialText.Hash(value)));
            Assert.DoesNotContain(FixTest.Fill("<secret>"), text, StringComparison.Ordinal);
            texts.Add(text);
        }

        Assert.Single(texts);
    }

    [Theory]
    [InlineData("object M() => new System.Net.NetworkCredential(\"<id>\", \"<smtp>\");", "object M() => new System.Net.NetworkCredential(USER, PASSWORD);")]
    [InlineData("object M() { var login = new System.Net.NetworkCredential(\"<id>\", \"<smtp>\"); return login; }", "object M() { var login = new System.Net.NetworkCredential(USER, PASSWORD); return login; }")]
    [InlineData("void M(System.Net.Mail.SmtpClient c) => c.Credentials = new System.Net.NetworkCredential(\"<id>\", \"<smtp>\");", "void M(System.Net.Mail.SmtpClient c) => c.Credentials = new System.Net.NetworkCredential(USER, PASSWORD);")]
    [InlineData("void Authenticate(string user, string password) { } void M() => Authenticate(\"<id>\", \"<smtp>\");", "void Authenticate(string user, string password) { } void M() => Authenticate(USER, PASSWORD);")]
    [InlineData("object M() => new Login { User = \"<id>\", Password = \"<smtp>\" }; class Login { public string User = \"\", Password = \"\"; }", "object M() => new Login { User = USER, Password = PASSWORD }; class Login { public string User = \"\", Password = \"\"; }")]
    [InlineData("object M() => new Amazon.Runtime.BasicAWSCredentials(\"<id>\", \"<secret>\");\n    object N() => new System.Net.NetworkCredential(\"<id>\", \"<smtp>\");", "object M() => DefaultAWSCredentialsIdentityResolver.GetCredentials();\n    object N() => new System.Net.NetworkCredential(USER, PASSWORD);")]
    public async Task Row02_MailLogin_IsReadFromVariablesOfItsOwn(string before, string after)
    {
        var fixedSolution = await FixAllHost.FormatAsync(FixAllHost.Create(WorkspaceKind.MSBuild, FixTest.Fill(Wrapped(before))), FixAllHost.Rules);
        var expected = Wrapped(after.Replace("USER", User, StringComparison.Ordinal).Replace("PASSWORD", Password, StringComparison.Ordinal));
        Assert.Equal(expected, (await FixAllHost.TextsAsync(fixedSolution)).Single().Replace("using Amazon.Runtime.Credentials;\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("object Make(string secret, string? id = null) => new Amazon.S3.AmazonS3Client(id ?? \"<id>\", secret, Amazon.RegionEndpoint.EUWest1);", "object Make(string secret, string? id = null) => new Amazon.S3.AmazonS3Client(id ?? ID, secret, Amazon.RegionEndpoint.EUWest1);")]
    [InlineData("object Make(string? secret) => new Amazon.S3.AmazonS3Client(\"<id>\", secret ?? \"<secret>\");", "object Make(string? secret) => new Amazon.S3.AmazonS3Client(ID, secret ?? SECRET);")]
    [InlineData("object Make(bool prod, string id, string secret) => new Amazon.Runtime.BasicAWSCredentials(prod ? id : \"<id>\", secret);", "object Make(bool prod, string id, string secret) => new Amazon.Runtime.BasicAWSCredentials(prod ? id : (ID), secret);")]
    [InlineData("string? _id; object Make() => new Amazon.S3.AmazonS3Client(_id ?? \"<id>\", \"<secret>\"); void Use(string id) => _id = id;", "string? _id; object Make() => new Amazon.S3.AmazonS3Client(_id ?? ID, SECRET); void Use(string id) => _id = id;")]
    [InlineData("object Make(string? id) { if (id is null) id = \"<id>\"; return new Amazon.S3.AmazonS3Client(id, \"<secret>\"); }", "object Make(string? id) { if (id is null) id = ID; return new Amazon.S3.AmazonS3Client(id, SECRET); }")]
    public Task Row12_ChoiceOfACaller_Stays(string before, string after) => FixedAsync(before, after);

    [Theory]
    [InlineData("string M(System.Collections.Generic.IReadOnlyDictionary<string, string?> config) => config[\"AWS:AccessKey\"] ?? \"<id>\";", "AWS:AccessKey")]
    [InlineData("string M(System.Collections.Generic.IReadOnlyDictionary<string, string?> settings) => settings[\"Uploads:Aws:Id\"] ?? \"<id>\";", "Uploads:Aws:Id")]
    [InlineData("string M() => Environment.GetEnvironmentVariable(\"UPLOADER_KEY\") ?? \"<id>\";", "UPLOADER_KEY")]
    [InlineData("string M(System.Collections.Specialized.NameValueCollection app) => app[\"AWSAccessKey\"] ?? \"<id>\";", "AWSAccessKey")]
    [InlineData("string M(System.Collections.Specialized.NameValueCollection app) => app.Get(\"AccessKey\") ?? \"<id>\";", "AccessKey")]
    public Task Row13_MissingSetting_IsNamedAsTheCodeReadsIt(string before, string name)
        => FixedAsync(before, before.Replace("\"<id>\"", $"throw new InvalidOperationException(\"{name} is not set.\")", StringComparison.Ordinal));

    [Theory]
    [InlineData("void M() { }")]
    [InlineData("void M(string id = \"<id>\") { }")]
    [InlineData("bool M(string id) => id == \"<id>\";")]
    [InlineData("// <id>")]
    [InlineData("string M() => \"the id <id> in a text\";")]
    public async Task Row14_NothingLeftToFix_SaysNothing(string members)
    {
        var solution = FixAllHost.Create(WorkspaceKind.MSBuild, FixTest.Fill(Wrapped(members)));
        foreach (var rule in FixAllHost.Rules) Assert.NotNull(await FixAllHost.ActionAsync(solution, rule));
        Assert.Same(solution, await FixAllHost.FormatAsync(solution, FixAllHost.Rules));
    }

    private static async Task FixedAsync(string before, string after)
    {
        var changed = await FixAllHost.FormatAsync(FixAllHost.Create(WorkspaceKind.MSBuild, FixTest.Fill(Wrapped(before))), FixAllHost.Rules);
        Assert.Equal(
            Wrapped(after.Replace("(ID,", "(" + Id + ",", StringComparison.Ordinal).Replace(" ID,", " " + Id + ",", StringComparison.Ordinal).Replace("(ID)", $"({Id})", StringComparison.Ordinal).Replace("= ID;", $"= {Id};", StringComparison.Ordinal).Replace("SECRET", Secret, StringComparison.Ordinal)),
            (await FixAllHost.TextsAsync(changed)).Single());
    }

    private static string Wrapped(string members) => "using System;\n\nclass Program\n{\n    " + members + "\n    void Other() => Console.WriteLine();\n}\n";
}
