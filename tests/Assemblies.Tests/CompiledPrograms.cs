using System.Reflection;

namespace IamAnalyzers.Assemblies.Tests;

/// <summary>The programs of <c>CompiledPrograms.txt</c>: a line <c>== name</c>, the code, then a line for each need, marked with <c>&gt;</c>.</summary>
internal static class CompiledPrograms
{
    private static readonly Lazy<IReadOnlyList<CompiledProgramText>> Programs = new(Read);

    public static IReadOnlyList<CompiledProgramText> All => Programs.Value;

    public static TheoryData<string> Rows => [.. All.Select(static program => program.Name)];

    public static CompiledProgramText Find(string name) => All.Single(program => program.Name == name);

    private static List<CompiledProgramText> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("CompiledPrograms.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split("\n== ").Skip(1).Select(static text =>
        {
            var lines = text.Split('\n');
            return new CompiledProgramText(
                lines[0].Trim(),
                string.Join("\n", lines.Skip(1).Where(static line => !line.StartsWith('>'))),
                [.. lines.Where(static line => line.StartsWith('>')).Select(static line => line[1..].Trim())]);
        }).ToList();
    }
}

/// <summary>A program and what it needs.</summary>
internal sealed record CompiledProgramText(string Name, string Code, IReadOnlyList<string> Needs);
