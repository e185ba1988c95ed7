using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Generators.Tests;

/// <summary>What generated code does in a program, and beside the code of others; its text is in <see cref="GeneratedSourceTests"/>.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void GeneratedType_SaysAtRunTimeWhatTheProgramNeeds()
    {
        var type = Run(Program.Create(Sources.Store, Sources.Reader, Sources.Names)).GetType("App.IamPolicy")!;

        Assert.Equal(["s3:GetObject", "s3:PutObject"], (string[])type.GetProperty("Actions")!.GetValue(null)!);
        Assert.Empty((string[])type.GetProperty("UnresolvedCalls")!.GetValue(null)!);
        using var json = JsonDocument.Parse((string)type.GetProperty("Json")!.GetValue(null)!);
        Assert.Equal(
            [("s3:GetObject", "arn:aws:s3:::reports/a"), ("s3:PutObject", "arn:aws:s3:::reports/*")],
            json.RootElement.GetProperty("Statement").EnumerateArray().Select(statement => (statement.GetProperty("Action")[0].GetString()!, statement.GetProperty("Resource")[0].GetString()!)));
    }

    [Fact]
    public void UnresolvedCall_IsListedWithItsReason()
    {
        var program = Program.Create("""
            namespace App
            {
                public static class Loose
                {
                    public static object Call(Amazon.S3.IAmazonS3 s3) { dynamic client = s3; return client.PutObjectAsync(null); }
                }
            }
            """);

        var calls = (string[])Run(program).GetType("App.IamPolicy")!.GetProperty("UnresolvedCalls")!.GetValue(null)!;

        Assert.Contains("dynamic", Assert.Single(calls), StringComparison.Ordinal);
    }

    [Fact]
    public void UsersOwnFeatureAttribute_IsUsedAsItIs()
    {
        var program = Program.Create(
            """
            namespace IamAnalyzers { internal sealed class IamFeatureAttribute : System.Attribute { public IamFeatureAttribute(string name) { } } }
            """,
            Featured("App", "Reports"));

        Assert.Empty(program.Problems);
        Assert.Contains("\"\"Sid\"\": \"\"Reports", program.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void FriendAssemblies_BothWithTheAttribute_MeetNoConflict()
    {
        var library = Program.Create(
            new ProgramOptions { AssemblyName = "Library", RootNamespace = "Library" },
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]",
            Featured("Library", "Reports"));
        var app = Program.Create(new ProgramOptions { References = [Image(library)] }, Featured("App", "Backup"));

        Assert.Empty(library.Problems);
        Assert.Empty(app.Problems);
        Assert.Contains("\"\"Sid\"\": \"\"Backup", app.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void FriendAssemblies_InOneRootNamespace_HaveAPolicyEach()
    {
        var library = Program.Create(
            new ProgramOptions { AssemblyName = "Tool" },
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]",
            Sources.Store);
        var app = Program.Create(
            new ProgramOptions { References = [Image(library)] },
            "namespace App { class Use { string Json => IamAnalyzers.Generated.IamPolicy.Json; } }");

        Assert.Empty(app.Problems);
    }

    [Fact]
    public void FeatureOnMemberAndType_TheNearestCounts()
    {
        var program = Program.Create("""
            using System.Threading.Tasks;
            using Amazon.S3;
            using IamAnalyzers;

            namespace App
            {
                [IamFeature("Common")]
                public class Worker
                {
                    public Task A(IAmazonS3 s3) => s3.ListBucketsAsync();

                    [IamFeature("Clean up")]
                    public Task B(IAmazonS3 s3) => s3.DeleteBucketAsync("b");
                }
            }
            """);

        Assert.Empty(program.Problems);
        Assert.Contains("\"\"Sid\"\": \"\"CommonAnyResource", program.Policy, StringComparison.Ordinal);
        Assert.Contains("\"\"Sid\"\": \"\"CleanUpS3Bucket", program.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void PrivateRecord_LeavesTheReferenceAssemblyAlone()
    {
        var before = ReferenceAssembly(Program.Create(new ProgramOptions { IsApplication = false }, Sources.Store));
        var after = ReferenceAssembly(Program.Create(
            new ProgramOptions { IsApplication = false },
            Sources.Store.Replace("_s3.PutObjectAsync(new PutObjectRequest { BucketName = \"reports\", Key = key, ContentType = \"text/plain\" })", "_s3.DeleteObjectAsync(\"reports\", key)", StringComparison.Ordinal)));

        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData("class")]
    [InlineData("namespace App { class A { void M(Amazon.S3.IAmazonS3 s3) { s3.PutObjectAsync( } }")]
    [InlineData("namespace App { class A { void M(Amazon.S3.IAmazonS3 s3) { s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = } ); } } }")]
    [InlineData("using Amazon.Nowhere; class A { IAmazonNowhere x; void M() { x.PutObjectAsync(1, 2, 3); PutObjectAsync; } }")]
    public void BrokenSource_GivesNoExceptionAndNoGeneratorDiagnostic(string source)
    {
        var result = Program.Create(source).Result;

        Assert.Null(result.Results.Single().Exception);
        Assert.Empty(result.Diagnostics);
    }

    private static string Featured(string name, string feature) => $$"""
        using System.Threading.Tasks;
        using Amazon.S3;

        namespace {{name}}
        {
            public class Featured
            {
                [IamAnalyzers.IamFeature("{{feature}}")]
                public Task RunAsync(IAmazonS3 s3) { return s3.ListBucketsAsync(); }
            }
        }
        """;

    private static PortableExecutableReference Image(Program program) => MetadataReference.CreateFromImage(Emit(program));

    private static byte[] Emit(Program program)
    {
        using var stream = new MemoryStream();
        var result = program.Output.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }

    private static byte[] ReferenceAssembly(Program program)
    {
        using var stream = new MemoryStream();
        Assert.True(program.Output.Emit(stream, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success);
        return stream.ToArray();
    }

    private static System.Reflection.Assembly Run(Program program)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        using var stream = new MemoryStream(Emit(program));
        return context.LoadFromStream(stream);
    }
}
