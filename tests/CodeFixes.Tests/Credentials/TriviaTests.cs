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

    [Fact]
    public async Task WindowsLineEnds_Stay()
        => await FixTest.CodeAsync(
            "class Program\r\n{\r\n    object Run()\r\n    {\r\n        var id = \"<id>\";\r\n        return new Amazon.S3.AmazonS3Client(id, \"<secret>\");\r\n    }\r\n}\r\n",
            "class Program\r\n{\r\n    object Run()\r\n    {\r\n        return new Amazon.S3.AmazonS3Client();\r\n    }\r\n}\r\n");
}
