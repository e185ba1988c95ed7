using IamAnalyzers.Robustness.Tests.Programs;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Robustness.Tests.Checks;

/// <summary>A program in another folder, with its files in another order, on another number of threads: the same comes out, byte by byte.</summary>
internal static class Circumstances
{
    private static readonly HostSettings First = new();

    private static readonly HostSettings[] Others =
    [
        new("/another folder/the app/"),
        new("/x/", IsReversed: true, IsConcurrent: true),
    ];

    /// <summary>What differs; nothing when all is well.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(TestProgram program)
    {
        var expected = await OutputAsync(program, First);
        var differences = new List<string>();
        foreach (var other in Others)
        {
            var output = await OutputAsync(program, other);
            if (expected.Zip(output).FirstOrDefault(static pair => pair.First != pair.Second) is { First: not null } pair) differences.Add($"{program.Name}, {other}:\n  {pair.First}\n  {pair.Second}");
            else if (output.Count != expected.Count) differences.Add($"{program.Name}, {other}: {output.Count} lines, not {expected.Count}");
        }

        return differences;
    }

    // Each line of what is generated, in its order; then the findings, in the order in which the compiler tells them.
    private static async Task<IReadOnlyList<string>> OutputAsync(TestProgram program, HostSettings settings)
    {
        var project = Host.Open(program, settings);
        using var workspace = project.Solution.Workspace;
        var analysis = await Analysis.OfAsync(project, settings, CancellationToken.None);
        return
        [
            .. analysis.Problems,
            .. analysis.Generated.SelectMany(static file => file.Text.Split('\n').Prepend("---- " + file.Name)),
            .. analysis.Findings.Select(finding => Shown(finding, settings)).Order(StringComparer.Ordinal),
        ];
    }

    private static string Shown(Diagnostic finding, HostSettings settings)
    {
        var properties = string.Join(' ', finding.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={pair.Value}"));
        return $"{finding} {properties}".Replace(settings.Folder, "", StringComparison.Ordinal);
    }
}
