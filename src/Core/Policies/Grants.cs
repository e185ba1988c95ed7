using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>An action that a policy is to allow on some resources, its placeholders filled.</summary>
internal sealed record Grant(
    string Feature,
    Tier Tier,
    string Action,
    EquatableArray<string> Resources,
    EquatableArray<PolicyCondition> Conditions)
{
    public static Grant Of(Permission permission, PolicyOptions options)
        => new(
            permission.Feature,
            permission.Tier,
            permission.Action,
            Sorted(options.Needed(permission.Resources).Select(options.Fill)),
            permission.Conditions.Select(condition => FilledCondition.Of(condition, options)).OfType<PolicyCondition>().ToEquatableArray());

    /// <summary>Sorts patterns, and drops those that another one holds: the policy allows the same without them.</summary>
    public static EquatableArray<string> Sorted(IEnumerable<string> items)
    {
        var sorted = new SortedSet<string>(items, StringComparer.Ordinal);
        if (sorted.Count < 2) return sorted.ToEquatableArray();
        var patterns = sorted.Select(ArnPattern.Parse).ToArray();
        return patterns
            .Where(pattern => !Array.Exists(patterns, other => other.Text != pattern.Text && other.Covers(pattern)))
            .Select(static pattern => pattern.Text)
            .ToEquatableArray();
    }
}

/// <summary>Brings grants into their shortest exact form.</summary>
internal static class Grants
{
    // Operators for which a list of values means "one of them", so that two conditions can become one.
    private static readonly HashSet<string> OneOf = new(StringComparer.Ordinal)
    {
        "StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "IpAddress", "NumericEquals", "DateEquals",
    };

    public static IReadOnlyList<Grant> Simplify(IEnumerable<Grant> grants)
    {
        var united = UniteResources(UniteConditionValues(UniteResources(grants)));
        var required = united.Where(static grant => grant.Tier == Tier.Required).ToArray();
        return [.. united.Where(grant => !IsCovered(grant, united)).Select(grant => WithoutWhatIsRequired(grant, required)).OfType<Grant>()];
    }

    public static string TextOf(EquatableArray<PolicyCondition> conditions)
        => string.Join("\n", conditions.Select(static condition => $"{condition.Operator}\t{condition.Key}\t{string.Join("\t", condition.Values)}"));

    private static List<Grant> UniteResources(IEnumerable<Grant> grants)
        => [.. grants
            .GroupBy(static grant => (grant.Feature, grant.Tier, grant.Action, grant.Conditions))
            .Select(static group => group.First() with { Resources = Grant.Sorted(group.SelectMany(static grant => grant.Resources)) })];

    private static IEnumerable<Grant> UniteConditionValues(IEnumerable<Grant> grants)
        => grants
            .GroupBy(static grant => (
                grant.Feature,
                grant.Tier,
                grant.Action,
                grant.Resources,
                Key: grant.Conditions.Count == 1 && OneOf.Contains(grant.Conditions[0].Operator)
                    ? grant.Conditions[0].Operator + " " + grant.Conditions[0].Key
                    : TextOf(grant.Conditions)))
            .Select(static group => group.First() with { Conditions = UniteValues(group.Select(static grant => grant.Conditions).ToArray()) });

    private static EquatableArray<PolicyCondition> UniteValues(EquatableArray<PolicyCondition>[] conditions)
        => conditions.Length == 1
            ? conditions[0]
            : EquatableArray<PolicyCondition>.From([conditions[0][0] with
            {
                Values = new SortedSet<string>(conditions.SelectMany(static list => list[0].Values), StringComparer.Ordinal).ToEquatableArray(),
            }]);

    // A grant with a condition says nothing when the same feature has the same or more without one.
    private static bool IsCovered(Grant grant, IReadOnlyList<Grant> all)
        => grant.Conditions.Count > 0 && all.Any(other =>
            other.Conditions.Count == 0
            && other.Tier <= grant.Tier
            && SameAction(grant, other)
            && grant.Resources.All(resource => Holds(other.Resources, resource)));

    private static Grant? WithoutWhatIsRequired(Grant grant, IReadOnlyList<Grant> required)
    {
        if (grant.Tier == Tier.Required) return grant;
        var covering = required.Where(other => SameAction(grant, other) && other.Conditions.All(condition => grant.Conditions.Any(own => Implies(own, condition)))).ToArray();
        if (covering.Length == 0) return grant;
        var rest = grant.Resources.Where(resource => !covering.Any(other => Holds(other.Resources, resource))).ToArray();
        return rest.Length == 0 ? null : grant with { Resources = rest.ToEquatableArray() };
    }

    // What meets one condition meets the other: of values of which one is enough, it has no more.
    private static bool Implies(PolicyCondition own, PolicyCondition other)
        => own == other
            || (own.Operator == other.Operator && own.Key == other.Key && OneOf.Contains(own.Operator) && own.Values.All(value => other.Values.Contains(value, StringComparer.Ordinal)));

    private static bool SameAction(Grant left, Grant right) => left.Action == right.Action && left.Feature == right.Feature;

    private static bool Holds(EquatableArray<string> patterns, string resource)
        => patterns.Any(pattern => pattern == resource || ArnPattern.Parse(pattern).Covers(ArnPattern.Parse(resource)));
}
