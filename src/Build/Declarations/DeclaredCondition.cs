using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;

namespace IamAnalyzers.Build.Declarations;

/// <summary>Reads an <c>IamCondition</c> item: a condition that the project wants on the statements of all or some services.</summary>
internal static class DeclaredCondition
{
    private static readonly Dictionary<string, string> NoChoice = new(StringComparer.Ordinal)
    {
        ["Date"] = "it needs an Operator: DateLessThan for an end, DateGreaterThan for a start",
    };

    /// <summary>Reads an item.</summary>
    /// <param name="catalog">The catalogue, to know keys and services.</param>
    /// <param name="condition">The condition, when there is no problem.</param>
    /// <returns>What is wrong; <see langword="null"/> for nothing.</returns>
    public static Problem? TryRead(ConditionItem item, AwsCatalog catalog, out ProjectCondition? condition)
    {
        condition = null;
        if (ConditionKeys.Find(item.Key, catalog) is not { } key) return Bad(item, UnknownKey(item.Key, catalog));
        if (key.Presence == KeyPresence.Service) return Bad(item, "only requests that an AWS service makes on its own behalf carry the key, so no call of a program would be allowed");

        var values = ItemText.List(item.Value).Select(value => key.ValueType == "Bool" ? value.ToLowerInvariant() : value).ToArray();
        var chosen = item.Operator.Length > 0 ? item.Operator : ConditionCheck.DefaultOperator(key, values);
        if (chosen is null) return Bad(item, NoChoice.TryGetValue(key.ValueType, out var hint) && !key.IsMultivalued ? hint : $"a request can have several values of it, so it needs an Operator: ForAnyValue:{Plain(key)} or ForAllValues:{Plain(key)}");
        if (ConditionOperator.Parse(chosen) is not { } name) return Bad(item, UnknownOperator(chosen));
        if (ConditionCheck.FindProblem(key, name, values) is { } wrong) return Bad(item, wrong);

        var services = ItemText.List(item.Services);
        if (services.FirstOrDefault(service => catalog.FindPrefix(service) is null) is { } unknown) return Bad(item, ItemText.UnknownService(unknown, catalog));
        if (services.Length == 0 && OwnService(key) is { } own) services = [own];

        condition = new ProjectCondition(
            new PolicyCondition(name.Text, key.Name, ItemText.Sorted(values)),
            ItemText.Sorted(services.Select(static service => service.ToLowerInvariant())),
            item.Reason);
        return null;
    }

    /// <summary>Finds conditions of a project that cannot hold together, or that one Condition block cannot say.</summary>
    /// <returns>The problems, without repeats.</returns>
    public static IEnumerable<Problem> FindConflicts(IReadOnlyList<ProjectCondition> conditions)
    {
        var services = conditions.SelectMany(static condition => condition.Services).Append("any").Distinct(StringComparer.Ordinal);
        return services.SelectMany(service => FindConflicts(conditions, service + ":Action")).Distinct();
    }

    private static IEnumerable<Problem> FindConflicts(IReadOnlyList<ProjectCondition> conditions, string action)
    {
        EquatableArray<PolicyCondition> all = default;
        foreach (var condition in conditions.Where(condition => condition.IsFor(action)).Select(static condition => condition.Condition))
        {
            all = ConditionMerge.And(all, condition, out var outcome);
            if (outcome == MergeOutcome.Added) continue;
            var why = outcome == MergeOutcome.Contradiction ? "no request can meet both" : "a policy cannot express both";
            yield return new Problem(
                ProblemSeverity.Error,
                RuleIds.BadCondition,
                $"IamCondition '{condition.Key}': another item has {condition.Operator} for the same service, and {why}. Put alternative values into one item, separated by ';'.");
        }
    }

    // A key of one service stands only in requests to it.
    private static string? OwnService(ConditionKey key)
        => key.Presence == KeyPresence.Action && !key.Name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) ? key.Name.Substring(0, key.Name.IndexOf(':')) : null;

    private static string Plain(ConditionKey key) => key.ValueType switch
    {
        "ARN" => "ArnLike",
        "Bool" => "Bool",
        _ => "StringEquals",
    };

    private static string UnknownKey(string name, AwsCatalog catalog)
    {
        var nearest = NearestNames.Of(name, ConditionKeys.Candidates(name, catalog));
        return $"AWS's reference of {catalog.DataDate} does not list this condition key{ItemText.DidYouMean(nearest)}";
    }

    private static string UnknownOperator(string name)
        => $"the operator '{name}' does not exist{ItemText.DidYouMean(NearestNames.Of(name, ConditionOperator.Names))}";

    private static Problem Bad(ConditionItem item, string why) => new(ProblemSeverity.Error, RuleIds.BadCondition, $"IamCondition '{item.Key}': {why}.");
}

/// <summary>An <c>IamCondition</c> item as the project writes it.</summary>
/// <param name="Key">The condition key.</param>
/// <param name="Operator">The operator; empty for the usual one of the key's type.</param>
/// <param name="Value">The values, separated by <c>;</c>.</param>
/// <param name="Services">Action prefixes, separated by <c>;</c>; empty for all.</param>
/// <param name="Reason">Why, for the report.</param>
internal sealed record ConditionItem(string Key, string Operator, string Value, string Services, string Reason);
