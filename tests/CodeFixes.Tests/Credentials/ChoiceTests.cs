namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>What somebody else chooses stays, and an error names what the code reads.</summary>
public class ChoiceTests
{
    private const string Console = " void Log() => Console.WriteLine();";
    private const string Id = "Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\") ?? throw new InvalidOperationException(\"AWS_ACCESS_KEY_ID is not set.\")";
    private const string Secret = "Environment.GetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\") ?? throw new InvalidOperationException(\"AWS_SECRET_ACCESS_KEY is not set.\")";

    [Theory]
    [InlineData("object Run(string? id = null) => new Amazon.S3.AmazonS3Client(id ?? \"<id>\", \"<secret>\", Amazon.RegionEndpoint.EUWest1);", "object Run(string? id = null) => new Amazon.S3.AmazonS3Client(id ?? " + Id + ", " + Secret + ", Amazon.RegionEndpoint.EUWest1);")]
    [InlineData("object Run(string? id) => new Amazon.Runtime.BasicAWSCredentials(id ?? \"<id>\", \"<secret>\");", "object Run(string? id) => new Amazon.Runtime.BasicAWSCredentials(id ?? " + Id + ", " + Secret + ");")]
    [InlineData("object Run(string? id) => new Amazon.S3.AmazonS3Client(new Amazon.Runtime.BasicAWSCredentials(id ?? \"x\", \"<secret>\"));", "object Run(string? id) => new Amazon.S3.AmazonS3Client(new Amazon.Runtime.BasicAWSCredentials(id ?? \"x\", " + Secret + "));")]
    [InlineData("object Run(bool test, string id) => new Amazon.S3.AmazonS3Client(test ? \"test\" : id, \"<secret>\");", "object Run(bool test, string id) => new Amazon.S3.AmazonS3Client(test ? \"test\" : id, " + Secret + ");")]
    [InlineData("object Run(int kind, string id) => new Amazon.S3.AmazonS3Client((kind switch { 1 => \"test\", _ => id }), \"<secret>\");", "object Run(int kind, string id) => new Amazon.S3.AmazonS3Client((kind switch { 1 => \"test\", _ => id }), " + Secret + ");")]
    [InlineData("object Run(string id) => new Amazon.S3.AmazonS3Client(id, \"<secret>\", Amazon.RegionEndpoint.EUWest1);", "object Run(string id) => new Amazon.S3.AmazonS3Client(id, " + Secret + ", Amazon.RegionEndpoint.EUWest1);")]
    [InlineData("object Run(string secret) => new Amazon.S3.AmazonS3Client(\"<id>\", secret);", "object Run(string secret) => new Amazon.S3.AmazonS3Client(" + Id + ", secret);")]
    [InlineData("object Run(string id = \"x\") => new Amazon.Runtime.BasicAWSCredentials(id, \"<secret>\");", "object Run(string id = \"x\") => new Amazon.Runtime.BasicAWSCredentials(id, " + Secret + ");")]
    [InlineData("public object Run(string id = \"test\") => new Amazon.S3.AmazonS3Client(id, \"<secret>\"); object Other() => Run(\"x\");", "public object Run(string id = \"test\") => new Amazon.S3.AmazonS3Client(id, " + Secret + "); object Other() => Run(\"x\");")]
    [InlineData("public object Run(string id = \"test\") { var key = id; return new Amazon.Runtime.BasicAWSCredentials(key, \"<secret>\"); } object Other() => Run(\"x\");", "public object Run(string id = \"test\") { var key = id; return new Amazon.Runtime.BasicAWSCredentials(key, " + Secret + "); } object Other() => Run(\"x\");")]
    [InlineData("class F(string id = \"test\") { public object Run() => new Amazon.S3.AmazonS3Client(id, \"<secret>\"); } object Other() => new F(\"x\").Run();", "class F(string id = \"test\") { public object Run() => new Amazon.S3.AmazonS3Client(id, " + Secret + "); } object Other() => new F(\"x\").Run();")]
    [InlineData("class F(string id = \"test\") { string Id => id; public object Run() => new Amazon.S3.AmazonS3Client(Id, \"<secret>\"); } object Other() => new F(\"x\").Run();", "class F(string id = \"test\") { string Id => id; public object Run() => new Amazon.S3.AmazonS3Client(Id, " + Secret + "); } object Other() => new F(\"x\").Run();")]
    [InlineData("class L(string id) { readonly string _id = id; public L() : this(\"<id>\") { } public object Run() => new Amazon.S3.AmazonS3Client(_id, \"<secret>\"); } object Other() => new L(\"x\").Run();", "class L(string id) { readonly string _id = id; public L() : this(" + Id + ") { } public object Run() => new Amazon.S3.AmazonS3Client(_id, " + Secret + "); } object Other() => new L(\"x\").Run();")]
    [InlineData("class L(string id) { string Id { get { return id; } } public object Run() => new Amazon.S3.AmazonS3Client(Id, \"<secret>\"); } object Other() => new L(\"<id>\").Run();", "class L(string id) { string Id { get { return id; } } public object Run() => new Amazon.S3.AmazonS3Client(Id, " + Secret + "); } object Other() => new L(" + Id + ").Run();")]
    [InlineData("public object Run(string id = \"test\") => new Amazon.Runtime.CredentialManagement.CredentialProfileOptions { AccessKey = id, SecretKey = \"<secret>\" }; object Other() => Run(\"x\");", "public object Run(string id = \"test\") => new Amazon.Runtime.CredentialManagement.CredentialProfileOptions { AccessKey = id, SecretKey = " + Secret + " }; object Other() => Run(\"x\");")]
    [InlineData("object Run(string token) => new Amazon.S3.AmazonS3Client(new Amazon.Runtime.SessionAWSCredentials(\"<id>\", \"<secret>\", token));", "object Run(string token) => new Amazon.S3.AmazonS3Client(new Amazon.Runtime.SessionAWSCredentials(" + Id + ", " + Secret + ", token));")]
    [InlineData("object Run(string? id) { var key = string.IsNullOrEmpty(id) ? \"<id>\" : id; return new Amazon.S3.AmazonS3Client(key, \"<secret>\"); }", "object Run(string? id) { var key = string.IsNullOrEmpty(id) ? (" + Id + ") : id; return new Amazon.S3.AmazonS3Client(key, " + Secret + "); }")]
    [InlineData("object Run(string? id) { id ??= \"<id>\"; return new Amazon.S3.AmazonS3Client(id, \"<secret>\"); }", "object Run(string? id) { id ??= " + Id + "; return new Amazon.S3.AmazonS3Client(id, " + Secret + "); }")]
    [InlineData("string? _id; object Run() => new Amazon.S3.AmazonS3Client(_id, \"<secret>\"); void Set(string id) => _id = id;", "string? _id; object Run() => new Amazon.S3.AmazonS3Client(_id, " + Secret + "); void Set(string id) => _id = id;")]
    [InlineData("object Run() => new Amazon.S3.AmazonS3Client(Console.ReadLine(), \"<secret>\");", "object Run() => new Amazon.S3.AmazonS3Client(Console.ReadLine(), " + Secret + ");")]
    [InlineData("object Run() => new Amazon.S3.AmazonS3Client(Environment.GetEnvironmentVariable(\"SHOP_KEY\"), \"<secret>\");", "object Run() => new Amazon.S3.AmazonS3Client(Environment.GetEnvironmentVariable(\"SHOP_KEY\"), " + Secret + ");")]
    [InlineData("object Run(string id) => new Amazon.Runtime.CredentialManagement.CredentialProfileOptions { AccessKey = id, SecretKey = \"<secret>\" };", "object Run(string id) => new Amazon.Runtime.CredentialManagement.CredentialProfileOptions { AccessKey = id, SecretKey = " + Secret + " };")]
    public Task ArgumentThatTheCallerChooses_Stays(string before, string after) => MembersAsync(before, after);

    [Theory]
    [InlineData("object Run() => new Amazon.S3.AmazonS3Client(Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\"), \"<secret>\");", "object Run() => new Amazon.S3.AmazonS3Client();")]
    [InlineData("object Run() => new Amazon.S3.AmazonS3Client(Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\") ?? throw new ArgumentException(), \"<secret>\");", "object Run() => new Amazon.S3.AmazonS3Client();")]
    public Task VariableThatTheSdkReads_IsNoChoice(string before, string after) => MembersAsync(before + Console, after + Console);

    [Fact]
    public Task ChoiceOfABaseType_IsReadWithLongNames()
        => FixTest.CodeAsync(
            "class Photos(string? id) : Amazon.S3.AmazonS3Client(id ?? \"<id>\", \"<secret>\");\n",
            "class Photos(string? id) : Amazon.S3.AmazonS3Client(id ?? " + Long(Id) + ", " + Long(Secret) + ");\n");

    [Fact]
    public Task ProfileOfACallersKey_IsStillStored()
        => MembersAsync(
            "void Run(string id, Amazon.Runtime.CredentialManagement.SharedCredentialsFile file) => file.RegisterProfile(new Amazon.Runtime.CredentialManagement.CredentialProfile(\"x\", new() { AccessKey = id, SecretKey = \"<secret>\" }));",
            "void Run(string id, Amazon.Runtime.CredentialManagement.SharedCredentialsFile file) => file.RegisterProfile(new Amazon.Runtime.CredentialManagement.CredentialProfile(\"x\", new() { AccessKey = id, SecretKey = " + Secret + " }));");

    [Theory]
    [InlineData("config[\"AWS:AccessKey\"]", "AWS:AccessKey")]
    [InlineData("config?[\"AWS:AccessKey\"]", "AWS:AccessKey")]
    [InlineData("Environment.GetEnvironmentVariable(\"MY_KEY\")", "MY_KEY")]
    [InlineData("config[\"First\"] ?? config[\"Second\"]", "Second")]
    [InlineData("(config[Name])", "Shop:Key")]
    [InlineData("Read(\"Key\", 1)", "Key")]
    [InlineData("Section.GetSection(\"AWS\")[\"AccessKey\"]", "AWS:AccessKey")]
    [InlineData("Section.GetSection(\"AWS:AccessKey\").Value", "AWS:AccessKey")]
    public Task FallbackOfASetting_NamesTheSetting(string read, string name)
        => MembersAsync(
            "const string Name = \"Shop:Key\";\n    string? Read(string key, int n) => null;\n    interface ISection { ISection GetSection(string key); string? this[string key] { get; } string? Value { get; } }\n    ISection Section => null!;\n    string Run(System.Collections.Generic.IReadOnlyDictionary<string, string?> config) => " + read + " ?? \"<id>\";",
            "const string Name = \"Shop:Key\";\n    string? Read(string key, int n) => null;\n    interface ISection { ISection GetSection(string key); string? this[string key] { get; } string? Value { get; } }\n    ISection Section => null!;\n    string Run(System.Collections.Generic.IReadOnlyDictionary<string, string?> config) => " + read + " ?? throw new InvalidOperationException(\"" + name + " is not set.\");");

    [Theory]
    [InlineData("string Run(System.Collections.Generic.IReadOnlyDictionary<string, string> config) => System.Collections.Generic.CollectionExtensions.GetValueOrDefault(config, \"Key\", \"<id>\");", "string Run(System.Collections.Generic.IReadOnlyDictionary<string, string> config) => System.Collections.Generic.CollectionExtensions.GetValueOrDefault(config, \"Key\", READ);")]
    [InlineData("string Get(string key, string fallback) => key + fallback; string Run() => Get(\"Key\", \"<id>\");", "string Get(string key, string fallback) => key + fallback; string Run() => Get(\"Key\", READ);")]
    [InlineData("public string AccessKey { get; set; } = \"<id>\";", "public string AccessKey { get; set; } = READ;")]
    [InlineData("public string AccessKey { get; init; } = \"<id>\";", "public string AccessKey { get; init; } = READ;")]
    [InlineData("class Options { public string Id { get; set; } = \"<id>\"; } object Run(Options o) => new Amazon.S3.AmazonS3Client(o.Id, \"<secret>\");", "class Options { public string Id { get; set; } = READ; } object Run(Options o) => new Amazon.S3.AmazonS3Client(o.Id, " + Secret + ");")]
    public Task DefaultOfASetting_DoesNotThrowWhereTheSettingIsThere(string before, string after)
        => MembersAsync(before, after.Replace("READ", "Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\")!", StringComparison.Ordinal));

    [Theory]
    [InlineData("string Run(string? id) => id ?? \"<id>\";", "string Run(string? id) => id ?? " + Id + ";")]
    [InlineData("string? _id; string Run() => _id ?? \"<id>\";", "string? _id; string Run() => _id ?? " + Id + ";")]
    [InlineData("string? Find() => null; string Run() => Find() ?? \"<id>\";", "string? Find() => null; string Run() => Find() ?? " + Id + ";")]
    [InlineData("string? Id { get; set; } string Run() => Id ?? \"<id>\";", "string? Id { get; set; } string Run() => Id ?? " + Id + ";")]
    [InlineData("string Run(string? a, string? b) => a ?? b ?? \"<id>\";", "string Run(string? a, string? b) => a ?? b ?? " + Id + ";")]
    public Task FallbackOfAChoice_ReadsTheEnvironment(string before, string after) => MembersAsync(before, after);

    [Theory]
    [InlineData("object Run() => new System.Net.NetworkCredential(\"<id>\", \"<smtp>\");", "object Run() => new System.Net.NetworkCredential(USER, PASSWORD);")]
    [InlineData("System.Net.NetworkCredential Run() => new(\"<id>\", \"<smtp>\");", "System.Net.NetworkCredential Run() => new(USER, PASSWORD);")]
    [InlineData("string _user = \"<id>\"; string _password = \"<smtp>\";", "string _user = USER; string _password = PASSWORD;")]
    [InlineData("string SesSmtpPassword() => \"<smtp>\";", "string SesSmtpPassword() => PASSWORD;")]
    [InlineData("void Run(System.Collections.Generic.IDictionary<string, string> d)\n    {\n        d[\"user\"] = \"<id>\";\n        d[\"ses_smtp_password\"] = \"<smtp>\";\n    }", "void Run(System.Collections.Generic.IDictionary<string, string> d)\n    {\n        d[\"user\"] = USER;\n        d[\"ses_smtp_password\"] = PASSWORD;\n    }")]
    public Task MailLogin_IsReadUnderNamesOfItsOwn(string before, string after)
        => MembersAsync(before, after.Replace("USER", Read("SES_SMTP_USERNAME"), StringComparison.Ordinal).Replace("PASSWORD", Read("SES_SMTP_PASSWORD"), StringComparison.Ordinal));

    private static string Long(string read) => read.Replace("Environment.", "global::System.Environment.", StringComparison.Ordinal).Replace("Invalid", "global::System.Invalid", StringComparison.Ordinal);

    private static string Read(string name) => $"Environment.GetEnvironmentVariable(\"{name}\") ?? throw new InvalidOperationException(\"{name} is not set.\")";

    private static Task MembersAsync(string before, string after)
        => FixTest.CodeAsync("using System;\n\nclass Program\n{\n    " + before + "\n}\n", "using System;\n\nclass Program\n{\n    " + after + "\n}\n");
}
