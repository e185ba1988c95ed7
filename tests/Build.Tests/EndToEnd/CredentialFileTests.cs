using IamAnalyzers.Core.Tests.Credentials;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Credentials in the files of a project, through real builds.</summary>
public sealed class CredentialFileTests : IDisposable
{
    private static readonly string Id = TestKeys.Id(1);
    private static readonly string Secret = TestKeys.Secret(2);

    private readonly Workspace _workspace = new();

    public CredentialFileTests()
    {
        _workspace.WriteApplication("App", $"var key = \"{Id}\"; System.Console.WriteLine(key);", items: "<EmbeddedResource Include=\"notes.txt\" /><AdditionalFiles Include=\"appsettings.json\" />");
        _workspace.Write("App/appsettings.json", $"{{ \"AWS\": {{\n \"SecretKey\": \"{Secret}\" }} }}");
        _workspace.Write("App/Properties/launchSettings.json", $"{{ \"environmentVariables\": {{ \"AWS_ACCESS_KEY_ID\": \"{Id}\" }} }}");
        _workspace.Write("App/.env", $"AWS_ACCESS_KEY_ID={Id}\n");
        _workspace.Write("App/notes.txt", $"first line\nthe key is {Id}\n");
        _workspace.Write("App/image.json", "\0\0\0" + Id);
        _workspace.Write("App/huge.json", new string(' ', 2_000_000) + Id);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void CredentialsInFiles_AreReportedOnceAndBinaryFilesAreLeftOut()
    {
        var build = _workspace.Build("App").Succeeded();
        Assert.Equal(1, Warnings(build, "Program.cs(1,11)", "IAM0001"));
        Assert.Equal(1, Warnings(build, "appsettings.json(2,16)", "IAM0005"));
        Assert.Equal(1, Warnings(build, "launchSettings.json(1,51)", "IAM0005"));
        Assert.Equal(1, Warnings(build, ".env(1,19)", "IAM0005"));
        Assert.Equal(1, Warnings(build, "notes.txt(2,12", "IAM0005"));
        Assert.Equal(0, Warnings(build, "image.json", "IAM0005"));
        Assert.Equal(0, Warnings(build, "huge.json", "IAM0005"));
        Assert.DoesNotContain(Secret, build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Id, build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Baseline_LeavesOnlyNewFindings()
    {
        _workspace.Build("App", "-t:WriteIamCredentialBaseline").Succeeded();
        Assert.DoesNotContain(Id, _workspace.Read("App", "iam-credentials.baseline"), StringComparison.Ordinal);
        _workspace.Write("App/New.cs", $"class New {{ string key = \"{TestKeys.Id(9)}\"; }}");

        var build = _workspace.Build("App", "--no-incremental").Succeeded();
        Assert.Equal(1, Warnings(build, "New.cs", "IAM0001"));
        Assert.Equal(1, Warnings(build, "", "IAM0"));
    }

    [Theory]
    [InlineData("-p:IamAnalyzersMode=None", 0)]
    [InlineData("-p:IamCredentialFiles=false", 2)]
    public void Property_SwitchesFindingsOff(string property, int expected)
        => Assert.Equal(expected, Warnings(_workspace.Build("App", property).Succeeded(), "", "IAM0"));

    /// <summary>A build prints its warnings again at its end, without the number of the project before them.</summary>
    private static int Warnings(BuildResult build, string place, string rule)
        => build.Output.Split('\n')
            .Where(line => line.Contains(place, StringComparison.Ordinal) && line.Contains("warning " + rule, StringComparison.Ordinal))
            .Select(static line => line[(line.IndexOf('>', StringComparison.Ordinal) + 1)..].Trim())
            .Distinct(StringComparer.Ordinal)
            .Count();
}
