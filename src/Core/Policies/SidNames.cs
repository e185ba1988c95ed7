using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>
/// Names statements after their tier, feature and resources, not after their place or their actions, so that a new action or
/// statement leaves the other names alone. Letters and digits only; a name that is taken gets a number.
/// </summary>
internal sealed class SidNames(AwsCatalog catalog)
{
    private const int MostTypesInName = 3;

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

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
        var names = new SortedSet<string>(resources.Select(resource => ResourceName(actions, resource)), StringComparer.Ordinal).ToArray();
        var service = Words(ResourcePatterns.ServiceOf(resources[0]));
        var shown = string.Concat(names.Take(MostTypesInName).Select(Words));
        var more = names.Length - MostTypesInName;
        return service + (more > 0 ? $"{shown}And{more.ToString(CultureInfo.InvariantCulture)}More" : shown);
    }

    // The resource type whose pattern this is, else the resource's own words.
    private string ResourceName(EquatableArray<string> actions, string resource)
    {
        var prefix = actions[0].Substring(0, Math.Max(0, actions[0].IndexOf(':')));
        var shape = AfterAccount(resource);
        var type = catalog.FindPrefix(prefix)?.ResourceTypes
            .FirstOrDefault(candidate => AfterAccount(ResourcePatterns.Of(candidate.Arn, isCreated: false)) == shape);
        if (type is not null) return type.Name;
        return shape == "*" ? "AnyType" : shape;
    }

    private static string AfterAccount(string arn)
    {
        var fields = arn.Split([':'], 6);
        return fields.Length == 6 ? fields[5] : arn;
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
