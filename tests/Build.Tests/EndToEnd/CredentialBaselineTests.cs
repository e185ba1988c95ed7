using System.Security.Cryptography;
using System.Text;
using IamAnalyzers.Core.Tests.Credentials;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>The baseline of credentials (row 4 of the reported cases): several frameworks, solutions, builds side by side, stale lines.</summary>
public sealed class CredentialBaselineTests : IDisposable
{
    private const string File = "iam-credentials.baseline";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Baseline_LeavesOnlyNewFindings()
    {
        _workspace.WriteApplication("App", $"System.Console.WriteLine(\"{TestKeys.Id(1)}\");");
        _workspace.Write("App/.env", $"AWS_ACCESS_KEY_ID={TestKeys.Id(1)}\n");
        _workspace.Build("App", "-t:WriteIamCredentialBaseline").Succeeded();
        Assert.DoesNotContain(TestKeys.Id(1), _workspace.Read("App", File), StringComparison.Ordinal);
        _workspace.Write("App/New.cs", $"class New {{ string key = \"{TestKeys.Id(9)}\"; }}");

        var build = _workspace.Build("App", "--no-incremental").Succeeded();
        Assert.Equal(1, Warnings(build, "New.cs", "IAM0001"));
        Assert.Equal(1, Warnings(build, "", "IAM0"));
    }

    [Fact]
    public void SeveralFrameworks_FindingsOfEachAreHeld()
    {
        _workspace.WriteProject("Multi", framework: "<TargetFrameworks>net10.0;net9.0</TargetFrameworks>");
        _workspace.Write("Multi/Old.cs", $"#if NET10_0\nclass Ten {{ string key = \"{TestKeys.Id(20)}\"; }}\n#else\nclass Nine {{ string key = \"{TestKeys.Id(21)}\"; }}\n#endif\n");

        _workspace.Build("Multi", "-t:WriteIamCredentialBaseline").Succeeded();

        Assert.Equal(
            new[] { 20, 21 }.Select(seed => Line("IAM0001", TestKeys.Id(seed), "Old.cs")).Order(StringComparer.Ordinal),
            Lines(_workspace.Read("Multi", "iam-credentials.baseline")));
        Assert.Equal(0, Warnings(_workspace.Build("Multi", "--no-incremental").Succeeded(), "", "IAM0"));
    }

    [Fact]
    public void ProjectsInParallelWithReferences_LoseNoFindingAndStaleLinesGo()
    {
        var names = Enumerable.Range(0, 4).Select(static i => "P" + i).ToArray();
        foreach (var (name, i) in names.Select(static (name, i) => (name, i)))
        {
            // Each refers to the one before: references are built while their own findings are collected.
            _workspace.WriteProject(name, items: i == 0 ? "" : $"<ProjectReference Include=\"../{names[i - 1]}/{names[i - 1]}.csproj\" />", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
            _workspace.Write($"{name}/Keys.cs", $"public class {name}Keys {{ public string Key => \"{TestKeys.Id(30 + i)}\"; }}");
        }

        _workspace.Write("iam-credentials.baseline", $"{Line("IAM0001", TestKeys.Id(29), "P0/Gone.cs")}\n{Line("IAM0001", TestKeys.Id(28), "P0/Keys.cs")}\n{Line("IAM0001", TestKeys.Id(27), "Directory.Build.props")}\n");
        _workspace.Write("All.proj", $"""
            <Project>
              <Target Name="Restore"><MSBuild Projects="{string.Join(';', names.Select(static name => $"{name}/{name}.csproj"))}" Targets="Restore" Properties="R=1" /></Target>
              <Target Name="Write"><MSBuild Projects="{string.Join(';', names.Select(static name => $"{name}/{name}.csproj"))}" Targets="WriteIamCredentialBaseline" BuildInParallel="true" /></Target>
            </Project>
            """);
        DotNet.Run(_workspace.Path, "msbuild", "All.proj", "-t:Restore").Succeeded();
        DotNet.Run(_workspace.Path, "msbuild", "All.proj", "-t:Write", "-m:4").Succeeded();

        // The line of a file that is gone goes, and so does that of a key that is gone; a file of nobody's stays.
        Assert.Equal(
            names.Select((name, i) => Line("IAM0001", TestKeys.Id(30 + i), name + "/Keys.cs")).Append(Line("IAM0001", TestKeys.Id(27), "Directory.Build.props")).Order(StringComparer.Ordinal),
            Lines(_workspace.Read("iam-credentials.baseline")));
    }

    [Fact]
    public void SolutionWithOneFile_HoldsEachProjectFrameworkAndSharedFileOnceAndIsStable()
    {
        const string Shared = "<Compile Include=\"../Shared/Keys.cs\" Link=\"Keys.shared.cs\" /><None Include=\"../Shared/settings.json\" Link=\"settings.json\" />";
        _workspace.WriteProject("One", items: Shared);
        _workspace.WriteProject("Two", items: Shared, framework: "<TargetFrameworks>net10.0;net9.0</TargetFrameworks>");
        _workspace.Write("One/Own.cs", $"class Own {{ string key = \"{TestKeys.Id(40)}\"; }}");
        _workspace.Write("Two/Old.cs", $"#if NET10_0\nclass Ten {{ string key = \"{TestKeys.Id(41)}\"; }}\n#else\nclass Nine {{ string key = \"{TestKeys.Id(42)}\"; }}\n#endif\n");
        _workspace.Write("Shared/Keys.cs", $"class Shared {{ string key = \"{TestKeys.Id(43)}\"; }}");
        _workspace.Write("Shared/settings.json", $"{{ \"AWS\": {{ \"AccessKey\": \"{TestKeys.Id(44)}\" }} }}");
        _workspace.Write("All.slnx", "<Solution><Project Path=\"One/One.csproj\" /><Project Path=\"Two/Two.csproj\" /></Solution>");
        _workspace.Write(File, "");

        _workspace.Build("All.slnx", "-t:WriteIamCredentialBaseline").Succeeded();

        var once = _workspace.Read(File);
        string[] expected =
        [
            Line("IAM0001", TestKeys.Id(40), "One/Own.cs"), Line("IAM0001", TestKeys.Id(41), "Two/Old.cs"), Line("IAM0001", TestKeys.Id(42), "Two/Old.cs"),
            Line("IAM0001", TestKeys.Id(43), "Shared/Keys.cs"), Line("IAM0005", TestKeys.Id(44), "Shared/settings.json"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Lines(once));
        Assert.DoesNotContain("warning IAM0", _workspace.Build("All.slnx", "--no-incremental").Succeeded().Output, StringComparison.Ordinal);
        _workspace.Build("All.slnx", "-t:WriteIamCredentialBaseline").Succeeded();
        Assert.Equal(once, _workspace.Read(File));
    }

    [Fact]
    public void SolutionWithoutAFile_GivesEachProjectItsOwn()
    {
        foreach (var (name, seed) in new[] { ("One", 50), ("Two", 51) })
        {
            _workspace.WriteProject(name);
            _workspace.Write(name + "/Keys.cs", $"class Keys {{ string key = \"{TestKeys.Id(seed)}\"; }}");
        }

        _workspace.Write("All.slnx", "<Solution><Project Path=\"One/One.csproj\" /><Project Path=\"Two/Two.csproj\" /></Solution>");
        _workspace.Build("All.slnx", "-t:WriteIamCredentialBaseline").Succeeded();

        Assert.Equal([Line("IAM0001", TestKeys.Id(50), "Keys.cs")], Lines(_workspace.Read("One", File)));
        Assert.Equal([Line("IAM0001", TestKeys.Id(51), "Keys.cs")], Lines(_workspace.Read("Two", File)));
        Assert.False(_workspace.Has(File));
    }

    [Fact]
    public async Task TwoBuildsAtOnce_LoseNoFindingOfEachOther()
    {
        string[] names = ["One", "Two"];
        foreach (var (name, i) in names.Select(static (name, i) => (name, i)))
        {
            _workspace.WriteProject(name);
            _workspace.Write(name + "/Keys.cs", $"class Keys {{ string key = \"{TestKeys.Id(60 + i)}\"; }}");
            _workspace.Build(name, "-t:Restore").Succeeded();
        }

        _workspace.Write(File, Line("IAM0001", TestKeys.Id(69), "One/Keys.cs") + "\n");
        await Task.WhenAll(names.Select(name => Task.Run(() =>
            DotNet.Run(_workspace.Path, "msbuild", $"{name}/{name}.csproj", "-t:WriteIamCredentialBaseline").Succeeded())));

        Assert.Equal(names.Select(static (name, i) => Line("IAM0001", TestKeys.Id(60 + i), name + "/Keys.cs")).Order(StringComparer.Ordinal), Lines(_workspace.Read(File)));
    }

    [Fact]
    public void FileThatMovesAndKeyThatGoes_LeaveNoStaleLine()
    {
        _workspace.WriteProject("App");
        _workspace.Write(File, Line("IAM0001", TestKeys.Id(79), "Other/Keys.cs") + "\n");
        _workspace.Write("Other/Keys.cs", "// Of a project that is not built here.");
        _workspace.Write("App/First.cs", $"class First {{ string key = \"{TestKeys.Id(70)}\"; }}");
        _workspace.Write("App/Second.cs", $"class Second {{ string key = \"{TestKeys.Id(71)}\"; }}");
        _workspace.Build("App", "-t:WriteIamCredentialBaseline").Succeeded();

        System.IO.File.Move(_workspace.ToFile("App", "First.cs"), _workspace.ToFile("App", "Moved.cs"));
        _workspace.Write("App/Second.cs", "class Second { }");
        _workspace.Build("App", "-t:WriteIamCredentialBaseline").Succeeded();

        Assert.Equal([Line("IAM0001", TestKeys.Id(70), "App/Moved.cs"), Line("IAM0001", TestKeys.Id(79), "Other/Keys.cs")], Lines(_workspace.Read(File)).Order(new ByFile()));
    }

    private static string Line(string rule, string value, string file) => $"{rule} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))} {file}";

    private static IEnumerable<string> Lines(string baseline) => baseline.Split('\n').Where(static line => line.Length > 0 && line[0] != '#');

    /// <summary>A build prints its warnings again at its end, without the number of the project before them.</summary>
    private static int Warnings(BuildResult build, string place, string rule)
        => build.Output.Split('\n')
            .Where(line => line.Contains(place, StringComparison.Ordinal) && line.Contains("warning " + rule, StringComparison.Ordinal))
            .Select(static line => line[(line.IndexOf('>', StringComparison.Ordinal) + 1)..].Trim())
            .Distinct(StringComparer.Ordinal)
            .Count();

    private sealed class ByFile : IComparer<string>
    {
        public int Compare(string? x, string? y) => string.CompareOrdinal(x?.Split(' ')[^1], y?.Split(' ')[^1]);
    }
}
