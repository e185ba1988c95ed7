namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>What no record tells is named, never passed over.</summary>
public sealed class SoundnessNetTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public SoundnessNetTests()
    {
        // Built without IamAnalyzers, like most packages.
        _workspace.Write("Plain/Directory.Build.props", "<Project />");
        _workspace.Write("Plain/Directory.Build.targets", "<Project />");
        _workspace.Write("Plain/Legacy.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="AWSSDK.S3" Version="{Repository.S3Version}" /></ItemGroup>
            </Project>
            """);
        _workspace.Write("Plain/Store.cs", "public class Store { public object Delete(Amazon.S3.IAmazonS3 s3) => s3.DeleteObjectAsync(\"b\", \"k\"); }");
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void ReferenceWithoutRecord_NeedsWhatItsCodeNeeds()
    {
        _workspace.WriteApplication("App", "await (System.Threading.Tasks.Task)new Store().Delete(new Amazon.S3.AmazonS3Client());", items: """<ProjectReference Include="../Plain/Legacy.csproj" />""");

        var build = _workspace.Build("App").Succeeded();

        Assert.Contains(", 0 unresolved calls) -> ", Assert.Single(build.IamLines), StringComparison.Ordinal);
        Assert.DoesNotContain("IAM1001", build.Output, StringComparison.Ordinal);
        var policy = _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json");
        Assert.Contains("s3:DeleteObject", policy, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::b/k", policy, StringComparison.Ordinal);

        _workspace.WriteApplication("App", Code.GetsAnObject, items: """
            <ProjectReference Include="../Plain/Legacy.csproj" />
            <IamExclude Include="Legacy" Reason="used by a development tool only" />
            """);

        _workspace.Build("App").Succeeded();

        Assert.DoesNotContain("s3:DeleteObject", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void CallOfAReferenceThatNothingTells_IsNamedUntilItIsExcluded()
    {
        _workspace.Write("Plain/Store.cs", "public class Store : Amazon.S3.AmazonS3Client { public object Ask(Amazon.Runtime.AmazonWebServiceRequest request) => InvokeAsync<Amazon.Runtime.AmazonWebServiceResponse>(request, null, default); }");
        _workspace.WriteApplication("App", Code.GetsAnObject.Replace("new AmazonS3Client();", "new AmazonS3Client();\nnew Store().Ask(new Amazon.S3.Model.GetObjectRequest());", StringComparison.Ordinal), items: """<ProjectReference Include="../Plain/Legacy.csproj" />""");

        var build = _workspace.Build("App").Succeeded();

        const string Warning = "IAM1001: The permissions of 'Amazon.Runtime.AmazonServiceClient.InvokeAsync' of 'Legacy' are not in the policy";
        Assert.Contains(", 1 unresolved call) -> ", Assert.Single(build.IamLines), StringComparison.Ordinal);
        Assert.Contains("warning " + Warning, build.Output, StringComparison.Ordinal);

        // Nothing is made anew, and the warning means the same again.
        build = _workspace.Build("App").Succeeded();
        Assert.Contains("Skipping target \"WriteIamPolicy\"", build.Output, StringComparison.Ordinal);
        Assert.Contains("warning " + Warning, build.Output, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) Assert.Contains("error " + Warning, _workspace.Build("App", "-warnaserror:IAM1001").Failed().Output, StringComparison.Ordinal);

        _workspace.WriteApplication("App", Code.GetsAnObject, items: """
            <ProjectReference Include="../Plain/Legacy.csproj" />
            <IamExclude Include="Legacy" Reason="used by a development tool only" />
            """);

        build = _workspace.Build("App").Succeeded();

        Assert.Contains(", 0 unresolved calls) -> ", Assert.Single(build.IamLines), StringComparison.Ordinal);
        Assert.DoesNotContain("IAM1001", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PagesOfRazor_NeedWhatTheirCompiledCodeNeeds()
    {
        _workspace.WriteApplication(
            "Site",
            """
            var store = new Store(new Amazon.S3.AmazonS3Client());
            await store.UpAsync("one");
            internal sealed class Store(Amazon.S3.IAmazonS3 s3)
            {
                internal System.Threading.Tasks.Task UpAsync(string bucket) => s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = bucket, Key = "k" });
            }
            """,
            items: """<FrameworkReference Include="Microsoft.AspNetCore.App" />""");
        _workspace.Write("Site/Site.csproj", _workspace.Read("Site", "Site.csproj").Replace("Microsoft.NET.Sdk\"", "Microsoft.NET.Sdk.Razor\"", StringComparison.Ordinal));
        _workspace.Write("Site/Page.razor", """
            @using Amazon.S3
            <button @onclick="Click">@Text</button>
            @code {
                private string Text = "Upload";
                private async Task Click()
                {
                    var s3 = new AmazonS3Client();
                    await new Store(s3).UpAsync("two");
                    await s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = "three", Key = "k" });
                }
            }
            """);

        var build = _workspace.Build("Site").Succeeded();

        var policy = _workspace.Read("Site", "bin", "Debug", "net10.0", "Site.iam-policy.json");
        Assert.All(["one", "two", "three"], bucket => Assert.Contains($"\"arn:aws:s3:::{bucket}/k\"", policy, StringComparison.Ordinal));
        Assert.DoesNotContain("s3:::*", policy, StringComparison.Ordinal);
        Assert.Contains("message IAM4021: Another source generator wrote 'Site.Page.Click'. The policy file allows what this code needs;", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("IAM1001", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("options.SessionRoleArn = \"arn:aws:iam::123456789012:role/uploads\";", "arn:aws:iam::123456789012:role/uploads")]
    public void PackageThatSetsUpClients_AssumesTheRoleThatTheProgramSets(string set, string role)
    {
        _workspace.WriteApplication("App", $$"""
            using Amazon.Extensions.NETCore.Setup;
            var options = new AWSOptions();
            {{set}}
            await options.CreateServiceClient<Amazon.S3.IAmazonS3>().GetObjectAsync("reports", "k");
            """, "<ImplicitUsings>enable</ImplicitUsings>", $"""<PackageReference Include="AWSSDK.Extensions.NETCore.Setup" Version="{Repository.SetupVersion}" />""");

        var build = _workspace.Build("App").Succeeded();

        Assert.DoesNotContain("IAM1001", build.Output, StringComparison.Ordinal);
        Assert.Contains(", 0 unresolved calls) -> ", build.IamLines[0], StringComparison.Ordinal);
        var policies = string.Concat(Directory.GetFiles(_workspace.ToFile("App", "bin", "Debug", "net10.0"), "*.iam-policy.json").Select(File.ReadAllText));
        Assert.Contains("arn:aws:s3:::reports/k", policies, StringComparison.Ordinal);
        Assert.Equal(role.Length > 0, policies.Contains("sts:AssumeRole", StringComparison.Ordinal));
        if (role.Length > 0) Assert.Contains($"\"{role}\"", policies, StringComparison.Ordinal);
    }

    [Fact]
    public void RoleThatASettingsFileNames_IsAssumed_WhereThePackageReadsIt()
    {
        const string Package = """<FrameworkReference Include="Microsoft.AspNetCore.App" />""";
        _workspace.Write("App/appsettings.json", """{ "AWS": { "Region": "eu-west-1" } }""");
        _workspace.Write("App/appsettings.Production.json", """{ "AWS": { "SessionRoleArn": "arn:aws:iam::123456789012:role/uploads" } }""");
        _workspace.WriteApplication("App", """
            var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args);
            builder.Services.AddDefaultAWSOptions(builder.Configuration.GetAWSOptions());
            builder.Services.AddAWSService<Amazon.S3.IAmazonS3>();
            """, "<ImplicitUsings>enable</ImplicitUsings>", $"""{Package}<Using Include="Microsoft.Extensions.DependencyInjection" /><Using Include="Microsoft.Extensions.Configuration" /><PackageReference Include="AWSSDK.Extensions.NETCore.Setup" Version="{Repository.SetupVersion}" />""");

        var build = _workspace.Build("App").Succeeded();

        Assert.DoesNotContain("IAM1001", build.Output, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:iam::123456789012:role/uploads\"", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), StringComparison.Ordinal);

        _workspace.WriteApplication("App", "await new Amazon.S3.AmazonS3Client().ListBucketsAsync();");

        _workspace.Build("App").Succeeded();

        Assert.DoesNotContain("sts:AssumeRole", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vb", """
        Imports Amazon.S3
        Module Program
            Sub Main()
                Run().Wait()
            End Sub
            Private Async Function Run() As Task
                Dim bucket = "reports"
                Await New AmazonS3Client().PutObjectAsync(New Model.PutObjectRequest With {.BucketName = bucket, .Key = "a/b.txt"})
            End Function
        End Module
        """)]
    [InlineData("fs", """
        open Amazon.S3
        let bucket = "reports"
        let run () = task {
            use client = new AmazonS3Client()
            let! _ = client.PutObjectAsync(Model.PutObjectRequest(BucketName = bucket, Key = "a/b.txt"))
            return () }
        [<EntryPoint>]
        let main _ = run().Wait(); 0
        """)]
    public void ProgramOfAnotherLanguage_GetsItsPolicy(string language, string code)
    {
        _workspace.Write($"App/App.{language}proj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AWSSDK.S3" Version="{Repository.S3Version}" />
                <Compile Include="Program.fs" Condition="'{language}' == 'fs'" />
              </ItemGroup>
            </Project>
            """);
        _workspace.Write($"App/Program.{language}", code);

        var build = _workspace.Build("App").Succeeded();

        Assert.DoesNotContain("IAM1001", build.Output, StringComparison.Ordinal);
        var policy = _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json");
        Assert.Contains("\"s3:PutObject\"", policy, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::reports/a/b.txt", policy, StringComparison.Ordinal);
    }
}
