using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>What a policy lacks of one action.</summary>
/// <param name="Tier">How sure it is that it is needed.</param>
/// <param name="Resources">The resources on which nothing allows it, sorted; what another one of them holds is left out.</param>
/// <param name="Conditions">The conditions of its statement.</param>
/// <param name="Needed">All resources on which it is needed under these conditions, also those that are allowed.</param>
internal sealed record MissingGrant(string Action, Tier Tier, EquatableArray<string> Resources, EquatableArray<PolicyCondition> Conditions, ISet<string> Needed)
{
    /// <summary>Finds what is missing, each action once for its conditions.</summary>
    /// <param name="reviewed">The policy.</param>
    /// <returns>What is missing, sorted by action and conditions.</returns>
    public static IReadOnlyList<MissingGrant> Find(ReviewedPolicy reviewed, IReadOnlyCollection<Need> needs)
        => [.. needs
            .GroupBy(static need => (need.Action, need.GrantConditions))
            .Select(group => (group.Key, Needs: group.ToList(), Missing: group.Select(reviewed.MissingOf).OfType<Need>().ToList()))
            .Where(static action => action.Missing.Count > 0)
            .Select(static action => new MissingGrant(
                action.Key.Action,
                action.Missing.Min(static need => need.Tier),
                Grant.Sorted(action.Missing.SelectMany(static need => need.Resources).Select(static resource => resource.Text)),
                action.Key.GrantConditions,
                new HashSet<string>(action.Needs.SelectMany(static need => need.Resources).Select(static resource => resource.Text), StringComparer.Ordinal)))
            .OrderBy(static missing => missing.Action, StringComparer.Ordinal)
            .ThenBy(static missing => Grants.TextOf(missing.Conditions), StringComparer.Ordinal)];
}
