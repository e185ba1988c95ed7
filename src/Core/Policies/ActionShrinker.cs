using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies;

/// <summary>
/// Replaces actions of a statement by patterns that stand for no other action of the catalogue: <c>ec2:Describe*Attribute</c> when
/// the statement needs all actions of that form. What AWS adds later the pattern allows too, so it is exact on the data's date only.
/// </summary>
public sealed class ActionShrinker(AwsCatalog catalog)
{
    // An action in a list has two quotes and a comma around it.
    private const int AroundAction = 3;

    private readonly Dictionary<string, string[]> _names = new(StringComparer.Ordinal);

    /// <summary>Shrinks each statement of a policy for itself.</summary>
    /// <param name="document">The policy.</param>
    /// <returns>The policy with patterns; <see cref="PolicyStatement.StandsFor"/> of a statement with patterns holds its actions.</returns>
    public PolicyDocument Shrink(PolicyDocument document) => new(document.Statements.Select(Shrink).ToEquatableArray());

    private PolicyStatement Shrink(PolicyStatement statement)
    {
        var written = statement.Actions
            .GroupBy(static action => action.Substring(0, action.IndexOf(':')), StringComparer.Ordinal)
            .SelectMany(service => Shrink(service.Key, service))
            .OrderBy(static action => action, StringComparer.Ordinal)
            .ToEquatableArray();
        return written == statement.Actions ? statement : statement with { Actions = written, StandsFor = statement.Actions };
    }

    // Each turn takes the pattern that saves most; of equal ones the first by name.
    private List<string> Shrink(string prefix, IEnumerable<string> actions)
    {
        var needed = new HashSet<string>(actions.Select(static action => action.Substring(action.IndexOf(':') + 1)), StringComparer.Ordinal);
        var left = new SortedSet<string>(needed, StringComparer.Ordinal);
        var written = new List<string>();
        var patterns = Patterns(needed)
            .Select(pattern => (pattern.Text, Matches: Matching(prefix, pattern)))
            .Where(pattern => Array.TrueForAll(pattern.Matches, needed.Contains))
            .ToArray();
        while (true)
        {
            var best = patterns
                .Select(pattern => (pattern.Text, pattern.Matches, Saved: pattern.Matches.Where(left.Contains).Sum(name => Size(prefix, name)) - Size(prefix, pattern.Text)))
                .Where(static pattern => pattern.Saved > 0)
                .OrderByDescending(static pattern => pattern.Saved)
                .ThenBy(static pattern => pattern.Text, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best.Text is null) break;
            written.Add(best.Text);
            left.ExceptWith(best.Matches);
        }

        return [.. written.Concat(left).Select(name => prefix + ":" + name)];
    }

    // Each run of whole words of each name replaced by a wildcard.
    private static HashSet<Pattern> Patterns(IEnumerable<string> names)
    {
        var patterns = new HashSet<Pattern>();
        foreach (var name in names)
        {
            var starts = WordStarts(name);
            for (var from = 0; from < starts.Count - 1; from++)
            {
                for (var to = from + 1; to < starts.Count; to++) patterns.Add(new Pattern(name.Substring(0, starts[from]), name.Substring(starts[to])));
            }
        }

        return patterns;
    }

    // Where words begin, and the end: a capital after a small letter or digit, or before a small letter (GetSAMLProvider: Get SAML Provider).
    private static List<int> WordStarts(string name)
    {
        var starts = new List<int> { 0 };
        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) starts.Add(i);
        }

        starts.Add(name.Length);
        return starts;
    }

    private string[] Matching(string prefix, Pattern pattern)
    {
        if (!_names.TryGetValue(prefix, out var names))
        {
            names = catalog.FindPrefix(prefix)?.Actions.Select(static action => action.Name.Substring(action.Name.IndexOf(':') + 1)).ToArray() ?? [];
            _names.Add(prefix, names);
        }

        return Array.FindAll(names, pattern.Matches);
    }

    // Text with a wildcard between start and end. IAM compares the names of actions without case.
    private sealed record Pattern(string Start, string End)
    {
        public string Text => Start + "*" + End;

        public bool Matches(string name)
            => name.Length >= Start.Length + End.Length
                && name.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
                && name.EndsWith(End, StringComparison.OrdinalIgnoreCase);
    }

    private static int Size(string prefix, string name) => prefix.Length + 1 + name.Length + AroundAction;
}
