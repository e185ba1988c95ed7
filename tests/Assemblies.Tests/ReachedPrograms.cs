using System.Reflection;

namespace IamAnalyzers.Assemblies.Tests;

/// <summary>The applications of <c>ReachedPrograms.txt</c>.</summary>
internal static class ReachedPrograms
{
    private static readonly Lazy<IReadOnlyList<ReachedProgramText>> All = new(Read);

    public static TheoryData<string> Rows => [.. All.Value.Select(static program => program.Name)];

    public static ReachedProgramText Find(string name) => All.Value.Single(program => program.Name == name);

    private static List<ReachedProgramText> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ReachedPrograms.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split("\n== ").Skip(1).Select(static text =>
        {
            var parts = text.Split("\n-- ");
            var lines = text.Split('\n');
            return new ReachedProgramText(
                parts[0].Trim(),
                [.. parts.Skip(1).Select(static part => (part.Split('\n')[0].Trim(), string.Join("\n", part.Split('\n').Skip(1).Where(static line => line is [not ('>' or '!'), ..]))))],
                Marked(lines, '>'),
                Marked(lines, '!'));
        }).ToList();
    }

    private static List<string> Marked(string[] lines, char mark) => [.. lines.Where(line => line.StartsWith(mark)).Select(static line => line[1..].Trim())];
}

/// <summary>An application with its references.</summary>
internal sealed record ReachedProgramText(string Name, IReadOnlyList<(string Name, string Code)> Assemblies, IReadOnlyList<string> Needs, IReadOnlyList<string> NotReached);
