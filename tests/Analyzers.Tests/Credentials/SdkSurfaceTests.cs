using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>Every way in which the SDK takes credentials, row by row of its surface, with names that say nothing.</summary>
public class SdkSurfaceTests
{
    private const string Usings = "using Amazon; using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.S3;\n";

    public static TheoryData<string> OfEveryVersion => new()
    {
        "new BasicAWSCredentials(I, S)",
        "new SessionAWSCredentials(I, S, T)",
        "new ImmutableCredentials(I, S, T)",
        "new AmazonS3Client(I, S)",
        "new AmazonS3Client(I, S, RegionEndpoint.EUWest1)",
        "new AmazonS3Client(I, S, new AmazonS3Config())",
        "new AmazonS3Client(I, S, T)",
        "new AmazonS3Client(I, S, T, RegionEndpoint.EUWest1)",
        "new AmazonS3Client(I, S, T, new AmazonS3Config())",
        "new AmazonS3Client(new BasicAWSCredentials(I, S))",
        "new AmazonS3Client(new BasicAWSCredentials(I, S), RegionEndpoint.EUWest1)",
        "new AmazonS3Client(new SessionAWSCredentials(I, S, T), new AmazonS3Config())",
        "new CredentialProfile(\"p\", new CredentialProfileOptions { AccessKey = I, SecretKey = S, Token = T })",
        "new AssumeRoleAWSCredentials(new BasicAWSCredentials(I, S), \"arn:aws:iam::123456789012:role/r\", \"s\")",
        "System.Environment.SetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\", I); System.Environment.SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", S);",
        "System.Environment.SetEnvironmentVariable(\"AWS_SECRET_KEY\", S); System.Environment.SetEnvironmentVariable(\"AWS_SESSION_TOKEN\", T);",
    };

    [Theory]
    [MemberData(nameof(OfEveryVersion))]
    [InlineData("new BasicAWSCredentials(I, S, \"123456789012\")")]
    [InlineData("new SessionAWSCredentials(I, S, T, \"123456789012\")")]
    [InlineData("new ImmutableCredentials(I, S, T, \"123456789012\")")]
    [InlineData("new Amazon.SecurityToken.Model.Credentials(I, S, T, System.DateTime.UtcNow)")]
    [InlineData("new Amazon.SecurityToken.Model.Credentials { AccessKeyId = I, SecretAccessKey = S, SessionToken = T }")]
    [InlineData("new AmazonS3Config { DefaultAWSCredentials = new BasicAWSCredentials(I, S) }")]
    [InlineData("new Amazon.DynamoDBv2.AmazonDynamoDBClient(I, S, T)")]
    [InlineData("new Amazon.KeyManagementService.AmazonKeyManagementServiceClient(I, S)")]
    public Task Version4_LeaksOnceEachPart(string code) => VerifyAsync(code, ReferenceAssemblies.AwsV4);

    [Theory]
    [MemberData(nameof(OfEveryVersion))]
    public Task Version3_LeaksOnceEachPart(string code) => VerifyAsync(code, ReferenceAssemblies.AwsV3);

    [Theory]
    [MemberData(nameof(OfEveryVersion))]
    [InlineData("Amazon.Util.ProfileManager.RegisterProfile(\"p\", I, S);")]
    public Task Version3OnNetFramework_LeaksOnceEachPart(string code) => VerifyAsync(code, ReferenceAssemblies.AwsV3Net45);

    /// <summary>The parts as constants far from each other, so that only where they go tells what they are.</summary>
    private static Task VerifyAsync(string code, ReferenceAssemblies references)
    {
        var parts = new[] { (Name: "I", Rule: "IAM0001", Word: "$ID$"), (Name: "S", Rule: "IAM0002", Word: "$SECRET$"), (Name: "T", Rule: "IAM0003", Word: "$TOKEN$") }
            .Where(part => code.Contains(" " + part.Name, StringComparison.Ordinal) || code.Contains("(" + part.Name, StringComparison.Ordinal))
            .Select(static part => $"    const string {part.Name} = {{|{part.Rule}:\"{part.Word}\"|}};");
        var statement = code.EndsWith(';') ? code : $"_ = {code};";
        return TestPrograms.Verify<HardCodedCredentialAnalyzer>(
            Usings + "class C\n{\n" + string.Join(new string('\n', 8), parts) + new string('\n', 8) + "    void M() { " + statement + " }\n}\n", references);
    }
}
