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
/// <param name="catalog">The catalogue.</param>
/// <param name="taken">Names that are taken already.</param>
internal sealed class SidNames(AwsCatalog catalog, IEnumerable<string>? taken = null)
{
    private const int MostTypesInName = 3;
    private const int MostLettersOfName = 40;

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
        var names = resources
            .Select(resource => ResourceName(actions, resource))
            .GroupBy(static name => name.Type, StringComparer.Ordinal)
            .Select(static type => type.Key + (type.Count() == 1 ? type.First().Name : ""))
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToArray();
        var service = Words(ResourcePatterns.ServiceOf(resources[0]));
        var shown = string.Concat(names.Take(MostTypesInName).Select(Words));
        var more = names.Length - MostTypesInName;
        return service + (more > 0 ? $"{shown}And{more.ToString(CultureInfo.InvariantCulture)}More" : shown);
    }

    // The resource type and, where the policy names the resource, its name.
    private (string Type, string Name) ResourceName(EquatableArray<string> actions, string resource)
    {
        var prefix = actions[0].Substring(0, Math.Max(0, actions[0].IndexOf(':')));
        var shape = AfterAccount(resource);
        var types = catalog.FindPrefix(prefix)?.ResourceTypes ?? [];
        var same = types.FirstOrDefault(type => AfterAccount(ResourcePatterns.Of(type.Arn, isCreated: false)) == shape);
        if (same is not null) return (Words(same.Name), "");
        if (shape == "*/*") return ("AnyType", "");
        var holding = types
            .Select(static type => (type.Name, Shape: AfterAccount(ResourcePatterns.Of(type.Arn, isCreated: false))))
            .Where(type => IamPattern.Parse(type.Shape).Covers(IamPattern.Parse(shape)))
            .OrderByDescending(static type => type.Shape.Length)
            .ThenBy(static type => type.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (holding.Name is null) return (Shortened(Words(shape)), "");
        var start = holding.Shape.IndexOf('*');
        return (Words(holding.Name), Shortened(Words(shape.Substring(start))));
    }

    private static string Shortened(string words) => words.Length > MostLettersOfName ? words.Substring(0, MostLettersOfName) : words;

    private static string AfterAccount(string arn)
    {
        var fields = ArnFields.Split(arn);
        return fields.Length == ArnFields.Count ? fields[5] : arn;
    }

    private static string AfterColon(string key) => key.Substring(key.IndexOf(':') + 1);

    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                isStart = true;
                continue;
            }

            words.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }

        return words.ToString();
    }
}
