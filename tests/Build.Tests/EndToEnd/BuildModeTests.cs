namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Ways to build: several frameworks, the static graph, the IDE, publish and pack.</summary>
public sealed class BuildModeTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void SeveralFrameworks_EachWriteAPolicyOfTheirOwn()
    {
        WriteMultiTarget();

        var build = _workspace.Build("App", "-m").Succeeded();

        Assert.Equal(2, build.IamLines.Count);
        Assert.Contains("s3:GetObject", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), StringComparison.Ordinal);
        Assert.Contains("s3:DeleteObject", _workspace.Read("App", "bin", "Debug", "net8.0", "App.iam-policy.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralFrameworksWithOneFile_AreAnError()
    {
        WriteMultiTarget();

        var build = _workspace.Build("App", "-p:IamPolicyFile=policy.json").Failed();

        Assert.Contains("error IAM4001", build.Output, StringComparison.Ordinal);
        Assert.False(_workspace.Has("App", "policy.json"));
    }

    [Fact]
    public void SeveralFrameworksWithAFileEach_Build()
    {
        WriteMultiTarget("<IamPolicyFile Condition=\"'$(TargetFramework)' == 'net8.0'\">old.json</IamPolicyFile>");

        _workspace.Build("App").Succeeded();

        Assert.True(_workspace.Has("App", "old.json"));
        Assert.True(_workspace.Has("App", "bin", "Debug", "net10.0", "App.iam-policy.json"));
    }

    [Fact]
    public void StaticGraph_BuildsTheSamePolicy()
    {
        _workspace.WriteProject("Library");
        _workspace.Write("Library/Store.cs", "public class Store { public object Delete(Amazon.S3.IAmazonS3 s3) => s3.DeleteObjectAsync(\"b\", \"k\"); }");
        _workspace.WriteApplication("App", "await (System.Threading.Tasks.Task)new Store().Delete(new Amazon.S3.AmazonS3Client());", items: """<ProjectReference Include="../Library/Library.csproj" />""");

        _workspace.Build("App", "-graph", "-m").Succeeded();
        var graph = _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json");
        _workspace.Build("App", "--no-incremental").Succeeded();

        Assert.Contains("s3:DeleteObject", graph, StringComparison.Ordinal);
        Assert.Equal(graph, _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"));
    }

    [Fact]
    public void DesignTimeBuild_WritesOnlyItsOwnFilesAndSaysNothing()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, items: """<IamPermission Include="sqs:SendMesage" Resource="*" Reason="misspelt" /><IamExclude Include="s3:GetObject" Reason="another role reads" />""");
        _workspace.Run("restore", "App").Succeeded();

        var build = DesignTime().Succeeded();
        Assert.All(OwnFiles().Keys, static file => Assert.Contains(".design-time.", file, StringComparison.Ordinal));
        Assert.Contains("s3:GetObject", _workspace.Read("App", "obj", "Debug", "net10.0", "App.design-time.iam-needs.txt"), StringComparison.Ordinal);
        Assert.Contains("App.design-time.iam-needs.txt", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("IAM4", build.Output, StringComparison.Ordinal);

        _workspace.Build("App").Failed();
        _workspace.WriteApplication("App", Code.GetsAnObject);
        _workspace.Build("App").Succeeded();
        var before = OwnFiles();
        _workspace.Write("App/Program.cs", Code.NeedsNothing);
        DesignTime().Succeeded();

        Assert.Equal(before.Where(static file => !file.Key.Contains(".design-time.", StringComparison.Ordinal)), OwnFiles().Where(static file => !file.Key.Contains(".design-time.", StringComparison.Ordinal)));
        _workspace.Run("clean", "App").Succeeded();
        Assert.DoesNotContain(OwnFiles().Keys, static file => file.Contains(".design-time.", StringComparison.Ordinal));
    }

    [Fact]
    public void PublishAndPack_Work()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject);

        _workspace.Run("publish", "App", "-c", "Release").Succeeded();
        Assert.True(_workspace.Has("App", "bin", "Release", "net10.0", "App.iam-policy.json"));

        _workspace.Run("pack", "App", "-c", "Release").Succeeded();
        _workspace.Run("publish", "App", "-c", "Release", "--no-build").Succeeded();
    }

    private BuildResult DesignTime()
        => _workspace.Run(
            "msbuild", "App", "-t:Compile", "-v:n", "-tl:off", "-getItem:CscCommandLineArgs",
            "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildingProject=false");

    private Dictionary<string, DateTime> OwnFiles()
        => _workspace.Times().Where(static file => file.Key.Contains(".iam-", StringComparison.Ordinal)).ToDictionary(static file => file.Key, static file => file.Value);

    private void WriteMultiTarget(string properties = "")
    {
        _workspace.WriteProject("App", "<OutputType>Exe</OutputType>" + properties, framework: "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>");
        _workspace.Write("App/Program.cs", $"""
            #if NET10_0
            {Code.GetsAnObject}
            #else
            {Code.GetsAnObject.Replace("GetObjectAsync", "DeleteObjectAsync", StringComparison.Ordinal)}
            #endif
            """);
    }
}
