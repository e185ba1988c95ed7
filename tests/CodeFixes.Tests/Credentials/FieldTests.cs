using IamAnalyzers.Testing;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>Fields and properties that a constructor sets, and what may not be dropped with them.</summary>
public class FieldTests
{
    [Fact]
    public async Task CredentialsSetInConstructor_GoWithTheArgument()
        => await FixTest.CodeAsync(
            """
            using Amazon.Runtime;
            using Amazon.S3;

            class Photos
            {
                private readonly AWSCredentials _credentials;
                private readonly string _bucket;

                public Photos(string bucket)
                {
                    _bucket = bucket;
                    _credentials = new BasicAWSCredentials("<id>", "<secret>");
                }

                public object Open() => new AmazonS3Client(_credentials);

                public object Bucket() => _bucket;
            }
            """,
            """
            using Amazon.S3;

            class Photos
            {
                private readonly string _bucket;

                public Photos(string bucket)
                {
                    _bucket = bucket;
                }

                public object Open() => new AmazonS3Client();

                public object Bucket() => _bucket;
            }
            """);

    [Fact]
    public async Task StringsSetInConstructor_GoWithTheArguments()
        => await FixTest.CodeAsync(
            """
            using Amazon.S3;

            class Photos
            {
                private readonly string _id;
                private string Secret { get; }

                public Photos()
                {
                    this._id = "<id>";
                    Secret = "<secret>";
                }

                public object Open() => new AmazonS3Client(_id, Secret);
            }
            """,
            """
            using Amazon.S3;

            class Photos
            {
                public Photos()
                {
                }

                public object Open() => new AmazonS3Client();
            }
            """);

    [Fact]
    public async Task ConstructorOfOneExpression_IsLeftEmpty()
        => await FixTest.CodeAsync(
            """
            class Photos
            {
                private readonly Amazon.Runtime.AWSCredentials _credentials;

                public Photos() => _credentials = new Amazon.Runtime.BasicAWSCredentials("<id>", "<secret>");

                public object Open() => new Amazon.S3.AmazonS3Client(_credentials);
            }
            """,
            """
            class Photos
            {
                public Photos()
                {
                }

                public object Open() => new Amazon.S3.AmazonS3Client();
            }
            """);

    [Fact]
    public async Task LocalSetLater_GoesWithTheArgument()
        => await FixTest.CodeAsync(
            """
            class Program
            {
                object Run()
                {
                    string id;
                    id = "<id>";
                    return new Amazon.S3.AmazonS3Client(id, "<secret>");
                }
            }
            """,
            """
            class Program
            {
                object Run()
                {
                    return new Amazon.S3.AmazonS3Client();
                }
            }
            """);

    [Fact]
    public async Task FieldWithTwoValues_IsChosenByTheCodeAndNotDropped()
        => await FixTest.CodeAsync(
            """
            using Amazon.Runtime;

            class Photos
            {
                private readonly AWSCredentials _credentials;

                public Photos() => _credentials = new BasicAWSCredentials("<id>", "<secret>");

                public Photos(AWSCredentials credentials) => _credentials = credentials;

                public object Open() => new Amazon.S3.AmazonS3Client(_credentials);
            }
            """,
            """
            using Amazon.Runtime;

            class Photos
            {
                private readonly AWSCredentials _credentials;

                public Photos() => _credentials = FallbackCredentialsFactory.GetCredentials();

                public Photos(AWSCredentials credentials) => _credentials = credentials;

                public object Open() => new Amazon.S3.AmazonS3Client(_credentials);
            }
            """,
            ReferenceAssemblies.AwsV3);

    [Fact]
    public async Task LocalThatMayBecomeAnother_IsReadAtRunTime()
        => await FixTest.CodeAsync(
            """
            using System;

            class Program
            {
                object Run(string[] args, string secret)
                {
                    var id = "<id>";
                    if (args.Length > 0) id = args[0];
                    return new Amazon.S3.AmazonS3Client(id, secret);
                }
            }
            """,
            """
            using System;

            class Program
            {
                object Run(string[] args, string secret)
                {
                    var id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set.");
                    if (args.Length > 0) id = args[0];
                    return new Amazon.S3.AmazonS3Client(id, secret);
                }
            }
            """);

    [Fact]
    public async Task KeysThatAssumeARole_AreReplacedAndTheRoleStays()
        => await FixTest.CodeAsync(
            """
            using Amazon.Runtime;
            using Amazon.S3;

            class Program
            {
                object Run() => new AmazonS3Client(new AssumeRoleAWSCredentials(new BasicAWSCredentials("<id>", "<secret>"), "arn:aws:iam::123456789012:role/backup", "backup"));
            }
            """,
            """
            using Amazon.Runtime;
            using Amazon.S3;

            class Program
            {
                object Run() => new AmazonS3Client(new AssumeRoleAWSCredentials(FallbackCredentialsFactory.GetCredentials(), "arn:aws:iam::123456789012:role/backup", "backup"));
            }
            """,
            ReferenceAssemblies.AwsV3);

    [Fact]
    public async Task PrimaryConstructorOfAClient_PassesNothingToItsBase()
        => await FixTest.CodeAsync(
            """
            class Photos() : Amazon.S3.AmazonS3Client("<id>", "<secret>", Amazon.RegionEndpoint.EUWest1);
            """,
            """
            class Photos() : Amazon.S3.AmazonS3Client(Amazon.RegionEndpoint.EUWest1);
            """);
}
