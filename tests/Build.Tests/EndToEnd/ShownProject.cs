using System.Text.RegularExpressions;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>
/// What a page of the documentation shows of a project. A block below a line that is only a path (<c>`App/Program.cs`:</c>) is that file;
/// one below <c>The build writes `path`:</c> is what a build must write there. In a block of the language <c>console</c> the lines that
/// begin with <c>$</c> are commands, and the others lines that they print; <c>...</c> in those stands for any text.
/// </summary>
/// <param name="Files">The files by path.</param>
/// <param name="Written">What the builds write, by path.</param>
/// <param name="Commands">The commands of <c>dotnet</c>, each with the lines that it prints.</param>
internal sealed partial record ShownProject(IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<string, string> Written, IReadOnlyList<ShownCommand> Commands)
{
    /// <summary>Reads a page.</summary>
    /// <param name="page">The text of the page.</param>
    /// <returns>What it shows.</returns>
    public static ShownProject Read(string page)
    {
        Dictionary<string, string> files = [], written = [];
        List<ShownCommand> commands = [];
        foreach (Match block in Block().Matches(page.ReplaceLineEndings("\n")))
        {
            var (before, language, text) = (block.Groups["before"].Value, block.Groups["language"].Value, block.Groups["text"].Value + "\n");
            if (language == "console") commands.AddRange(ReadCommands(text));
            else if (PathLine().Match(before) is { Success: true } path) files.Add(path.Groups[1].Value, text);
            else if (WrittenLine().Match(before) is { Success: true } output) written.Add(output.Groups[1].Value, text);
        }

        return new(files, written, commands);
    }

    private static IEnumerable<ShownCommand> ReadCommands(string text)
        => from part in text.Split("$ ", StringSplitOptions.RemoveEmptyEntries)
           let lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           where lines[0].StartsWith("dotnet ", StringComparison.Ordinal)
           select new ShownCommand(lines[0].Split(" #")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..], lines[1..]);

    [GeneratedRegex("(?<before>[^\n]*)\n\n?```(?<language>[a-z]+)\n(?<text>.*?)\n?```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^`([^`]+)`:$")]
    private static partial Regex PathLine();

    [GeneratedRegex("The build writes `([^`]+)`:$")]
    private static partial Regex WrittenLine();
}

/// <summary>A command of <c>dotnet</c> that a page shows.</summary>
/// <param name="Arguments">What follows <c>dotnet</c>.</param>
/// <param name="Output">Lines that it prints.</param>
internal sealed record ShownCommand(IReadOnlyList<string> Arguments, IReadOnlyList<string> Output)
{
    /// <summary>A check that ends with an error is meant to fail.</summary>
    public bool Fails => Output.Any(static line => line.Contains(": error ", StringComparison.Ordinal));

    /// <summary>The lines that an output lacks.</summary>
    /// <param name="output">What the command printed.</param>
    /// <returns>Lines of the page.</returns>
    public IEnumerable<string> MissingIn(string output)
        => Output.Where(line => !Regex.IsMatch(output, string.Join(".*", line.Split("...").Select(Regex.Escape))));
}
