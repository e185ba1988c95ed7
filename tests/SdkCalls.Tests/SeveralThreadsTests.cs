using System.Globalization;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Tests.Values;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>Files are read on several threads where the host compiles on several. Their order must not show.</summary>
public sealed class SeveralThreadsTests
{
    private const int Files = 40;
    private const int Runs = 6;

    private const string Shared =
        """
        using System.Collections.Generic; using System.Text;
        static class Names
        {
            internal static readonly List<string> All = new() { "one", "two" };
            internal static string Of(int number) => number == 0 ? "root" : "bucket-" + Tail(number);
            static string Tail(int number) => number > 3 ? Of(number - 1) : All[number % 2];
            internal static string Longer(string text, int depth) => depth == 0 ? text : Longer(text + "-x", depth - 1);
            internal static string Built(string name) { var text = new StringBuilder(name); text.Append('-').Append(Of(2)); return text.ToString(); }
        }
        """;

    [Fact]
    public void SeveralThreads_SameReadingsInSameOrderAsOne()
    {
        var expected = Read(isConcurrent: false);
        Assert.Equal(Files * 4, expected.Calls.Count);
        Assert.Equal("reports-7", Shown.Of(expected.Calls[7 * 4], "BucketName"));

        for (var run = 0; run < Runs; run++)
        {
            var read = Read(isConcurrent: true);
            Assert.Equal(expected.Calls, read.Calls);
            Assert.Equal(expected.Members, read.Members);
            Assert.Equal(expected.Unresolved, read.Unresolved);
        }
    }

    [Fact]
    public void ReadingStopped_TellsSo()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => SdkCallReader.For(Create(isConcurrent: true), AwsCatalog.Default, stop.Token));
        Assert.Throws<OperationCanceledException>(() => SdkCallReader.For(Create(isConcurrent: true), AwsCatalog.Default)!.ReadProgram(stop.Token));
    }

    // New trees each time: what is read is kept with them.
    private static Reading Read(bool isConcurrent) => Reading.Of(Create(isConcurrent));

    private static Compilation Create(bool isConcurrent)
    {
        var files = Enumerable.Range(0, Files).Select(static number => ($"/0/File{number.ToString(CultureInfo.InvariantCulture)}.cs", Text(number))).Append(("/0/Names.cs", Shared));
        var program = TestCompilation.Create(ReferenceAssemblies.AwsV4, files, new(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: isConcurrent));
        Assert.Empty(program.Errors());
        return program;
    }

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;
        class Worker{{number}}
        {
            readonly IAmazonS3 _s3; readonly string _bucket; string _folder = "in";
            internal Worker{{number}}(IAmazonS3 s3, string bucket) { _s3 = s3; _bucket = bucket; }
            internal static Worker{{number}} Next(IAmazonS3 s3) => new(s3, "reports-{{number}}");
            internal Task Put(string key) { var request = new PutObjectRequest { BucketName = _bucket, Key = _folder + "/" + key }; return _s3.PutObjectAsync(request); }
            internal Task Get() => _s3.GetObjectAsync(Names.Of({{number}}), Names.Longer("k", {{number}}));
            internal Task Delete() { Names.All.Add("more-{{number}}"); return _s3.DeleteObjectAsync(Names.All[0], Names.Built("d{{number}}")); }
            internal Task List() => _s3.ListObjectsV2Async(new() { BucketName = Names.Built("l{{(number + 1) % Files}}"), Prefix = Names.Of(1) });
            internal Task All() => Worker{{(number + 1) % Files}}.Next(_s3).Put("from-{{number}}");
        }
        """);
}
