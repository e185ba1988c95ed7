using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>
/// From permissions to policies, without ever widening: actions share a statement only when their resources and conditions
/// are the same, so that each allowed pair of action and resource is one that was derived.
/// </summary>
public static class PolicyBuilder
{
    /// <summary>Builds the policy of each principal.</summary>
    /// <param name="permissions">The permissions; those of the deployment tier are left out.</param>
    /// <param name="options">Where the program runs.</param>
    /// <param name="catalog">The catalogue, for the names of resource types in Sids.</param>
    /// <returns>The policies, the default principal's first, then by name; none for a principal that needs nothing.</returns>
    public static IReadOnlyList<PrincipalPolicy> Build(IEnumerable<Permission> permissions, PolicyOptions options, AwsCatalog catalog)
        => [.. permissions
            .Where(static permission => permission.Tier != Tier.Deployment)
            .GroupBy(static permission => permission.Principal, StringComparer.Ordinal)
            .OrderBy(static principal => principal.Key, StringComparer.Ordinal)
            .Select(principal => new PrincipalPolicy(principal.Key, Document(principal, options, catalog)))];

    private static PolicyDocument Document(IEnumerable<Permission> permissions, PolicyOptions options, AwsCatalog catalog)
    {
        var grants = permissions.Select(permission => Grant.Of(permission, options));
        var statements = Grants.Simplify(grants)
            .GroupBy(static grant => (grant.Feature, grant.Tier, grant.Resources, grant.Conditions))
            .Select(static group => (group.Key, Actions: Sorted(group.Select(static grant => grant.Action))))
            .OrderBy(static statement => statement.Key.Tier)
            .ThenBy(static statement => statement.Key.Feature, StringComparer.Ordinal)
            .ThenBy(static statement => statement.Actions[0], StringComparer.Ordinal)
            .ThenBy(static statement => string.Join(" ", statement.Key.Resources), StringComparer.Ordinal)
            .ThenBy(static statement => Grants.TextOf(statement.Key.Conditions), StringComparer.Ordinal);

        // The statements of a template have the names of those that the policy has, in which inputs are open.
        var known = options with { IsForTemplate = false };
        var sids = new SidNames(catalog);
        return new PolicyDocument(statements
            .Select(statement => new PolicyStatement(
                sids.Name(statement.Key.Feature, statement.Key.Tier, statement.Actions, Grant.Sorted(statement.Key.Resources.Select(known.Fill)), statement.Key.Conditions),
                statement.Key.Tier,
                statement.Actions,
                statement.Key.Resources,
                statement.Key.Conditions))
            .ToEquatableArray());
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> items)
        => new SortedSet<string>(items, StringComparer.Ordinal).ToEquatableArray();
}
