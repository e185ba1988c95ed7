using System.Diagnostics;
using System.Globalization;
using System.Text;
using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Build.Tests;
using IamAnalyzers.Core.Catalog;
using Xunit.Abstractions;

namespace IamAnalyzers.Assemblies.Tests;

/// <summary>References with many members, many assemblies, or code that makes ever longer texts. IAM_LARGE_ASSEMBLIES=300 for the long run.</summary>
public sealed class LargeReferenceTests(ITestOutputHelper output) : IDisposable
{
    private const int Members = 5000;
    private static readonly int Assemblies = int.Parse(Environment.GetEnvironmentVariable("IAM_LARGE_ASSEMBLIES") ?? "40", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FacadeOfManyMembers_GivesAnApplicationTheOneThatItCalls()
    {
        var code = new StringBuilder("public class Facade(IAmazonS3 s3)\n{\n");
        for (var i = 0; i < Members; i++) code.Append(CultureInfo.InvariantCulture, $"    public Task Get{i}(string bucket) => s3.GetObjectAsync(bucket + \"-{i}\", \"k\");\n");
        var facade = Compiled.To(_folder, CompiledNeedsTests.Usings + code.Append("}\n"), name: "Facade");
        var program = Compiled.To(_folder, CompiledNeedsTests.Usings + "public class Program { public static Task Main() => new Facade(new AmazonS3Client()).Get4711(\"reports\"); }", name: "App", references: [facade]);

        var reached = Read(program, [facade]);

        Assert.Equal(["arn:${Partition}:s3:::reports-4711/k"], BucketsOf(reached));
        Assert.Equal(Members - 1, Assert.Single(reached.References).NotReached.Sum(static call => call.Count));
    }

    [Fact]
    public void PackageOfManyAssemblies_IsFollowedToItsEnd()
    {
        var files = new List<string>();
        for (var i = 0; i < Assemblies; i++)
        {
            var next = i == 0 ? "s3.GetObjectAsync(bucket, \"k\")" : $"Part{i - 1}.Get(s3, bucket)";
            files.Add(Compiled.To(_folder, CompiledNeedsTests.Usings + $$"""public static class Part{{i}} { public static Task Get(IAmazonS3 s3, string bucket) => {{next}}; public static Task Put{{i}}(IAmazonS3 s3) => s3.PutObjectAsync(new PutObjectRequest { BucketName = "other", Key = "k" }); }""", name: "Part" + i, references: files.TakeLast(1)));
        }

        var program = Compiled.To(_folder, CompiledNeedsTests.Usings + $"public class Program {{ public static Task Main() => Part{Assemblies - 1}.Get(new AmazonS3Client(), \"reports\"); }}", name: "App", references: files.TakeLast(1));

        var reached = Read(program, files);

        Assert.Equal(["arn:${Partition}:s3:::reports/k"], BucketsOf(reached));
        Assert.Equal(Assemblies, reached.References.Sum(static reference => reference.NotReached.Sum(static call => call.Count)));
    }

    [Fact]
    public void RecursionThatMakesLongerTexts_EndsInAPattern()
    {
        var library = Compiled.To(_folder, CompiledNeedsTests.Usings + """
            public class Tree(IAmazonS3 s3)
            {
                public async Task Walk(string path, int depth)
                {
                    await s3.GetObjectAsync("tree", path);
                    if (depth > 0) await Walk(path + "/" + depth, depth - 1);
                }
            }
            """, name: "Tree");
        var program = Compiled.To(_folder, CompiledNeedsTests.Usings + "public class Program { public static Task Main() => new Tree(new AmazonS3Client()).Walk(\"root\", 9); }", name: "App", references: [library]);

        Assert.All(BucketsOf(Read(program, [library])), static resource => Assert.Contains(":::tree/", resource, StringComparison.Ordinal));
    }

    private ReachedProgram Read(string program, List<string> references)
    {
        var (time, before) = (Stopwatch.StartNew(), GC.GetTotalMemory(forceFullCollection: true));
        var reached = CompiledNeeds.ReadReached(program, references, Compiled.Sdk, AwsCatalog.Default);
        output.WriteLine(FormattableString.Invariant($"{time.Elapsed.TotalSeconds:0.00} s, {(GC.GetTotalMemory(forceFullCollection: false) - before) / 1048576} MB more"));
        return Assert.IsType<ReachedProgram>(reached);
    }

    private static IEnumerable<string> BucketsOf(ReachedProgram reached)
        => reached.References.SelectMany(static reference => reference.Needs.Permissions).Where(static permission => permission.Action == "s3:GetObject").SelectMany(static permission => permission.Resources).Where(static resource => resource.Contains(":s3:::", StringComparison.Ordinal)).Distinct();
}
