namespace IamAnalyzers.Generators.Tests;

/// <summary>Programs that several tests use.</summary>
internal static class Sources
{
    public const string Store = """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        namespace App
        {
            public class Store
            {
                private readonly IAmazonS3 _s3;

                public Store(IAmazonS3 s3) { _s3 = s3; }

                public Task PutAsync(string key)
                {
                    return _s3.PutObjectAsync(new PutObjectRequest { BucketName = "reports", Key = key, ContentType = "text/plain" });
                }
            }
        }
        """;

    public const string Plain = """
        namespace App
        {
            public class Plain
            {
                public int Add(int a, int b) { return a + b; }
            }
        }
        """;

    public const string Names = """
        namespace App
        {
            public static class Names
            {
                public const string Bucket = "reports";
                public const string Title = "Monthly";
            }
        }
        """;

    public const string Reader = """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        namespace App
        {
            public class Reader
            {
                public Task GetAsync(IAmazonS3 s3)
                {
                    return s3.GetObjectAsync(new GetObjectRequest { BucketName = Names.Bucket, Key = "a" });
                }
            }
        }
        """;
}
