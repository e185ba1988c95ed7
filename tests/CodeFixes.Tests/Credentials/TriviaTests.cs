namespace IamAnalyzers.CodeFixes.Tests.Credentials;

public class TriviaTests
{
    [Fact]
    public async Task ArgumentsOnLines_KeepTheRest()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                object Run() =>
                    // The one near us.
                    new Amazon.S3.AmazonS3Client(
                        "<id>", // who
                        "<secret>",
                        // where
                        Amazon.RegionEndpoint.EUWest1); // until we move
            }
            """,
            """
            class Program
            {
                object Run() =>
                    // The one near us.
                    new Amazon.S3.AmazonS3Client(
                        // where
                        Amazon.RegionEndpoint.EUWest1); // until we move
            }
            """);

    [Fact]
    public async Task NoArgumentLeft_ClosesTheBrackets()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                object Run() => new Amazon.S3.AmazonS3Client(
                    "<id>",
                    "<secret>"); // until we move
            }
            """,
            """
            class Program
            {
                object Run() => new Amazon.S3.AmazonS3Client(); // until we move
            }
            """);

    [Fact]
    public async Task CommentsAndDirectivesBeforeWhatGoes_Stay()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                #region Keys
                // Ask the owners before you change these.
                private const string Id = "<id>";
                private const string Secret = "<secret>";
                #endregion

                object Run() => new Amazon.S3.AmazonS3Client(Id, Secret);
            }
            """,
            """
            class Program
            {
                #region Keys
                // Ask the owners before you change these.
                #endregion

                object Run() => new Amazon.S3.AmazonS3Client();
            }
            """);

    [Theory]
    [InlineData("object Run() => new Amazon.S3.AmazonS3Client(\"<id>\", \"<secret>\", /* region */ Amazon.RegionEndpoint.EUWest1);", "object Run() => new Amazon.S3.AmazonS3Client(/* region */ Amazon.RegionEndpoint.EUWest1);")]
    [InlineData("object Run() => new Amazon.S3.AmazonS3Client(\"<id>\" /* id */, /* s */ \"<secret>\", /* region */ Amazon.RegionEndpoint.EUWest1 /* here */);", "object Run() => new Amazon.S3.AmazonS3Client(/* region */ Amazon.RegionEndpoint.EUWest1 /* here */);")]
    [InlineData("object Run() => new Amazon.S3.AmazonS3Client(region: /* here */ Amazon.RegionEndpoint.EUWest1, awsAccessKeyId: \"<id>\", awsSecretAccessKey: \"<secret>\");", "object Run() => new Amazon.S3.AmazonS3Client(region: /* here */ Amazon.RegionEndpoint.EUWest1);")]
    [InlineData("object Run() => new Amazon.S3.AmazonS3Config { DefaultAWSCredentials = new Amazon.Runtime.BasicAWSCredentials(\"<id>\", \"<secret>\"), /* region */ RegionEndpoint = Amazon.RegionEndpoint.EUWest1 };", "object Run() => new Amazon.S3.AmazonS3Config { /* region */ RegionEndpoint = Amazon.RegionEndpoint.EUWest1 };")]
    public async Task CommentOnWhatStays_Stays(string before, string after)
        => await FixTest.CodeAsync("class Program\n{\n    " + before + "\n}\n", "class Program\n{\n    " + after + "\n}\n");

    [Fact]
    public async Task CommentThatBeganTheLine_KeepsItsSpace()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                object Run()
                {
                    /* secret */ const string secret = "<secret>";
                    var client = new Amazon.S3.AmazonS3Client("<id>", secret);
                    return client;
                }
            }
            """,
            """
            class Program
            {
                object Run()
                {
                    /* secret */ var client = new Amazon.S3.AmazonS3Client();
                    return client;
                }
            }
            """);

    [Fact]
    public async Task WindowsLineEnds_Stay()
        => await FixTest.CodeAsync(
            "class Program\r\n{\r\n    object Run()\r\n    {\r\n        var id = \"<id>\";\r\n        return new Amazon.S3.AmazonS3Client(id, \"<secret>\");\r\n    }\r\n}\r\n",
            "class Program\r\n{\r\n    object Run()\r\n    {\r\n        return new Amazon.S3.AmazonS3Client();\r\n    }\r\n}\r\n");
}
