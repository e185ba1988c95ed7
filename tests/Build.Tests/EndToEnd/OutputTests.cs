using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>What stands beside a program that has all at once: principals, a library of several frameworks, code of another generator, a large policy.</summary>
public sealed class OutputTests : IDisposable
{
    private const string Main = """
        using System.Threading.Tasks;
        using Amazon.Runtime;
        using Amazon.S3;

        public static class Program
        {
            public static async Task Main()
            {
                using var own = new AmazonS3Client();
                await own.GetObjectAsync("orders", "key");
                UPLOAD
                await Store.Delete(own);
                await Made.ByAnother(own);
            }
        }
        """;

    private const string Upload = """
        using var archive = new AmazonS3Client(new AssumeRoleAWSCredentials(FallbackCredentialsFactory.GetCredentials(), "arn:aws:iam::111122223333:role/archive", "s"));
                await archive.PutObjectAsync(new() { BucketName = "archive", Key = "key" });
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void EveryPartOfAProgram_StandsInItsPolicyAndExplanation_UntilItIsGone()
    {
        WriteLibrary();
        WriteGenerator();
        WriteApplication(Upload, LargeDeclaration);

        var build = _workspace.Build("App").Succeeded();

        var explanation = Read("App.iam-policy.explain.md");
        Assert.Contains("\"s3:GetObject\"", Read("App.iam-policy.json") + Read("App.iam-policy.2.json") + Read("App.iam-policy.3.json"), StringComparison.Ordinal);
        Assert.Contains(", 3 documents -> ", build.IamLines[0], StringComparison.Ordinal);

        // Another role's calls are another policy, and the program may take that role.
        Assert.Contains("\"arn:aws:s3:::archive/key\"", Read("App.archive.iam-policy.json"), StringComparison.Ordinal);
        Assert.Contains("`sts:AssumeRole` on `arn:aws:iam::111122223333:role/archive`", explanation, StringComparison.Ordinal);
        Assert.Contains("Program.cs:12", Read("App.archive.iam-policy.explain.md"), StringComparison.Ordinal);

        // The library is compiled for two frameworks; its call is found by the one that the application uses.
        Assert.Contains("(../Library/Store.cs:6)", explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("s3:DeleteBucket", explanation, StringComparison.Ordinal);

        // No generator sees the code of another one, but the compiled program has it.
        Assert.DoesNotContain("IAM1001", build.Output, StringComparison.Ordinal);
        Assert.Contains("`s3:CreateBucket` on `arn:aws:s3:::orders`", explanation, StringComparison.Ordinal);
        AssertNoPathOfThisMachine();

        WriteApplication("");
        _workspace.Build("App", "-p:IamPolicyTarget=Group").Succeeded();

        Assert.Equal(["App.iam-policy.json"], Policies());
        Assert.Contains("at most 5120 characters", Read("App.iam-policy.explain.md"), StringComparison.Ordinal);

        WriteApplication("", LargeDeclaration);
        build = _workspace.Build("App", "-p:IamPolicyTarget=Group").Succeeded();

        Assert.Equal(["App.iam-policy.json"], Policies());
        Assert.Contains("warning IAM4013: The policy has ", build.Output, StringComparison.Ordinal);

        build = _workspace.Build("App", "-p:IamPolicyShrink=true").Succeeded();

        Assert.Contains($"patterns exact on {AwsCatalog.Default.DataDate} -> ", build.IamLines[0], StringComparison.Ordinal);
        Assert.Contains("\"ec2:Describe*\"", Read("App.iam-policy.json"), StringComparison.Ordinal);
    }

    // All that describe and as many others as three documents take.
    private static string LargeDeclaration
        => $"""<IamPermission Include="{string.Join(';', AwsCatalog.Default.FindPrefix("ec2")!.Actions.Select(static action => action.Name).Where(static name => name.StartsWith("ec2:D", StringComparison.Ordinal)))}" />""";

    private void WriteLibrary()
    {
        _workspace.WriteProject("Library", framework: "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>");
        _workspace.Write("Library/Store.cs", """
            using System.Threading.Tasks;
            public static class Store
            {
            #if NET10_0
                public static Task Delete(Amazon.S3.IAmazonS3 s3)
                    => s3.DeleteObjectAsync("orders", "key");
            #else
                public static Task Delete(Amazon.S3.IAmazonS3 s3) => s3.DeleteBucketAsync("orders");
            #endif
            }
            """);
    }

    private void WriteGenerator()
    {
        _workspace.Write("Generator/Directory.Build.props", "<Project />");
        _workspace.Write("Generator/Directory.Build.targets", "<Project />");
        _workspace.Write("Generator/Generator.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <LangVersion>latest</LangVersion>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.8.0" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);
        _workspace.Write("Generator/Generator.cs", """
            using Microsoft.CodeAnalysis;

            [Generator]
            public sealed class Generator : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context)
                    => context.RegisterSourceOutput(context.CompilationProvider, static (output, _) => output.AddSource("Made.g.cs",
                        "public static class Made { public static System.Threading.Tasks.Task ByAnother(Amazon.S3.IAmazonS3 s3) => s3.PutBucketAsync(\"orders\"); }"));
            }
            """);
    }

    private void WriteApplication(string upload, string items = "")
        => _workspace.WriteApplication("App", Main.Replace("UPLOAD", upload, StringComparison.Ordinal), "<NoWarn>CS0618</NoWarn>", items + """
            <PackageReference Include="AWSSDK.SecurityToken" Version="4.0.101.9" />
            <ProjectReference Include="../Library/Library.csproj" />
            <ProjectReference Include="../Generator/Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
            """);

    private void AssertNoPathOfThisMachine()
        => Assert.DoesNotContain(
            Directory.EnumerateFiles(_workspace.ToFile("App", "bin"), "*.iam-policy*", SearchOption.AllDirectories),
            file => File.ReadAllText(file).Contains(_workspace.Path, StringComparison.Ordinal));

    private string[] Policies()
        => [.. Directory.EnumerateFiles(_workspace.ToFile("App", "bin"), "*.iam-policy*.json", SearchOption.AllDirectories)
            .Select(static file => Path.GetFileName(file))
            .Where(static name => !name.Contains("explain", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private string Read(string file) => _workspace.Read("App", "bin", "Debug", "net10.0", file);
}
