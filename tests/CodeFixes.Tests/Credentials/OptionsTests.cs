using IamAnalyzers.Testing;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

public class OptionsTests
{
    [Fact]
    public async Task CredentialsOfOptions_AreNotAssigned()
        => await CodeAsync(
            """
            class Program
            {
                void Configure(Amazon.Extensions.NETCore.Setup.AWSOptions options)
                {
                    options.Region = Amazon.RegionEndpoint.EUWest1;
                    options.Credentials = new Amazon.Runtime.BasicAWSCredentials("<id>", "<secret>");
                }
            }
            """,
            """
            class Program
            {
                void Configure(Amazon.Extensions.NETCore.Setup.AWSOptions options)
                {
                    options.Region = Amazon.RegionEndpoint.EUWest1;
                }
            }
            """);

    [Fact]
    public async Task EntryOfAnInitializer_Goes()
        => await CodeAsync(
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
            """,
            """
            using Amazon.Extensions.NETCore.Setup;

            class Program
            {
                AWSOptions Configure() => new AWSOptions
                {
                    Region = Amazon.RegionEndpoint.EUWest1
                };
            }
            """);

    [Fact]
    public async Task OnlyEntryOfAnInitializer_TakesTheInitializer()
        => await CodeAsync(
            """
            class Program
            {
                object Configure() => new Amazon.Extensions.NETCore.Setup.AWSOptions { Credentials = new Amazon.Runtime.BasicAWSCredentials("<id>", "<secret>") };
            }
            """,
            """
            class Program
            {
                object Configure() => new Amazon.Extensions.NETCore.Setup.AWSOptions();
            }
            """);

    [Fact]
    public async Task DefaultCredentialsOfAConfiguration_AreNotAssigned()
        => await CodeAsync(
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

    private static Task CodeAsync(string before, string after) => FixTest.CodeAsync(before, after, ReferenceAssemblies.AspNetCore);
}
