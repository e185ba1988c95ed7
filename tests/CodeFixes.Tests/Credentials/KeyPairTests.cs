namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>Fix All fixes both halves of a key, or none.</summary>
public class KeyPairTests
{
    private const string Id = "Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\") ?? throw new InvalidOperationException(\"AWS_ACCESS_KEY_ID is not set.\")";
    private const string Secret = "Environment.GetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\") ?? throw new InvalidOperationException(\"AWS_SECRET_ACCESS_KEY is not set.\")";
    private const string Emulator = " object D(Amazon.S3.AmazonS3Config c) { c.ServiceURL = \"http://localhost:9000\"; return new Amazon.S3.AmazonS3Client(\"<id>\", \"<secret>\", c); }";

    [Theory]
    [InlineData("object C(string? id = null) { id ??= \"<id>\"; return new Amazon.S3.AmazonS3Client(id, \"<secret>\"); }" + Emulator)]
    [InlineData("object C(string? secret = null) { secret ??= \"<secret>\"; return new Amazon.S3.AmazonS3Client(\"<id>\", secret); }" + Emulator)]
    [InlineData("object C(string id = \"<id>\") => new Amazon.S3.AmazonS3Client(id, \"<secret>\"); object E() => C();")]
    [InlineData("public object C(string id = \"<id>\") => new Amazon.Runtime.BasicAWSCredentials(id, \"<secret>\");")]
    [InlineData("class L(string id = \"<id>\") { public object C() => new Amazon.S3.AmazonS3Client(id, \"<secret>\"); } object E() => new L();")]
    [InlineData("object C(string id = \"<id>\") => new Amazon.Runtime.CredentialManagement.CredentialProfileOptions { AccessKey = id, SecretKey = \"<secret>\" };")]
    [InlineData("public static readonly Amazon.Runtime.AWSCredentials Creds = new Amazon.Runtime.BasicAWSCredentials(\"<id>\", \"<secret>\"); object B() => new Amazon.S3.AmazonS3Client(Creds, new Amazon.S3.AmazonS3Config { ServiceURL = \"http://localhost:9000\" });")]
    public async Task HalfThatStays_KeepsTheOther(string members) => Assert.Equal(Whole(members), await FormattedAsync(members));

    [Fact]
    public async Task PairOfAnAwsClient_GoesWhole()
        => Assert.Equal(
            Whole("object C(string? id = null) { id ??= " + Id + "; return new Amazon.S3.AmazonS3Client(id, " + Secret + "); }"),
            await FormattedAsync("object C(string? id = null) { id ??= \"<id>\"; return new Amazon.S3.AmazonS3Client(id, \"<secret>\"); }"));

    [Fact]
    public async Task PublicObjectBesideAnEmulator_IsNotLeftWithOneHalf()
    {
        var text = await FormattedAsync(
            "public static readonly Amazon.Runtime.AWSCredentials Creds = new Amazon.Runtime.BasicAWSCredentials(\"<id>\", \"<secret>\"); object B() => new Amazon.S3.AmazonS3Client(Creds);" + Emulator);
        var declared = text[..text.IndexOf(" object B()", StringComparison.Ordinal)];
        Assert.Equal(declared.Contains(FixTest.Fill("<id>"), StringComparison.Ordinal), declared.Contains(FixTest.Fill("<secret>"), StringComparison.Ordinal));
    }

    private static async Task<string> FormattedAsync(string members)
    {
        var solution = FixAllHost.Create(Microsoft.CodeAnalysis.WorkspaceKind.MSBuild, Whole(members));
        return (await FixAllHost.TextsAsync(await FixAllHost.FormatAsync(solution, FixAllHost.Rules)))[0];
    }

    private static string Whole(string members) => FixTest.Fill("using System;\n\npublic class Program\n{\n    " + members + "\n}\n");
}
