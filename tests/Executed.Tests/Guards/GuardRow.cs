using IamAnalyzers.Testing;

namespace IamAnalyzers.Executed.Tests.Guards;

/// <summary>A row of the table of guards in <c>docs/values.md</c>.</summary>
/// <param name="Guard">The guard's name.</param>
/// <param name="Programs">The productions and programs that are read too narrowly without it.</param>
internal sealed record GuardRow(string Guard, IReadOnlyList<string> Programs)
{
    public static IReadOnlyList<GuardRow> All { get; } =
        [.. File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "values.md"))
            .SkipWhile(static line => !line.StartsWith("| Guard |", StringComparison.Ordinal)).TakeWhile(static line => line.StartsWith('|'))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Select(static cells => new GuardRow(cells[0].Trim('`'), [.. cells[2].Split(',', StringSplitOptions.TrimEntries).Select(static name => name.Trim('`'))]))];
}
