using System.Text.RegularExpressions;
using IamAnalyzers.Build.Tests.EndToEnd;
using YamlDotNet.RepresentationModel;

namespace IamAnalyzers.Build.Tests;

/// <summary>The workflows and forms, which do not run where this repository was made: at least they are YAML, and the paths in them exist.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".github");

    public static TheoryData<string> Files { get; } = [.. Directory.GetFiles(Folder, "*.yml", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Workflows { get; } = [.. Directory.GetFiles(Path.Combine(Folder, "workflows"), "*.yml").Select(static file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_IsYaml(string file) => Assert.NotEmpty(Read(file).Children);

    // A workflow that asks for nothing gets what the organization gives to all.
    [Theory]
    [MemberData(nameof(Workflows))]
    public void Workflow_ReadsOnly_UnlessAJobAsksForMore(string file)
        => Assert.Equal("read", ((YamlMappingNode)Read(file)["permissions"]).Single().Value.ToString());

    [Theory]
    [MemberData(nameof(Workflows))]
    public void PathsOfCommands_Exist(string file)
        => Assert.All(
            Project().Matches(File.ReadAllText(Path.Combine(Folder, file))).Select(static match => match.Groups[1].Value),
            static path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));

    private static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Folder, file));
        stream.Load(reader);
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    [GeneratedRegex(@"dotnet (?:build|test|pack|restore|run --project) ([\w./]+)")]
    private static partial Regex Project();
}
