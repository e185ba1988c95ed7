using IamAnalyzers.Testing;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>The constructors of a client that take credentials, each with the one that is left.</summary>
public class ClientArgumentsTests
{
    public static TheoryData<string, string> Constructors { get; } = new()
    {
        { """new AmazonS3Client("<id>", "<secret>")""", "new AmazonS3Client()" },
        { """new AmazonS3Client("<id>", "<secret>", RegionEndpoint.EUWest1)""", "new AmazonS3Client(RegionEndpoint.EUWest1)" },
        { """new AmazonS3Client("<id>", "<secret>", new AmazonS3Config { UseHttp = false })""", "new AmazonS3Client(new AmazonS3Config { UseHttp = false })" },
        { """new AmazonS3Client("<id>", "<secret>", "<token>")""", "new AmazonS3Client()" },
        { """new AmazonS3Client("<id>", "<secret>", "<token>", RegionEndpoint.EUWest1)""", "new AmazonS3Client(RegionEndpoint.EUWest1)" },
        { """new AmazonS3Client("<id>", "<secret>", "<token>", new AmazonS3Config())""", "new AmazonS3Client(new AmazonS3Config())" },
        { """new AmazonS3Client(new BasicAWSCredentials("<id>", "<secret>"))""", "new AmazonS3Client()" },
        { """new AmazonS3Client(new BasicAWSCredentials("<id>", "<secret>"), RegionEndpoint.EUWest1)""", "new AmazonS3Client(RegionEndpoint.EUWest1)" },
        { """new AmazonS3Client(new SessionAWSCredentials("<id>", "<secret>", "<token>"), new AmazonS3Config())""", "new AmazonS3Client(new AmazonS3Config())" },
        { """new AmazonS3Client(awsAccessKeyId: "<id>", awsSecretAccessKey: "<secret>", region: RegionEndpoint.EUWest1)""", "new AmazonS3Client(region: RegionEndpoint.EUWest1)" },
        { """new AmazonS3Client(region: RegionEndpoint.EUWest1, awsSecretAccessKey: "<secret>", awsAccessKeyId: "<id>")""", "new AmazonS3Client(region: RegionEndpoint.EUWest1)" },
        { """new AmazonS3Client("<id>", "<secret>", clientConfig: new AmazonS3Config())""", "new AmazonS3Client(config: new AmazonS3Config())" },
    };

    [Theory]
    [MemberData(nameof(Constructors))]
    public async Task ConstructorOfVersion4_LosesItsCredentials(string before, string after)
        => await FixTest.CodeAsync(Creating(before), Creating(after));

    [Theory]
    [MemberData(nameof(Constructors))]
    public async Task ConstructorOfVersion3_LosesItsCredentials(string before, string after)
        => await FixTest.CodeAsync(Creating(before), Creating(after), ReferenceAssemblies.AwsV3);

    /// <summary>A file that has no need of more usings before than after.</summary>
    private static string Creating(string client) => $$"""
        class Program
        {
            object Run(Amazon.Runtime.AWSCredentials other, Amazon.RegionEndpoint region)
            {
                return {{client.Replace("new ", "new Amazon.S3.", StringComparison.Ordinal)
                    .Replace("Amazon.S3.BasicAWS", "Amazon.Runtime.BasicAWS", StringComparison.Ordinal)
                    .Replace("Amazon.S3.SessionAWS", "Amazon.Runtime.SessionAWS", StringComparison.Ordinal)
                    .Replace("RegionEndpoint.", "Amazon.RegionEndpoint.", StringComparison.Ordinal)}};
            }
        }
        """;
}
