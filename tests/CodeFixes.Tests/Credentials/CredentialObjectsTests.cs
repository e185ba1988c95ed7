using IamAnalyzers.Testing;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

public class CredentialObjectsTests
{
    private const string Chain4 = "DefaultAWSCredentialsIdentityResolver.GetCredentials()";
    private const string Chain3 = "FallbackCredentialsFactory.GetCredentials()";

    [Fact]
    public async Task LocalForClients_GoesWithTheirArguments()
        => await FixTest.CodeAsync(
            """
            using Amazon;
            using Amazon.Runtime;
            using Amazon.S3;

            class Program
            {
                object[] Run()
                {
                    var credentials = new BasicAWSCredentials("<id>", "<secret>");
                    var near = new AmazonS3Client(credentials, RegionEndpoint.EUWest1);
                    var far = new AmazonS3Client(credentials, RegionEndpoint.USEast1);
                    return [near, far];
                }
            }
            """,
            """
            using Amazon;
            using Amazon.S3;

            class Program
            {
                object[] Run()
                {
                    var near = new AmazonS3Client(RegionEndpoint.EUWest1);
                    var far = new AmazonS3Client(RegionEndpoint.USEast1);
                    return [near, far];
                }
            }
            """);

    [Fact]
    public async Task ObjectThatGoesNowhereKnown_BecomesTheChainOfVersion4()
        => await FixTest.CodeAsync(
            Method("AWSCredentials", """return new BasicAWSCredentials("<id>", "<secret>");"""),
            Method("AWSCredentials", $"return {Chain4};", "using Amazon.Runtime.Credentials;\n"));

    [Fact]
    public async Task ObjectThatGoesNowhereKnown_BecomesTheChainOfVersion3()
        => await FixTest.CodeAsync(
            Method("AWSCredentials", """return new SessionAWSCredentials("<id>", "<secret>", "<token>");"""),
            Method("AWSCredentials", $"return {Chain3};"),
            ReferenceAssemblies.AwsV3);

    [Fact]
    public async Task LocalOfTheDerivedType_TakesTheBaseType()
        => await FixTest.CodeAsync(
            Method("AWSCredentials", """
                BasicAWSCredentials credentials = new("<id>", "<secret>");
                        System.Console.WriteLine(credentials);
                        return credentials;
                """),
            Method("AWSCredentials", $"""
                AWSCredentials credentials = {Chain3};
                        System.Console.WriteLine(credentials);
                        return credentials;
                """),
            ReferenceAssemblies.AwsV3);

    [Fact]
    public async Task LocalOfInferredType_KeepsItsWord()
        => await FixTest.CodeAsync(
            Method("AWSCredentials", """
                var credentials = new BasicAWSCredentials("<id>", "<secret>"); // of the backup account
                        System.Console.WriteLine(credentials);
                        return credentials;
                """),
            Method("AWSCredentials", $"""
                var credentials = {Chain3}; // of the backup account
                        System.Console.WriteLine(credentials);
                        return credentials;
                """),
            ReferenceAssemblies.AwsV3);

    [Fact]
    public async Task ImmutableCredentials_AreTakenFromTheChain()
        => await FixTest.CodeAsync(
            Method("ImmutableCredentials", """return new ImmutableCredentials("<id>", "<secret>", "<token>");"""),
            Method("ImmutableCredentials", $"return {Chain3}.GetCredentials();"),
            ReferenceAssemblies.AwsV3);

    [Fact]
    public async Task ImmutableCredentialsOfVersion4_AreTakenFromTheChain()
        => await FixTest.CodeAsync(
            Method("ImmutableCredentials", """return new ImmutableCredentials("<id>", "<secret>", "<token>");"""),
            Method("ImmutableCredentials", $"return {Chain4}.GetCredentials();", "using Amazon.Runtime.Credentials;\n"));

    [Fact]
    public async Task FieldSetInConstructor_BecomesTheChain()
        => await FixTest.CodeAsync(
            """
            using Amazon.Runtime;

            class Keys
            {
                private readonly AWSCredentials _credentials;

                public Keys() => _credentials = new BasicAWSCredentials("<id>", "<secret>");

                public string Read() => _credentials.GetCredentials().AccessKey;
            }
            """,
            """
            using Amazon.Runtime;

            class Keys
            {
                private readonly AWSCredentials _credentials;

                public Keys() => _credentials = FallbackCredentialsFactory.GetCredentials();

                public string Read() => _credentials.GetCredentials().AccessKey;
            }
            """,
            ReferenceAssemblies.AwsV3);

    [Fact]
    public async Task ObjectAmongOthers_IsReplacedAndNotTheChoice()
        => await FixTest.CodeAsync(
            Method("Amazon.S3.AmazonS3Client", """return new Amazon.S3.AmazonS3Client(other is null ? new BasicAWSCredentials("<id>", "<secret>") : other);"""),
            Method("Amazon.S3.AmazonS3Client", $"return new Amazon.S3.AmazonS3Client(other is null ? {Chain3} : other);"),
            ReferenceAssemblies.AwsV3);

    private static string Method(string type, string body, string usings = "") => $$"""
        using Amazon.Runtime;
        {{usings}}
        class Program
        {
            {{type}} Run(AWSCredentials? other)
            {
                {{body}}
            }
        }
        """;
}
