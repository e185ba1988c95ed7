namespace IamAnalyzers.Tool.Inputs;

/// <summary>What a build told of one project and framework: the lines that <c>IamPolicyTool.targets</c> writes.</summary>
/// <param name="lines">The lines, split at their tabs.</param>
internal sealed class BuiltProject(IReadOnlyList<string[]> lines)
{
    private const int Kind = 4;

    private readonly string[] _project = lines.First(static fields => fields[0] == "project");

    /// <summary>The project file's full path.</summary>
    public string ProjectFile => _project[1];

    /// <summary>The project's name.</summary>
    public string Name => _project[2];

    /// <summary>The framework.</summary>
    public string Framework => _project[3];

    /// <summary>Whether it is a test project.</summary>
    public bool IsTest => _project[Kind] == "test";

    /// <summary>Whether it runs under an identity of its own.</summary>
    public bool IsApplication => _project[Kind] == "application";

    /// <summary>Whether it has the package.</summary>
    public bool HasPackage => _project[Kind + 1] == "true";

    /// <summary>The compiled file; empty for a project that compiles nothing.</summary>
    public string Assembly => _project.Length > Kind + 2 ? _project[Kind + 2] : "";

    /// <summary>The file with the needs of its references; empty for a library.</summary>
    public string NeedsFile => Find("program", 2);

    /// <summary>A file whose change compiles it anew.</summary>
    public string StampFile => Find("program", 3);

    /// <summary>Where its policy is; empty when it has none.</summary>
    public string PolicyFile => Find("policy", 1);

    /// <summary>The references whose needs are in <see cref="NeedsFile"/>.</summary>
    public IReadOnlyList<string> Sources => All("source");

    /// <summary>Its references, of a project without the package.</summary>
    public IReadOnlyList<string> References => All("reference");

    /// <summary>The files of its reviewed policy and the exceptions, with their metadata: path, environment, role, whether it is shared, entry point.</summary>
    public IEnumerable<string[]> Reviewed => lines.Where(static fields => fields[0] == "reviewed").Select(static fields => fields[1..]);

    /// <summary>Reads what a build told.</summary>
    /// <param name="folder">The folder that it wrote to.</param>
    /// <returns>The projects, sorted by file and framework.</returns>
    public static IReadOnlyList<BuiltProject> ReadAll(string folder)
        => [.. Directory.EnumerateFiles(folder, "*.txt")
            .Select(static file => new BuiltProject([.. File.ReadAllLines(file).Select(static line => line.Split('\t'))]))
            .OrderBy(static project => project.ProjectFile, StringComparer.Ordinal)
            .ThenBy(static project => project.Framework, StringComparer.Ordinal)
            .DistinctBy(static project => (project.ProjectFile, project.Framework))];

    private string Find(string name, int field) => lines.FirstOrDefault(fields => fields[0] == name) is { } line && line.Length > field ? line[field] : "";

    private IReadOnlyList<string> All(string name) => [.. lines.Where(fields => fields[0] == name).Select(static fields => fields[1])];
}
