using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Page;

/// <summary>The actions of a part: those of its policy, and those that only its reviewed policy has.</summary>
/// <param name="comparisons">The comparisons with its reviewed policies.</param>
/// <param name="needs">What the policy is made from.</param>
/// <param name="places">Where the calls stand.</param>
internal sealed class PageActions(IReadOnlyList<PolicyComparison> comparisons, IReadOnlyList<ProgramNeed> needs, ICallPlaces places, AwsCatalog catalog)
{
    private static readonly ReviewedSet Unreviewed = new("", "", "", [], []);

    // Of several environments the worst counts.
    private readonly GrantedActions[] _held = [.. comparisons.Select(static comparison => comparison.Set).DefaultIfEmpty(Unreviewed).Select(set => new GrantedActions(set, needs, catalog))];

    /// <summary>Lists them, in no order.</summary>
    /// <param name="explanation">The explanation of the policy.</param>
    public IEnumerable<PageAction> Of(Explanation explanation)
    {
        var grants = explanation.Pairs.ToLookup(static pair => pair.Action, StringComparer.OrdinalIgnoreCase);
        var changes = comparisons
            .SelectMany(static comparison => comparison.Differences.Select(difference => (comparison.Set, Difference: difference)))
            .ToLookup(static change => change.Difference.Action, StringComparer.OrdinalIgnoreCase);
        return grants.Select(static action => action.Key).Concat(changes.Select(static action => action.Key))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => ActionOf(name, [.. GrantsOf(grants[name])], [.. changes[name]]));
    }

    private PageAction ActionOf(string name, IReadOnlyList<PageGrant> grants, IReadOnlyList<(ReviewedSet Set, PolicyDifference Difference)> changes)
    {
        string[] resources = [.. grants.SelectMany(static grant => grant.Resources).Distinct(StringComparer.Ordinal)];
        var risk = _held.Select(held => held.RiskOf(name, resources))
            .Concat(changes.Select(static change => change.Difference.Risk))
            .OrderByDescending(static one => one.Class)
            .ThenBy(static one => one.Way, StringComparer.Ordinal)
            .First();
        return new(name, _held[0].AccessOf(name), risk, grants.ToEquatableArray(), changes.Select(change => ChangeOf(change.Set, change.Difference)).ToEquatableArray());
    }

    // Resources that the same calls need for the same reasons stand together, as in the explanation.
    private IEnumerable<PageGrant> GrantsOf(IEnumerable<ExplainedPair> pairs)
        => pairs
            .GroupBy(static pair => (pair.Statement, pair.WrittenAs, Calls: pair.Needs.Select(CallOf).ToEquatableArray()))
            .Select(group => new PageGrant(
                group.Select(static pair => pair.Resource).ToEquatableArray(),
                group.Any(pair => _held[0].IsUnlimited(pair.Action, pair.Resource)),
                group.First().Tier,
                group.Key.Statement,
                group.Key.WrittenAs == group.First().Action ? "" : group.Key.WrittenAs,
                group.First().Conditions.ToEquatableArray(),
                group.Key.Calls));

    private static PageCall CallOf(ExplainedNeed need)
        => new(need.Member, need.Source == NeedsSource.Project ? "" : need.Source, need.Reason, need.Inputs.ToEquatableArray(), need.Places.ToEquatableArray());

    private PageChange ChangeOf(ReviewedSet set, PolicyDifference difference)
        => new(
            comparisons.Count == 1 ? "" : set.Name,
            difference.Kind,
            difference.Resources.ToEquatableArray(),
            difference.Note,
            difference.Needs
                .GroupBy(static need => (need.Permission.Member, need.Source))
                .OrderBy(static need => need.Key.Source, StringComparer.Ordinal)
                .ThenBy(static need => need.Key.Member, StringComparer.Ordinal)
                .Select(need => new PageCall(
                    need.Key.Member,
                    need.Key.Source == NeedsSource.Project ? "" : need.Key.Source,
                    "",
                    default,
                    PlaceOrder.Unite(need.Select(one => places.Of(one.Source, one.Permission))).ToEquatableArray()))
                .ToEquatableArray());
}
