namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>Keys for something that is not AWS are not replaced by the ones of AWS.</summary>
public class EmulatorTests
{
    [Theory]
    [InlineData("""return [new AmazonS3Client("<id>", "<secret>", new AmazonS3Config { ServiceURL = "http://localhost:4566" })];""")]
    [InlineData("""
        var config = new AmazonS3Config { ServiceURL = "http://127.0.0.1:9000", ForcePathStyle = true };
        return [new AmazonS3Client("<id>", "<secret>", config)];
        """)]
    [InlineData("""
        var config = new AmazonS3Config();
        config.ServiceURL = Environment.GetEnvironmentVariable("STORE");
        return [new AmazonS3Client("<id>", "<secret>", config)];
        """)]
    [InlineData("""
        var credentials = new BasicAWSCredentials("<id>", "<secret>");
        return [new AmazonS3Client(credentials, new AmazonS3Config { ServiceURL = "https://minio.example.com" })];
        """)]
    [InlineData("""
        var credentials = new BasicAWSCredentials("<id>", "<secret>");
        return [credentials, new AmazonS3Client(credentials, new AmazonS3Config { ServiceURL = "https://minio.example.com" })];
        """)]
    [InlineData("""
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://localhost:4566");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "<id>");
        return [];
        """)]
    [InlineData("""
        var config = new AmazonS3Config { ServiceURL = "http://localhost:4566", DefaultAWSCredentials = new BasicAWSCredentials("<id>", "<secret>") };
        return [new AmazonS3Client(config)];
        """)]
    public async Task Emulator_HasNoFix(string statements) => await FixTest.NoneAsync(statements);

    [Fact]
    public async Task AddressOfAws_IsNoEmulator()
        => await FixTest.StatementsAsync(
            """
            Console.WriteLine(nameof(RegionEndpoint) + nameof(AWSCredentials));
            return [new AmazonS3Client("<id>", "<secret>", new AmazonS3Config { ServiceURL = "https://s3.eu-west-1.amazonaws.com" })];
            """,
            """
            Console.WriteLine(nameof(RegionEndpoint) + nameof(AWSCredentials));
            return [new AmazonS3Client(new AmazonS3Config { ServiceURL = "https://s3.eu-west-1.amazonaws.com" })];
            """);

    [Fact]
    public async Task EmulatorOfAnotherClient_DoesNotMatter()
        => await FixTest.StatementsAsync(
            """
            var local = new AmazonS3Config { ServiceURL = "http://localhost:4566" };
            var config = new AmazonS3Config();
            Console.WriteLine(nameof(RegionEndpoint) + nameof(AWSCredentials));
            return [new AmazonS3Client(local), new AmazonS3Client("<id>", "<secret>", config)];
            """,
            """
            var local = new AmazonS3Config { ServiceURL = "http://localhost:4566" };
            var config = new AmazonS3Config();
            Console.WriteLine(nameof(RegionEndpoint) + nameof(AWSCredentials));
            return [new AmazonS3Client(local), new AmazonS3Client(config)];
            """);
}
