using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>
/// Names statements after their tier, feature and resources, not after their place or their actions, so that a new action or
/// statement leaves the other names alone. Letters and digits only; a name that is taken gets a number.
/// </summary>
/// <param name="taken">Names that are taken already.</param>
internal sealed class SidNames(AwsCatalog catalog, IEnumerable<string>? taken = null)
{
    private const int MostWords = 3;
    private const string ManyTypes = "Resources";
    private const int MostLetters = 40;

    private readonly HashSet<string> _taken = new(taken ?? [], StringComparer.Ordinal);

    public string Name(
        string feature,
        Tier tier,
        EquatableArray<string> actions,
        EquatableArray<string> resources,
        EquatableArray<PolicyCondition> conditions)
    {
        var name = (tier == Tier.Required ? "" : tier.ToString()) + Words(feature) + Subject(actions, resources)
            + string.Concat(conditions.Select(static condition => "By" + Words(AfterColon(condition.Key))));
        var unique = name;
        for (var number = 2; !_taken.Add(unique); number++) unique = name + "N" + number.ToString(CultureInfo.InvariantCulture);
        return unique;
    }

    private string Subject(EquatableArray<string> actions, EquatableArray<string> resources)
    {
        if (resources.Count == 1 && resources[0] == "*") return "AnyResource";
        var types = resources
            .Select(resource => ResourceName(actions, resource))
            .GroupBy(static name => name.Type, StringComparer.Ordinal)
            .Select(static type => (Words: Split(type.Key), Name: type.Count() == 1 ? Split(type.First().Name) : []))
            .OrderBy(static type => string.Concat(type.Words), StringComparer.Ordinal)
            .ToArray();
        return Words(ResourcePatterns.ServiceOf(resources[0])) + string.Concat(Shown(types));
    }

    // The types with their names, else the types alone; a person reads no more than a few words.
    private static IEnumerable<string> Shown((string[] Words, string[] Name)[] types)
    {
        if (types.Length == 1) return types[0].Words.Concat(types[0].Name).Take(MostWords);
        var all = types.SelectMany(static type => type.Words.Concat(type.Name)).ToArray();
        if (all.Length <= MostWords) return all;
        var alone = types.SelectMany(static type => type.Words).ToArray();
        return alone.Length <= MostWords ? alone : [ManyTypes];
    }

    // The resource type and, where the policy names the resource, its name.
    private (string Type, string Name) ResourceName(EquatableArray<string> actions, string resource)
    {
        var prefix = actions[0].Substring(0, Math.Max(0, actions[0].IndexOf(':')));
        var shape = AfterAccount(resource);
        var types = catalog.FindPrefix(prefix)?.ResourceTypes ?? [];
        var same = types.FirstOrDefault(type => AfterAccount(ResourcePatterns.Of(type.Arn, isCreated: false)) == shape);
        if (same is not null) return (same.Name, "");
        if (shape == "*/*") return ("AnyType", "");
        var holding = types
            .Select(static type => (type.Name, Shape: AfterAccount(ResourcePatterns.Of(type.Arn, isCreated: false))))
            .Where(type => IamPattern.Parse(type.Shape).Covers(IamPattern.Parse(shape)))
            .OrderByDescending(static type => type.Shape.Length)
            .ThenBy(static type => type.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (holding.Name is null) return (shape, "");
        var start = holding.Shape.IndexOf('*');
        return (holding.Name, shape.Substring(start));
    }

    private static string AfterAccount(string arn)
    {
        var fields = ArnFields.Split(arn);
        return fields.Length == ArnFields.Count ? fields[5] : arn;
    }

    private static string AfterColon(string key) => key.Substring(key.IndexOf(':') + 1);

    private static string Words(string text) => string.Concat(Split(text));

    // A word is a run of letters and digits, with a capital first letter; a long one is cut.
    private static string[] Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text + " ")
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                if (word.Length < MostLetters) word.Append(word.Length == 0 ? char.ToUpperInvariant(c) : c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words];
    }
}
