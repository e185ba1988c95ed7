namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>What only the credentials' way used goes with them; what something else uses stays.</summary>
public class DeclarationsTests
{
    [Fact]
    public async Task Locals_GoWithTheArguments()
        => await FixTest.StatementsAsync(
            """
            var id = "<id>";
            const string secret = "<secret>";
            Console.WriteLine(nameof(RegionEndpoint) + nameof(AWSCredentials));
            return [new AmazonS3Client(id, secret, RegionEndpoint.EUWest1)];
            """,
            """
            Console.WriteLine(nameof(RegionEndpoint) + nameof(AWSCredentials));
            return [new AmazonS3Client(RegionEndpoint.EUWest1)];
            """);

    [Fact]
    public async Task LocalsOfLocals_GoToo()
        => await FixTest.StatementsAsync(
            """
            string id = "<id>", secret = "<secret>", bucket = "photos";
            AWSCredentials credentials = new BasicAWSCredentials(id, secret);
            Console.WriteLine(bucket + nameof(AWSCredentials));
            return [new AmazonS3Client(credentials, RegionEndpoint.EUWest1)];
            """,
            """
            string bucket = "photos";
            Console.WriteLine(bucket + nameof(AWSCredentials));
            return [new AmazonS3Client(RegionEndpoint.EUWest1)];
            """);

    [Fact]
    public async Task PrivateConstants_GoWithTheirDocumentation()
        => await FixTest.CodeAsync(
            """
            using Amazon.S3;

            class Program
            {
                /// <summary>The key.</summary>
                private const string Id = "<id>";
                private const string Secret = "<secret>";
                private const string Bucket = "photos";

                private readonly AmazonS3Client _client = new(Id, Secret);

                public string Show() => Bucket + _client;
            }
            """,
            """
            using Amazon.S3;

            class Program
            {
                private const string Bucket = "photos";

                private readonly AmazonS3Client _client = new();

                public string Show() => Bucket + _client;
            }
            """);

    [Fact]
    public async Task ConstantsOfAnotherFile_GoToo()
    {
        var test = FixTest.Create(
            """
            class Program
            {
                object Run() => new Amazon.S3.AmazonS3Client(Settings.Id, Settings.Secret, Amazon.RegionEndpoint.EUWest1);
            }
            """,
            """
            class Program
            {
                object Run() => new Amazon.S3.AmazonS3Client(Amazon.RegionEndpoint.EUWest1);
            }
            """);
        test.TestState.Sources.Add(FixTest.Fill(FixTest.Mark(
            """
            static class Settings
            {
                public const string Id = "<id>";
                public const string Secret = "<secret>";
                public const string Bucket = "photos";
            }
            """)));
        test.FixedState.Sources.Add(
            """
            static class Settings
            {
                public const string Bucket = "photos";
            }
            """);
        await test.RunAsync();
    }

    [Fact]
    public async Task ConstantOfPublicType_IsReadAtRunTime()
        => await FixTest.CodeAsync(
            """
            using System;

            public static class Settings
            {
                public const string Id = "<id>";

                public static object Client(string secret) => new Amazon.S3.AmazonS3Client(Id, secret);
            }
            """,
            """
            using System;

            public static class Settings
            {
                public static readonly string Id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.");

                public static object Client(string secret) => new Amazon.S3.AmazonS3Client(Id, secret);
            }
            """);

    [Fact]
    public async Task ConstantUsedElsewhere_StaysAndIsReadAtRunTime()
        => await FixTest.CodeAsync(
            """
            using System;

            class Program
            {
                private const string Id = "<id>";

                object Run()
                {
                    Console.WriteLine(Id);
                    return new Amazon.S3.AmazonS3Client(Id, "<secret>");
                }
            }
            """,
            """
            using System;

            class Program
            {
                private static readonly string Id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.");

                object Run()
                {
                    Console.WriteLine(Id);
                    return new Amazon.S3.AmazonS3Client();
                }
            }
            """);

    [Fact]
    public async Task ValueWhoseMakingDoesSomething_Stays()
        => await FixTest.StatementsAsync(
            """
            var secret = Find();
            return [new AmazonS3Client("<id>", secret, RegionEndpoint.EUWest1)];
            string Find() { Console.WriteLine("found"); return "<secret>"; }
            """,
            """
            var secret = Find();
            return [new AmazonS3Client(RegionEndpoint.EUWest1)];
            string Find() { Console.WriteLine("found"); return Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? throw new InvalidOperationException("AWS_SECRET_ACCESS_KEY is not set."); }
            """);

    [Fact]
    public async Task KeyPutTogether_GoesWithItsPieces()
        => await FixTest.CodeAsync(
            """
            using Amazon.S3;

            class Program
            {
                private const string Head = "<id-head>";

                object Run()
                {
                    var id = {|IAM0001:Head + "<id-tail>"|};
                    return new AmazonS3Client(id, "<secret>");
                }
            }
            """,
            """
            using Amazon.S3;

            class Program
            {
                object Run()
                {
                    return new AmazonS3Client();
                }
            }
            """);

    [Fact]
    public async Task KeyPutTogetherForACallersSecret_IsReadWithoutItsPieces()
        => await FixTest.CodeAsync(
            """
            using System;
            using Amazon.S3;

            class Program
            {
                private const string Head = "<id-head>";

                object Run(string secret) => new AmazonS3Client({|IAM0001:Head + "<id-tail>"|}, secret);
            }
            """,
            """
            using System;
            using Amazon.S3;

            class Program
            {
                object Run(string secret) => new AmazonS3Client(Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set."), secret);
            }
            """);

    [Fact]
    public async Task PropertyThatHoldsTheKey_Goes()
        => await FixTest.CodeAsync(
            """
            using Amazon.S3;

            class Program
            {
                private static string Id => "<id>";

                private string Secret { get; } = "<secret>";

                object Run() => new AmazonS3Client(Id, this.Secret);
            }
            """,
            """
            using Amazon.S3;

            class Program
            {
                object Run() => new AmazonS3Client();
            }
            """);

    [Fact]
    public async Task DerivedClient_PassesNothingToItsBase()
        => await FixTest.CodeAsync(
            """
            class Photos : Amazon.S3.AmazonS3Client
            {
                public Photos() : base("<id>", "<secret>", Amazon.RegionEndpoint.EUWest1) { }
            }
            """,
            """
            class Photos : Amazon.S3.AmazonS3Client
            {
                public Photos() : base(Amazon.RegionEndpoint.EUWest1) { }
            }
            """);

    [Fact]
    public async Task DerivedClientWithoutTheOverload_IsNotCalledWithout()
        => await FixTest.CodeAsync(
            """
            class Photos(string awsAccessKeyId, string awsSecretAccessKey) : Amazon.S3.AmazonS3Client(awsAccessKeyId, awsSecretAccessKey)
            {
                public static object Create() => new Photos("<id>", "<secret>");
            }
            """,
            """
            using System;

            class Photos(string awsAccessKeyId, string awsSecretAccessKey) : Amazon.S3.AmazonS3Client(awsAccessKeyId, awsSecretAccessKey)
            {
                public static object Create() => new Photos(Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set."), Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? throw new InvalidOperationException("AWS_SECRET_ACCESS_KEY is not set."));
            }
            """);
}
