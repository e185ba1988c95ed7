namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>The reviewed policy of each sample, in real builds: <c>UpdateIamPolicy</c> writes it, and <c>CheckIamPolicy</c> is green.</summary>
public sealed class SampleReviewTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples");
    private static readonly string[] Made = ["bin", "obj"];

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Check_IsGreenAfterAnUpdate()
    {
        WriteSamples();
        List<string> projects = [.. Files("expected-actions.txt").Select(static file => Path.GetFileName(Path.GetDirectoryName(file)!))];
        Assert.InRange(projects.Count, 5, int.MaxValue);

        Run("Update");
        var check = Run("Check");

        var green = check.IamLines.Where(static line => line.Contains("allows everything that ", StringComparison.Ordinal)).ToList();
        Assert.All(projects, project => Assert.True(green.Exists(line => line.Contains($"allows everything that {project} needs", StringComparison.Ordinal)), $"{project} is not green:\n{string.Join('\n', check.IamLines)}"));
        Assert.DoesNotContain("IAM20", string.Join('\n', check.Output.Split('\n').Where(static line => line.Contains(" error ", StringComparison.Ordinal) || line.Contains(" warning ", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    // One build for all projects: most of the time of a build is its start.
    private BuildResult Run(string target) => _workspace.Run("msbuild", "all.proj", "-v:n", "-tl:off", "-t:" + target).Succeeded();

    private static IEnumerable<string> Files(string pattern)
        => Directory.GetFiles(Samples, pattern, SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Samples, file)).Where(static file => !file.Split(Path.DirectorySeparatorChar).Intersect(Made).Any());

    private void WriteSamples()
    {
        foreach (var file in Files("*.cs*").Concat(Files("serverless.template")).Concat(Files("appsettings*.json")))
        {
            _workspace.Write("samples/" + file, File.ReadAllText(Path.Combine(Samples, file)));
        }

        _workspace.Write("samples/Directory.Packages.props", $"<Project><Import Project=\"{Repository.Root}/Directory.Packages.props\" /></Project>");
        _workspace.Write("samples/Directory.Build.props", """
            <Project>
              <Import Project="../Directory.Build.props" />
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
        _workspace.Write("samples/Directory.Build.targets", $"""
            <Project>
              <Import Project="{Repository.Root}/surface/AwsSdk.targets" />
              <Import Project="../Directory.Build.targets" />
            </Project>
            """);
        _workspace.Write("all.proj", """
            <Project>
              <ItemGroup>
                <Sample Include="samples/*/*.csproj;samples/*/*/*.csproj" />
              </ItemGroup>
              <Target Name="Update">
                <MSBuild Projects="@(Sample)" Targets="Restore" Properties="IsOneRestore=true" />
                <MSBuild Projects="@(Sample)" Targets="UpdateIamPolicy" />
              </Target>
              <Target Name="Check">
                <MSBuild Projects="@(Sample)" Targets="CheckIamPolicy" />
              </Target>
            </Project>
            """);
    }
}
