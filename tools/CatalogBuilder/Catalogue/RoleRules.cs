namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>What is known of a request member that names a role: the receiving service's principals, or why no role is passed.</summary>
internal sealed record RoleRule(string Service, string Operation, string Member, IReadOnlyList<string> Principals, string Reason);

/// <summary>The table <c>roles.txt</c>.</summary>
internal sealed class RoleRules
{
    private const string Unknown = "unknown";
    private readonly List<RoleRule> _rules = [];

    public static RoleRules Read(string path)
    {
        var rules = new RoleRules();
        foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ');
            if (words.Length < 4) throw new FormatException("Not a rule for a role: " + line);
            var isNone = words[3] == "none";
            rules._rules.Add(new RoleRule(words[0], words[1], words[2], isNone ? [] : words[3..], isNone ? words[4] : ""));
        }

        return rules;
    }

    /// <summary>Finds the first rule that fits; <see langword="null"/> for none.</summary>
    public RoleRule? Find(string service, string operation, string member)
        => Match(service, operation, member) is { Principals: not [Unknown] } rule ? rule : null;

    private RoleRule? Match(string service, string operation, string member)
        => _rules.Find(rule => Fits(rule.Service, service)
            && Fits(rule.Operation, operation)
            && (Fits(rule.Member, member) || rule.Member == member[(member.LastIndexOf('.') + 1)..]));

    private static bool Fits(string pattern, string text)
        => pattern == "*"
            || pattern == text
            || (pattern.EndsWith('*') && text.StartsWith(pattern[..^1], StringComparison.Ordinal))
            || (pattern.StartsWith('*') && text.EndsWith(pattern[1..], StringComparison.Ordinal));
}
