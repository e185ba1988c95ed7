namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// The reviewed corrections by hand: blocks of comment lines with the source, a line <c>service Operation...</c>, and indented
/// lines <c>- action</c> (take all permissions of the action out; a star at its end stands for any rest), <c>+ permission</c> (add one, in the
/// catalogue's format), <c>&amp; action template...</c> (say more of the resources and conditions of all permissions of the action), <c>= free</c>
/// or <c>= unknown</c>.
/// </summary>
internal sealed class Corrections
{
    private readonly Dictionary<(string Service, string Operation), List<string>> _lines = [];

    /// <summary>Reads the corrections of several files, one after the other.</summary>
    public static Corrections Read(params string[] paths)
    {
        var corrections = new Corrections();
        foreach (var path in paths) corrections.Add(path);
        return corrections;
    }

    public int Count => _lines.Count;

    public IEnumerable<(string Service, string Operation)> Targets => _lines.Keys;

    /// <summary>The lines for an operation, in the order of the files.</summary>
    public IReadOnlyList<string> For(string service, string operation)
        => _lines.GetValueOrDefault((service, operation)) ?? [];

    private void Add(string path)
    {
        var targets = Array.Empty<(string, string)>();
        var hasSource = false;
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0)
            {
                hasSource = false;
                targets = [];
            }
            else if (line[0] == '#')
            {
                hasSource = true;
            }
            else if (line[0] != ' ')
            {
                if (!hasSource) throw new FormatException("A correction without a source: " + line);
                var words = line.Split(' ');
                targets = [.. words.Skip(1).Select(operation => (words[0], operation))];
            }
            else
            {
                Add(targets, line.Trim());
            }
        }
    }

    private void Add((string, string)[] targets, string line)
    {
        if (targets.Length == 0 || line[0] is not ('-' or '+' or '&' or '=')) throw new FormatException("Not a correction: " + line);
        foreach (var target in targets)
        {
            if (!_lines.TryGetValue(target, out var lines)) _lines.Add(target, lines = []);
            lines.Add(line);
        }
    }
}
