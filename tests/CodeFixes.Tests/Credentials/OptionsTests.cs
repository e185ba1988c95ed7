namespace IamAnalyzers.CodeFixes.Tests.Credentials;

public class OptionsTests
{
    /// <summary>The package that has the type does not restore here; the rule knows it by its names.</summary>
    private const string Setup = """

        namespace Amazon.Extensions.NETCore.Setup
        {
            class AWSOptions
            {
                public Amazon.Runtime.AWSCredentials? Credentials { get; set; }

                public Amazon.RegionEndpoint? Region { get; set; }
            }
        }
        """;

    [Fact]
    public async Task CredentialsOfOptions_AreNotAssigned()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                void Configure(Amazon.Extensions.NETCore.Setup.AWSOptions options)
                {
                    options.Region = Amazon.RegionEndpoint.EUWest1;
                    options.Credentials = new Amazon.Runtime.BasicAWSCredentials("<id>", "<secret>");
                }
            }
            """ + Setup,
            """
            class Program
            {
                void Configure(Amazon.Extensions.NETCore.Setup.AWSOptions options)
                {
                    options.Region = Amazon.RegionEndpoint.EUWest1;
                }
            }
            """ + Setup);

    [Fact]
    public async Task EntryOfAnInitializer_Goes()
        => await FixTest.CodeAsync(
            """
            using Amazon.Extensions.NETCore.Setup;

            class Program
            {
                AWSOptions Configure() => new AWSOptions
                {
                    Region = Amazon.RegionEndpoint.EUWest1,
                    Credentials = new Amazon.Runtime.BasicAWSCredentials("<id>", "<secret>")
                };
            }
            """ + Setup,
            """
            using Amazon.Extensions.NETCore.Setup;

            class Program
            {
                AWSOptions Configure() => new AWSOptions
                {
                    Region = Amazon.RegionEndpoint.EUWest1
                };
            }
            """ + Setup);

    [Fact]
    public async Task OnlyEntryOfAnInitializer_TakesTheInitializer()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                object Configure() => new Amazon.Extensions.NETCore.Setup.AWSOptions { Credentials = new Amazon.Runtime.BasicAWSCredentials("<id>", "<secret>") };
            }
            """ + Setup,
            """
            class Program
            {
                object Configure() => new Amazon.Extensions.NETCore.Setup.AWSOptions();
            }
            """ + Setup);

    [Fact]
    public async Task DefaultCredentialsOfAConfiguration_AreNotAssigned()
        => await FixTest.CodeAsync(
            """
            using Amazon.Runtime;
            using Amazon.S3;

            class Program
            {
                object Run()
                {
                    var credentials = new BasicAWSCredentials("<id>", "<secret>");
                    var config = new AmazonS3Config { DefaultAWSCredentials = credentials, UseHttp = false };
                    return new AmazonS3Client(config);
                }
            }
            """,
            """
            using Amazon.S3;

            class Program
            {
                object Run()
                {
                    var config = new AmazonS3Config { UseHttp = false };
                    return new AmazonS3Client(config);
                }
            }
            """);
}
