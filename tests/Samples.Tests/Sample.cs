using System.Reflection;
using System.Text.Json;

namespace IamAnalyzers.Samples.Tests;

/// <summary>A statement of a policy.</summary>
internal sealed record Statement(string Sid, string Effect, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<string> Elements)
{
    /// <summary>Whether the statement holds for every resource.</summary>
    public bool IsAnyResource => Resources is ["*"];
}

/// <summary>A sample: what its build wrote, and what was worked out by hand.</summary>
internal sealed class Sample
{
    private static readonly string[] Marks = ["# feature: ", "# entry point: "];

    private readonly string _folder;

    private Sample(string folder, string policyFile)
    {
        _folder = folder;
        Policy = JsonDocument.Parse(File.ReadAllText(policyFile)).RootElement;
    }

    /// <summary>The policy.</summary>
    public JsonElement Policy { get; }

    /// <summary>The policy's statements.</summary>
    public IReadOnlyList<Statement> Statements =>
    [
        .. Policy.GetProperty("Statement").EnumerateArray().Select(statement => new Statement(
            statement.GetProperty("Sid").GetString()!,
            statement.GetProperty("Effect").GetString()!,
            Texts(statement.GetProperty("Action")),
            Texts(statement.GetProperty("Resource")),
            [.. statement.EnumerateObject().Select(element => element.Name)])),
    ];

    /// <summary>The expected actions by feature or entry point, as <c>expected-actions.txt</c> has them; the empty name is for none.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Expected
    {
        get
        {
            var features = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
            var feature = "";
            foreach (var line in File.ReadLines(Path.Combine(_folder, "expected-actions.txt")))
            {
                if (Marks.FirstOrDefault(line.StartsWith) is { } mark) feature = line[mark.Length..];
                if (line.Length == 0 || line[0] == '#') continue;
                if (!features.TryGetValue(feature, out var actions)) features[feature] = actions = new(StringComparer.Ordinal);
                actions.Add(line);
            }

            return features;
        }
    }

    /// <summary>Reads a sample that this test project's build has built.</summary>
    /// <param name="name">The sample's name; for a project of a solution the folders that lead to it.</param>
    /// <param name="entryPoint">The entry point whose policy is read; empty for the whole program.</param>
    /// <returns>The sample.</returns>
    public static Sample Read(string name, string entryPoint = "")
    {
        var folder = Path.Combine(Fact("Samples"), name);
        return new Sample(folder, Path.Combine(folder, "bin", Fact("Configuration"), "net10.0", Path.GetFileName(name) + (entryPoint.Length == 0 ? "" : "." + entryPoint) + ".iam-policy.json"));
    }

    private static string Fact(string key)
        => typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == key).Value!;

    private static List<string> Texts(JsonElement element)
        => element.ValueKind == JsonValueKind.String ? [element.GetString()!] : [.. element.EnumerateArray().Select(text => text.GetString()!)];
}
