namespace IamAnalyzers.Tool.Tests.EndToEnd;

/// <summary>Projects and solutions: they are built, and nothing of them is edited.</summary>
public sealed class ProjectTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Project_GivesThePolicyOfItsBuild()
    {
        _workspace.WriteApplication("App", SmallProgram.Reports.Replace("var s3 = new AmazonS3Client();", "var s3 = new AmazonS3Client(); await s3.GetObjectAsync(System.Environment.GetEnvironmentVariable(\"ARCHIVE\")!, \"today.zip\");", StringComparison.Ordinal), items: """<IamPermission Include="ses:SendEmail" Resource="*" Reason="mail" /><IamRuntime Include="Lambda" />""");
        var run = ToolRun.Of(_workspace.Path, "generate", "App").Ends(ExitCodes.Success);
        Assert.Equal(_workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), run.Output);
        Assert.Contains("ses:SendEmail", run.Output, StringComparison.Ordinal);

        // The assembly alone has the same actions, but for what the project file says.
        var alone = ToolRun.Of(_workspace.Path, "generate", _workspace.ToFile("App", "bin", "Debug", "net10.0", "App.dll"), "--runtime", "Lambda").Ends(ExitCodes.Success);
        Assert.Equal(ActionsOf(run.Output).Except(["ses:SendEmail"]), ActionsOf(alone.Output));
        Assert.DoesNotContain("was built without", alone.Error, StringComparison.Ordinal);

        // Its record knows the names of its inputs.
        var named = ToolRun.Of(_workspace.Path, "generate", _workspace.ToFile("App", "bin", "Debug", "net10.0", "App.dll"), "--input", "archive=archive-*").Ends(ExitCodes.Success);
        Assert.Contains("\"arn:aws:s3:::*/today.zip\"", alone.Output, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:s3:::archive-*/today.zip\"", named.Output, StringComparison.Ordinal);

        ToolRun.Of(_workspace.Path, "generate", "App", "--output", "made/").Ends(ExitCodes.Success);
        Assert.Equal(run.Output, _workspace.Read("made", "App.iam-policy.json"));
    }

    [Fact]
    public void ProjectsOfASolution_AreCheckedTogether()
    {
        _workspace.WriteApplication("Fits", SmallProgram.Reports);
        _workspace.Write("Fits/iam-policy.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports-in/today.csv" }, { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports-out/today.pdf" } ] }""");
        _workspace.WriteApplication("Lacks", SmallProgram.Reports);
        _workspace.Write("Lacks/iam-policy.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports-in/today.csv" } ] }""");
        _workspace.WriteApplication("Tests", SmallProgram.Reports, properties: "<IsTestProject>true</IsTestProject>");
        _workspace.Write("Plain/Directory.Build.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        _workspace.Write("Plain/Directory.Build.targets", "<Project />");
        _workspace.WriteApplication("Plain", SmallProgram.Reports);
        _workspace.Write("All.slnx", """<Solution><Project Path="Fits/Fits.csproj" /><Project Path="Lacks/Lacks.csproj" /><Project Path="Tests/Tests.csproj" /><Project Path="Plain/Plain.csproj" /></Solution>""");

        var run = ToolRun.Of(_workspace.Path, "check", "All.slnx").Ends(ExitCodes.NewAccess);
        Assert.Contains("allows everything that Fits needs, and nothing more", run.Output, StringComparison.Ordinal);
        Assert.Contains("IAM2001", run.Output, StringComparison.Ordinal);
        Assert.Contains("Plain has no reviewed policy.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Without the package IamAnalyzers, and so read from compiled code: Plain.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Tests", run.Output, StringComparison.Ordinal);

        // The compiler was quiet; the next build is not.
        Assert.Contains("IAM2001", _workspace.Build("Lacks").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectThatDoesNotBuild_ShowsItsErrors()
    {
        _workspace.WriteApplication("App", "this is no program");
        var run = ToolRun.Of(_workspace.Path, "generate", "App").Ends(ExitCodes.BuildFailed);
        Assert.Contains("does not build:", run.Error, StringComparison.Ordinal);
        Assert.Contains("error CS", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void SingleFileProgram_GivesThePolicyOfItsAssembly()
    {
        _workspace.WriteApplication("App", SmallProgram.Reports, properties: "<PublishSingleFile>true</PublishSingleFile><SelfContained>false</SelfContained><EnableCompressionInSingleFile>false</EnableCompressionInSingleFile><DebugType>embedded</DebugType>");
        _workspace.Run("publish", "App", "-o", "out", "--use-current-runtime").Succeeded();
        var file = Directory.EnumerateFiles(_workspace.ToFile("out")).Single(static path => Path.GetFileNameWithoutExtension(path) == "App");
        var run = ToolRun.Of(_workspace.Path, "generate", file).Ends(ExitCodes.Success);
        Assert.Contains("arn:aws:s3:::reports-in/today.csv", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, ToolRun.Of(_workspace.Path, "generate", "out").Ends(ExitCodes.Success).Output);
    }

    private static IEnumerable<string> ActionsOf(string policy) => System.Text.RegularExpressions.Regex.Matches(policy, "\"[a-z0-9-]+:[A-Za-z*]+\"").Select(static match => match.Value.Trim('"')).Where(static text => !text.StartsWith("arn:", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
}
