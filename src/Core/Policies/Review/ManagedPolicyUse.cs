using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Managed;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What a managed policy gives a program, and what beyond that: AWS writes these policies for everybody.</summary>
/// <param name="Covered">The needed actions that it allows, for every value or for some; sorted.</param>
/// <param name="NotCovered">The needed actions that it does not allow; sorted.</param>
/// <param name="UnusedServices">The services, by action prefix, that it allows something of and the program needs nothing of; sorted. Access Advisor would show them as never used.</param>
/// <param name="UnusedActions">The actions that it allows in excess, of services that the program needs; sorted, by the catalogue's date.</param>
/// <param name="IsUnlimited">Whether it allows actions of every service, so that the excess is not listed.</param>
public sealed record ManagedPolicyUse(
    ManagedPolicy Policy,
    IReadOnlyList<string> Covered,
    IReadOnlyList<string> NotCovered,
    IReadOnlyList<string> UnusedServices,
    IReadOnlyList<string> UnusedActions,
    bool IsUnlimited)
{
    /// <summary>Compares a policy with what a program needs.</summary>
    /// <param name="needs">What is needed, of the tiers that count.</param>
    /// <returns>The comparison.</returns>
    public static ManagedPolicyUse Of(ManagedPolicy policy, IReadOnlyList<Need> needs, AwsCatalog catalog)
    {
        var reviewed = new ReviewedPolicy([policy.Text]);
        var covered = needs.ToLookup(need => reviewed.Decide(need).Verdict is ReviewVerdict.Covered or ReviewVerdict.Uncertain, static need => need.Action);
        var allowing = policy.Text.Statements.Where(static statement => statement.Allows).ToList();
        var patterns = allowing.SelectMany(static statement => StatementElements.Values(statement.Action)).Select(static value => ActionPattern.Parse(value.Text)).OfType<ActionPattern>().ToList();
        var needed = new HashSet<string>(needs.Select(static need => need.Action), StringComparer.Ordinal);
        var services = new HashSet<string>(needed.Select(PrefixOf), StringComparer.Ordinal);
        var excess = patterns.SelectMany(pattern => pattern.Expand(catalog)).Select(static action => action.Name).Where(action => !needed.Contains(action)).Distinct().ToList();
        return new(
            policy,
            Sorted(covered[true].Except(covered[false])),
            Sorted(covered[false]),
            Sorted(excess.Select(PrefixOf).Where(prefix => !services.Contains(prefix))),
            Sorted(excess.Where(action => services.Contains(PrefixOf(action)))),
            allowing.Exists(static statement => statement.NotAction is not null) || patterns.Exists(static pattern => pattern.SpansServices));
    }

    private static string PrefixOf(string action) => action.Substring(0, action.IndexOf(':'));

    private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) => [.. new SortedSet<string>(texts, StringComparer.Ordinal)];
}
