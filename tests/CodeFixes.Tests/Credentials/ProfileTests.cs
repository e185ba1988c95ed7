using IamAnalyzers.Testing;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>Keys that a program stores in a profile: it need not store one.</summary>
public class ProfileTests
{
    [Fact]
    public async Task StoredProfile_IsNotStored()
        => await FixTest.CodeAsync(
            """
            using Amazon;
            using Amazon.Runtime.CredentialManagement;
            using Amazon.S3;

            class Program
            {
                object Run()
                {
                    var options = new CredentialProfileOptions { AccessKey = "<id>", SecretKey = "<secret>", Token = "<token>" };
                    var profile = new CredentialProfile("backup", options);
                    profile.Region = RegionEndpoint.EUWest1;
                    var file = new SharedCredentialsFile();
                    file.RegisterProfile(profile);

                    return new AmazonS3Client(RegionEndpoint.EUWest1);
                }
            }
            """,
            """
            using Amazon;
            using Amazon.S3;

            class Program
            {
                object Run()
                {
                    return new AmazonS3Client(RegionEndpoint.EUWest1);
                }
            }
            """);

    [Theory]
    [InlineData("SharedCredentialsFile")]
    [InlineData("NetSDKCredentialsFile")]
    [InlineData("CredentialProfileStoreChain")]
    public async Task ProfileInOneExpression_IsNotStored(string store)
        => await FixTest.CodeAsync(
            Method($$"""
                new {{store}}().RegisterProfile(new CredentialProfile("backup", new CredentialProfileOptions { AccessKey = "<id>", SecretKey = "<secret>" }));
                        System.Console.WriteLine(new CredentialProfileStoreChain());
                """),
            Method("""
                System.Console.WriteLine(new CredentialProfileStoreChain());
                """));

    [Fact]
    public async Task KeysSetByStatements_GoWithTheProfile()
        => await FixTest.CodeAsync(
            Method("""
                var options = new CredentialProfileOptions();
                        options.AccessKey = "<id>";
                        options.SecretKey = "<secret>";
                        var chain = new CredentialProfileStoreChain();
                        chain.RegisterProfile(new CredentialProfile("backup", options));
                        System.Console.WriteLine(chain.TryGetAWSCredentials("backup", out _));
                """),
            Method("""
                var chain = new CredentialProfileStoreChain();
                        System.Console.WriteLine(chain.TryGetAWSCredentials("backup", out _));
                """));

    [Fact]
    public async Task ProfileOfVersion3_IsNotStored()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                static void Main()
                {
                    Amazon.Util.ProfileManager.RegisterProfile("backup", "<id>", "<secret>");
                    System.Console.WriteLine();
                }
            }
            """,
            """
            class Program
            {
                static void Main()
                {
                    System.Console.WriteLine();
                }
            }
            """,
            ReferenceAssemblies.AwsV3Net45);

    [Fact]
    public async Task Title_SaysWhatHappens()
    {
        var test = FixTest.Create(
            Method("""new SharedCredentialsFile().RegisterProfile(new CredentialProfile("backup", new CredentialProfileOptions { AccessKey = "<id>", SecretKey = "<secret>" }));"""),
            Method("").Replace("        \n", "", StringComparison.Ordinal).Replace("using Amazon.Runtime.CredentialManagement;\n\n", "", StringComparison.Ordinal));
        test.ExpectTitle("Do not store the key in a profile");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("""var options = new CredentialProfileOptions { AccessKey = "<id>", SourceProfile = "base" };""")]
    [InlineData("""var options = new CredentialProfileOptions { AccessKey = "<id>" }; options.RoleArn = "arn:aws:iam::123456789012:role/r";""")]
    public async Task ProfileWithMore_KeepsItAndReadsTheKey(string options)
        => await FixTest.CodeAsync(
            Method(options + """ new SharedCredentialsFile().RegisterProfile(new CredentialProfile("backup", options));""", "using System;\n"),
            Method(options.Replace("\"<id>\"", """Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.")""", StringComparison.Ordinal)
                + """ new SharedCredentialsFile().RegisterProfile(new CredentialProfile("backup", options));""", "using System;\n"));

    [Fact]
    public async Task ProfileThatIsUsedToo_IsKept()
        => await FixTest.CodeAsync(
            Method("""
                var profile = new CredentialProfile("backup", new CredentialProfileOptions { AccessKey = "<id>" });
                        var file = new SharedCredentialsFile();
                        file.RegisterProfile(profile);
                        Console.WriteLine(profile.GetAWSCredentials(file));
                """, "using System;\n"),
            Method("""
                var profile = new CredentialProfile("backup", new CredentialProfileOptions { AccessKey = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.") });
                        var file = new SharedCredentialsFile();
                        file.RegisterProfile(profile);
                        Console.WriteLine(profile.GetAWSCredentials(file));
                """, "using System;\n"));

    private static string Method(string body, string usings = "") => $$"""
        {{usings}}using Amazon.Runtime.CredentialManagement;

        class Program
        {
            static void Main()
            {
                {{body}}
            }
        }
        """;
}
