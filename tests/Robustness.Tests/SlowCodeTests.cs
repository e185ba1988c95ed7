using IamAnalyzers.Robustness.Tests.Checks;

namespace IamAnalyzers.Robustness.Tests;

/// <summary>Code that nobody writes by hand, and that took longer than the limit of <see cref="ProductRun"/> before it was bounded.</summary>
public sealed class SlowCodeTests
{
    private const string Made = "new PutObjectRequest { BucketName = \"reports\", Key = \"today\" }";

    [Theory]
    [InlineData("a local", "", "var request = " + Made + ";", "request = request")]
    [InlineData("two locals", "", "var other = " + Made + "; var request = other;", "(request, other) = (other, request)")]
    [InlineData("a list", "", "var all = new List<PutObjectRequest> { " + Made + " }; var request = all[0];", "{ all.Add(request); request = all[0]; }")]
    [InlineData("a field", "private static PutObjectRequest request = " + Made + ";", "", "request = request")]
    [InlineData("a text", "", "var name = \"reports\"; var request = new PutObjectRequest { Key = \"today\" };", "{ name = name + request.Key; request.BucketName = name; }")]
    [InlineData("a parameter", "private static void Fill(PutObjectRequest one, PutObjectRequest two) { two.Key = one.Key; }", "var request = " + Made + ";", "{ Fill(request, request); request = request; }")]
    public async Task RequestThatIsWrittenAgainAndAgain_IsReadToAnEnd(string what, string member, string start, string write)
    {
        var writes = string.Concat(Enumerable.Range(0, 90).Select(number => $"        if (DateTime.Now.Second == {number}) {write};\n"));
        var run = await ProductRun.OfAsync(new(what, [new("File0.cs", $$"""
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;

            class Program
            {
                {{member}}

                static async Task Main()
                {
                    using var s3 = new AmazonS3Client();
                    {{start}}
            {{writes}}
                    await s3.PutObjectAsync(request);
                    await s3.PutObjectAsync(request);
                    await s3.PutObjectAsync(request);
                }
            }
            """)], []), new Random(1));

        Assert.Empty(run.Problems);
    }

    [Theory]
    [InlineData("a dynamic local", "dynamic request = " + Made + ";", "request = request", "await request.Send(s3)")]
    [InlineData("two dynamic locals", "dynamic request = " + Made + "; dynamic other = request;", "{ other = request; request = other; }", "await request.PutObjectAsync(other)")]
    [InlineData("a writer", "var request = new System.IO.StringWriter();", "request = request", "request.Write(\"{0}\", \"a\"); await s3.DeleteObjectAsync(\"reports\", request.ToString())")]
    [InlineData("two writers", "var request = new System.IO.StringWriter(); var other = request;", "(request, other) = (other, request)", "request.Write(\"{0}\", \"a\"); await s3.DeleteObjectAsync(\"reports\", request.ToString())")]
    public async Task LocalThatIsWrittenAgainAndAgain_IsReadToAnEnd(string what, string start, string write, string use)
    {
        var writes = string.Concat(Enumerable.Range(0, 90).Select(number => $"        if (DateTime.Now.Second == {number}) {write};\n"));
        var run = await ProductRun.OfAsync(new(what, [new("File0.cs", $$"""
            using System;
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;

            class Program
            {
                static async Task Main()
                {
                    using var s3 = new AmazonS3Client();
                    {{start}}
            {{writes}}
                    {{use}};
                }
            }
            """)], []), new Random(1));

        Assert.Empty(run.Problems);
    }
}
