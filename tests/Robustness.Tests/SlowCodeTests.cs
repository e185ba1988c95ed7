using IamAnalyzers.Robustness.Tests.Checks;

namespace IamAnalyzers.Robustness.Tests;

/// <summary>Code that nobody writes by hand, and that took longer than the limit of <see cref="ProductRun"/> before it was bounded.</summary>
public sealed class SlowCodeTests
{
    [Fact]
    public async Task RequestThatIsWrittenAgainAndAgain_IsReadToAnEnd()
    {
        var writes = string.Concat(Enumerable.Range(0, 90).Select(static number => $"        if (DateTime.Now.Second == {number}) request = request;\n"));
        var run = await ProductRun.OfAsync(new("slow", [new("File0.cs", $$"""
            using System;
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;

            class Program
            {
                static async Task Main()
                {
                    using var s3 = new AmazonS3Client();
                    var request = new PutObjectRequest { BucketName = "reports", Key = "today" };
            {{writes}}
                    await s3.PutObjectAsync(request);
                    await s3.PutObjectAsync(request);
                    await s3.PutObjectAsync(request);
                }
            }
            """)], []), new Random(1));

        Assert.Empty(run.Problems);
    }
}
