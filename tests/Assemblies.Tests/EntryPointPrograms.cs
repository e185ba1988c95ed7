using System.Reflection;
using IamAnalyzers.Assemblies.EntryPoints;

namespace IamAnalyzers.Assemblies.Tests;

/// <summary>The programs of <c>EntryPointPrograms.txt</c>.</summary>
internal static class EntryPointPrograms
{
    private static readonly Lazy<IReadOnlyList<EntryPointProgramText>> All = new(Read);

    public static TheoryData<string> Rows => [.. All.Value.Select(static program => program.Name)];

    public static EntryPointProgramText Find(string name) => All.Value.Single(program => program.Name == name);

    private static List<EntryPointProgramText> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("EntryPointPrograms.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split("\n== ").Skip(1).Select(static text =>
        {
            var parts = text.Split("\n-- ");
            var lines = text.Split('\n');
            return new EntryPointProgramText(
                parts[0].Trim(),
                [.. parts.Skip(1).Select(static part => (part.Split('\n')[0].Trim(), string.Join("\n", part.Split('\n').Skip(1).Where(static line => line is not ['>' or '@' or '?', ..]))))],
                [.. Marked(lines, '@').Select(static line => line.Split(' ', 2)).Select(static words => new DeclaredHandler(words[0], words[1], "template", default))],
                Marked(lines, '>'),
                Marked(lines, '?'));
        }).ToList();
    }

    private static List<string> Marked(string[] lines, char mark) => [.. lines.Where(line => line.StartsWith(mark)).Select(static line => line[1..].Trim())];
}

/// <summary>A program with its references, the last of its assemblies.</summary>
internal sealed record EntryPointProgramText(string Name, IReadOnlyList<(string Name, string Code)> Assemblies, IReadOnlyList<DeclaredHandler> Handlers, IReadOnlyList<string> Needs, IReadOnlyList<string> Problems);
