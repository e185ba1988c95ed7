namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>What each kind of change compiles and writes, on one application with a library of its own.</summary>
public sealed class IncrementalBuildTests : IDisposable
{
    private const string Library = """
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Store
        {
            public static Task Delete(IAmazonS3 s3) => s3.DeleteObjectAsync("bucket", "key");
        }
        """;

    private static readonly string Application = Code.GetsAnObject.Replace("new AmazonS3Client();", "new AmazonS3Client();\nawait Store.Delete(s3);", StringComparison.Ordinal);

    private readonly Workspace _workspace = new();

    public IncrementalBuildTests()
    {
        _workspace.WriteProject("Library");
        _workspace.Write("Library/Store.cs", Library);
        _workspace.WriteApplication("App", Application, items: """<ProjectReference Include="../Library/Library.csproj" />""");
        Build();
    }

    private string Policy => _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json");

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void EachKindOfChange_CompilesAndWritesOnlyWhatItMust()
    {
        // One workspace for all kinds, since each build takes seconds; every step starts from an up-to-date build.
        FirstBuildUnitesApplicationAndLibrary();
        NoChangeWritesNothing();
        DeletedPolicyComesBackWithoutCompiling();
        CommentLeavesThePolicyAlone();
        LibraryThatKeepsItsNeedsRecompilesAlone();
        LibraryWithANewCallChangesThePolicy();
        BrokenSourceLeavesThePolicyAlone();
        ProgramThatNeedsNothingLosesItsPolicy();
        CleanRemovesEverything();
    }

    private void FirstBuildUnitesApplicationAndLibrary()
    {
        Assert.Contains("\"s3:GetObject\"", Policy, StringComparison.Ordinal);
        Assert.Contains("\"s3:DeleteObject\"", Policy, StringComparison.Ordinal);
        Assert.False(_workspace.Has("Library", "bin", "Debug", "net10.0", "Library.iam-policy.json"));
    }

    private void NoChangeWritesNothing()
    {
        var before = _workspace.Times();

        var build = Build();

        Assert.Equal(before, _workspace.Times());
        Assert.Contains("Skipping target \"CoreCompile\"", build.Output, StringComparison.Ordinal);
        // An encrypted bucket needs its key's permission too, which no code shows.
        Assert.Equal(
            [$"IamAnalyzers: 2 actions in 1 statement (0 conditional, 1 left to the deployment, 0 unresolved calls) -> {PolicyFile}"],
            build.IamLines);
    }

    private void DeletedPolicyComesBackWithoutCompiling()
    {
        var (before, policy) = (_workspace.Times(), Policy);
        File.Delete(PolicyFile);

        Build();

        Assert.Equal(policy, Policy);
        Assert.Equal(["App/bin/Debug/net10.0/App.iam-policy.json"], Changed(before));
    }

    private void CommentLeavesThePolicyAlone()
    {
        var before = _workspace.Times();
        _workspace.Write("App/Program.cs", "// A comment.\n\n" + Application);

        Build();

        var changed = Changed(before);
        Assert.Contains("App/bin/Debug/net10.0/App.dll", changed);
        Assert.DoesNotContain("App/bin/Debug/net10.0/App.iam-policy.json", changed);
        Assert.DoesNotContain("App/obj/Debug/net10.0/App.iam-needs.txt", changed);
    }

    private void LibraryThatKeepsItsNeedsRecompilesAlone()
    {
        var before = _workspace.Times();
        _workspace.Write("Library/Store.cs", Library.Replace("=> s3.DeleteObjectAsync(\"bucket\", \"key\");", "{ var key = \"key\";\nreturn s3.DeleteObjectAsync(\"bucket\", key); }", StringComparison.Ordinal));

        Build();

        var changed = Changed(before);
        Assert.Contains("Library/obj/Debug/net10.0/Library.dll", changed);
        Assert.DoesNotContain("App/obj/Debug/net10.0/App.dll", changed);
        Assert.DoesNotContain("App/bin/Debug/net10.0/App.iam-policy.json", changed);
        Assert.Contains("(../Library/Store.cs:7)", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.explain.md"), StringComparison.Ordinal);
    }

    private void LibraryWithANewCallChangesThePolicy()
    {
        _workspace.Write("Library/Store.cs", Library.Replace("DeleteObjectAsync(\"bucket\", \"key\")", "PutBucketAsync(\"bucket\")", StringComparison.Ordinal));

        Build();

        Assert.Contains("\"s3:CreateBucket\"", Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("\"s3:DeleteObject\"", Policy, StringComparison.Ordinal);
    }

    private void BrokenSourceLeavesThePolicyAlone()
    {
        var (time, policy) = (File.GetLastWriteTimeUtc(PolicyFile), Policy);
        _workspace.Write("App/Program.cs", "class {");

        var build = _workspace.Build("App").Failed();

        Assert.Equal((time, policy), (File.GetLastWriteTimeUtc(PolicyFile), Policy));
        Assert.Empty(build.IamLines);
    }

    private void ProgramThatNeedsNothingLosesItsPolicy()
    {
        _workspace.Write("App/Program.cs", Code.NeedsNothing);
        _workspace.Write("Library/Store.cs", "public static class Store;");

        var build = Build();

        Assert.False(File.Exists(PolicyFile));
        Assert.Contains("there is no policy", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.explain.md"), StringComparison.Ordinal);
        Assert.Equal(["IamAnalyzers: no AWS permission found for App (0 unresolved calls), so no policy is written"], build.IamLines);
    }

    private void CleanRemovesEverything()
    {
        _workspace.Write("App/Program.cs", Code.GetsAnObject);
        Build();
        Assert.True(File.Exists(PolicyFile));

        _workspace.Run("clean", "App").Succeeded();

        Assert.Empty(Directory.EnumerateFiles(_workspace.ToFile("App"), "*.iam-*", SearchOption.AllDirectories));
    }

    private string PolicyFile => _workspace.ToFile("App", "bin", "Debug", "net10.0", "App.iam-policy.json");

    private BuildResult Build() => _workspace.Build("App").Succeeded();

    private string[] Changed(IReadOnlyDictionary<string, DateTime> before)
        => [.. _workspace.Times().Where(file => !before.TryGetValue(file.Key, out var time) || time != file.Value).Select(static file => file.Key.Replace('\\', '/'))];
}
