using IamAnalyzers.Core.Credentials;

namespace IamAnalyzers.Build.Credentials;

/// <summary>
/// What <c>.editorconfig</c> and <c>.globalconfig</c> files say of credentials, for the files that the compiler does not see. Reads
/// global files and sections of file names: <c>[*]</c>, <c>[*.txt]</c>, <c>[*.{txt,md}]</c>, <c>[notes.txt]</c>.
/// </summary>
internal sealed class CredentialOptions
{
    private const string RuleSeverity = "dotnet_diagnostic.iam0005.severity";

    /// <summary>The global files' first: sections of file names go before them.</summary>
    private readonly List<(string? Section, string Key, string Value)> _entries = [];

    private CredentialOptions()
    {
    }

    /// <summary>Reads files; one that cannot be read says nothing.</summary>
    /// <param name="paths">The paths, as the compiler gets them.</param>
    public static CredentialOptions Read(IEnumerable<string> paths)
    {
        var options = new CredentialOptions();
        var global = new List<(string?, string, string)>();
        foreach (var path in paths)
        {
            if (CredentialFiles.ReadText(path) is not { } text) continue;
            var entries = Parse(text).ToList();
            var isGlobal = Path.GetFileName(path) == ".globalconfig" || entries.Any(static entry => entry is { Section: null, Key: "is_global" } && IsTrue(entry.Value));
            if (isGlobal) global.AddRange(entries.Where(static entry => entry.Section is null));
            else options._entries.AddRange(entries.Where(static entry => entry.Section is not null));
        }

        options._entries.InsertRange(0, global);
        return options;
    }

    /// <summary>Whether a value in a file is on the allow list.</summary>
    public bool Allows(string value, string path)
        => For(path).Any(entry => entry.Key == CredentialAllowList.Option && CredentialAllowList.Parse(entry.Value).Allows(value));

    /// <summary>The severity that is set for findings in a file; null when none is.</summary>
    public string? SeverityIn(string path)
        => For(path).Where(static entry => entry.Key is SettingsFiles.SeverityOption or RuleSeverity).Select(static entry => entry.Value.ToLowerInvariant()).LastOrDefault();

    private IEnumerable<(string? Section, string Key, string Value)> For(string path)
    {
        var name = Path.GetFileName(path);
        return _entries.Where(entry => entry.Section is null || Fits(entry.Section, name));
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
