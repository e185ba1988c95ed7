namespace IamAnalyzers.Executed.Tests.Grammar;

/// <summary>Reads the productions of a file of the grammar; <c>README.md</c> describes the form.</summary>
internal static class GrammarReader
{
    private static readonly string[] Sections = ["types", "members", "statements"];

    public static IEnumerable<Production> Read(string text)
    {
        var chunk = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                if (chunk.Count > 0) yield return ReadProduction(chunk);
                chunk = [line];
            }
            else if (chunk.Count > 0 && !line.StartsWith("--", StringComparison.Ordinal))
            {
                chunk.Add(line);
            }
        }

        if (chunk.Count > 0) yield return ReadProduction(chunk);
    }

    private static Production ReadProduction(List<string> lines)
    {
        var words = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3) throw new FormatException("A production has a symbol and a name: " + lines[0]);
        var parts = Sections.ToDictionary(static name => name, static _ => new List<string>());
        var (section, expression) = ("statements", "");
        foreach (var line in lines.Skip(1))
        {
            if (line.EndsWith(':') && Sections.Contains(line[..^1])) section = line[..^1];
            else if (line.StartsWith("=> ", StringComparison.Ordinal)) expression = line[3..].Trim();
            else if (line.Length > 0) parts[section].Add(line);
        }

        return new Production(
            words[1],
            words[2],
            words.Skip(3).ToHashSet(),
            string.Join('\n', parts["types"]),
            string.Join('\n', parts["members"]),
            string.Join('\n', parts["statements"]),
            expression);
    }
}
