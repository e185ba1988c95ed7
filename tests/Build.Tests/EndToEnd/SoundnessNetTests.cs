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
    public void ReferenceWithoutRecord_IsNamedUntilItIsExcluded()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, items: """<ProjectReference Include="../Plain/Legacy.csproj" />""");

        var build = _workspace.Build("App").Succeeded();

        Assert.Contains(", 1 unresolved call); not analysed: Legacy -> ", Assert.Single(build.IamLines), StringComparison.Ordinal);
        Assert.Contains("warning IAM1001: The permissions that 'Legacy' needs are not in the policy", build.Output, StringComparison.Ordinal);
        Assert.Contains("Amazon.S3.IAmazonS3.DeleteObjectAsync", build.Output, StringComparison.Ordinal);

        // Nothing is made anew, and the warning means the same again.
        build = _workspace.Build("App").Succeeded();
        Assert.Contains("Skipping target \"WriteIamPolicy\"", build.Output, StringComparison.Ordinal);
        Assert.Contains("warning IAM1001: The permissions that 'Legacy' needs are not in the policy", build.Output, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) Assert.Contains("error IAM1001: The permissions that 'Legacy' needs are not in the policy", _workspace.Build("App", "-warnaserror:IAM1001").Failed().Output, StringComparison.Ordinal);

        _workspace.WriteApplication("App", Code.GetsAnObject, items: """
            <ProjectReference Include="../Plain/Legacy.csproj" />
            <IamExclude Include="Legacy" Reason="used by a development tool only" />
            """);

        build = _workspace.Build("App").Succeeded();

        Assert.Contains(", 0 unresolved calls) -> ", Assert.Single(build.IamLines), StringComparison.Ordinal);
        Assert.DoesNotContain("IAM1001", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramOfAnotherLanguage_NamesItsCalls()
    {
        _workspace.Write("App/App.vbproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="AWSSDK.S3" Version="{Repository.S3Version}" /></ItemGroup>
            </Project>
            """);
        _workspace.Write("App/Program.vb", """
            Module Program
                Sub Main()
                    Call New Amazon.S3.AmazonS3Client().PutBucketAsync("bucket").Wait()
                End Sub
            End Module
            """);

        var build = _workspace.Build("App").Succeeded();

        Assert.Contains("warning IAM1001: 'Amazon.S3.AmazonS3Client.PutBucketAsync' is not in the policy", build.Output, StringComparison.Ordinal);
        Assert.Equal(["IamAnalyzers: no AWS permission found for App (1 unresolved call), so no policy is written"], build.IamLines);
    }
}
