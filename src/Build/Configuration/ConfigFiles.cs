using System.Text;

namespace IamAnalyzers.Build.Configuration;

/// <summary>
/// What <c>.editorconfig</c> and <c>.globalconfig</c> files say, for the files that the compiler does not see. Reads global files and sections of
/// file names: <c>[*]</c>, <c>[*.txt]</c>, <c>[*.{txt,md}]</c>, <c>[notes.txt]</c>.
/// </summary>
internal sealed class ConfigFiles
{
    /// <summary>The global files' first: sections of file names go before them.</summary>
    private readonly List<(string? Section, string Key, string Value)> _entries = [];

    private ConfigFiles()
    {
    }

    /// <summary>Reads files; one that cannot be read says nothing.</summary>
    /// <param name="paths">The paths, as the compiler gets them.</param>
    public static ConfigFiles Read(IEnumerable<string> paths)
    {
        var options = new ConfigFiles();
        var global = new List<(string?, string, string)>();
        foreach (var path in paths)
        {
            var entries = Parse(TextOf(path)).ToList();
            var isGlobal = Path.GetFileName(path) == ".globalconfig" || entries.Any(static entry => entry is { Section: null, Key: "is_global" } && IsTrue(entry.Value));
            if (isGlobal) global.AddRange(entries.Where(static entry => entry.Section is null));
            else options._entries.AddRange(entries.Where(static entry => entry.Section is not null));
        }

        options._entries.InsertRange(0, global);
        return options;
    }

    /// <summary>What is set for a file, keys in lower case; of a key that is set several times the last one counts.</summary>
    /// <param name="path">The file.</param>
    public IEnumerable<(string Key, string Value)> For(string path)
    {
        var name = Path.GetFileName(path);
        return _entries.Where(entry => entry.Section is null || Fits(entry.Section, name)).Select(static entry => (entry.Key, entry.Value));
    }

    private static string TextOf(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path, Encoding.UTF8) : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "";
        }
    }

    private static bool Fits(string section, string name)
    {
        var open = section.IndexOf('{');
        var close = section.IndexOf('}');
        if (open < 0 || close < open)
            return section == "*" || string.Equals(section, name, StringComparison.OrdinalIgnoreCase)
                || (section.StartsWith("*.", StringComparison.Ordinal) && name.EndsWith(section.Substring(1), StringComparison.OrdinalIgnoreCase));
        return section.Substring(open + 1, close - open - 1).Split(',')
            .Any(choice => Fits(section.Substring(0, open) + choice.Trim() + section.Substring(close + 1), name));
    }

    private static bool IsTrue(string value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string? Section, string Key, string Value)> Parse(string text)
    {
        string? section = null;
        foreach (var one in text.Split('\n'))
        {
            var line = one.Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[' && line[line.Length - 1] == ']')
            {
                section = line.Substring(1, line.Length - 2);
                continue;
            }

            var equals = line.IndexOf('=');
            if (equals > 0) yield return (section, line.Substring(0, equals).Trim().ToLowerInvariant(), line.Substring(equals + 1).Trim());
        }
    }
}
