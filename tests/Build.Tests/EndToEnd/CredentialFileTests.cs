using System.Security.Cryptography;
using System.Text;
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
    public void FileOfEveryKind_IsReadOnceAndWhatIsNotThereOrForeignIsLeftOut()
    {
        string[] files =
        [
            "appsettings.json", "appsettings.Production.json", "web.config", "app.config", "Properties/launchSettings.json", ".env", ".env.local", "test.runsettings",
            "aws-lambda-tools-defaults.json", "serverless.template", "Dockerfile", "Dockerfile.debug", "docker-compose.yml", "compose.override.yaml",
            "deploy/main.tfvars", "deploy/values.yaml", "deploy/Dockerfile", "data.xml", "tool.ini", "linked/shared.json",
        ];
        var places = files.Select(static file => file.StartsWith("linked/", StringComparison.Ordinal) ? file : "App/" + file).ToArray();
        foreach (var file in places)
        {
            var isXml = file.EndsWith(".config", StringComparison.Ordinal) || file.EndsWith("settings", StringComparison.Ordinal) || file.EndsWith(".xml", StringComparison.Ordinal);
            _workspace.Write(file, isXml ? $"<configuration><!-- {Id} --></configuration>" : $"# {Id}\n");
        }

        _workspace.Write("App/node_modules/some/package.json", $"{{ \"key\": \"{Id}\" }}");
        _workspace.WriteApplication(
            "App", "System.Console.WriteLine();", $"<OldKey>{Id}</OldKey>",
            "<None Include=\"missing.json\" /><None Include=\"../linked/shared.json\" Link=\"shared.json\" /><AdditionalFiles Include=\"appsettings.json;tool.ini\" /><Content Include=\"data.xml\" />");
        var build = _workspace.Build("App").Succeeded();
        Assert.All(places.Append("App/App.csproj"), file => Assert.Equal((file, 1), (file, Warnings(build, "/" + file + "(", "IAM0005"))));
        Assert.Equal(files.Length + 1, Warnings(build, "", "IAM0"));
    }

    [Fact]
    public void FileThatTheBuildHandsOver_IsHiddenInTheIde()
    {
        _workspace.Build("App", "-t:Restore").Succeeded();
        using var items = System.Text.Json.JsonDocument.Parse(_workspace.Build("App", "-t:IamSelectCredentialFiles", "-getItem:AdditionalFiles").Succeeded().Output);
        var file = items.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray().Single(static one => one.GetProperty("Filename").GetString() == "launchSettings");
        Assert.Equal(("true", "false"), (file.GetProperty("IamCredentials").GetString(), file.GetProperty("Visible").GetString()));
    }

    [Theory]
    [InlineData(".globalconfig", "is_global = true\niam_analyzers.allowed_credentials = {0}\n", 0)]
    [InlineData(".editorconfig", "root = true\n[*.{txt,md}]\niam_analyzers.allowed_credentials = {0}\n", 0)]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.IAM0005.severity = none\n", 0)]
    [InlineData(".editorconfig", "root = true\n[notes.txt]\niam_analyzers.iam0005.severity = suggestion\n", 0)]
    [InlineData(".editorconfig", "root = true\n[*.md]\niam_analyzers.iam0005.severity = none\n", 1)]
    public void OptionsForEmbeddedResources_AreThoseOfTheCompiler(string file, string options, int expected)
    {
        _workspace.Write("App/" + file, options.Replace("{0}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Id))), StringComparison.Ordinal));
        Assert.Equal(expected, Warnings(_workspace.Build("App").Succeeded(), "notes.txt(2,12", "IAM0005"));
    }

    [Fact]
    public void ModeAll_ReportsWhatIsPassedByValue()
    {
        _workspace.WriteApplication("Value", "System.Console.WriteLine(new Amazon.S3.AmazonS3Client(args[0], args[1]));");
        Assert.Equal(0, Warnings(_workspace.Build("Value").Succeeded(), "", "IAM0"));
        Assert.Equal(1, Warnings(_workspace.Build("Value", "-p:IamAnalyzersMode=All").Succeeded(), "Program.cs(1,64)", "IAM0004"));
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
