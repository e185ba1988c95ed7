using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;

namespace IamAnalyzers.Core.Policies;

/// <summary>
/// From permissions to policies, without ever widening: actions share a statement only when their resources and conditions
/// are the same, so that each allowed pair of action and resource is one that was derived.
/// </summary>
public static class PolicyBuilder
{
    /// <summary>Builds the policy of each principal.</summary>
    /// <param name="permissions">The permissions; those of the deployment tier are left out unless the project says that they are needed.</param>
    /// <param name="options">Where the program runs.</param>
    /// <param name="catalog">The catalogue, for the names of resource types in Sids.</param>
    /// <returns>The policies, the default principal's first, then by name; none for a principal that needs nothing.</returns>
    public static IReadOnlyList<PrincipalPolicy> Build(IEnumerable<Permission> permissions, PolicyOptions options, AwsCatalog catalog)
        => [.. Emitted(permissions, options, catalog)
            .GroupBy(static permission => permission.Principal, StringComparer.Ordinal)
            .OrderBy(static principal => principal.Key, StringComparer.Ordinal)
            .Select(principal => Policy(principal.Key, principal, options, catalog))];

    /// <summary>The permissions that a policy holds.</summary>
    /// <param name="options">Where the program runs, and what the project encrypts.</param>
    /// <returns>All but those that are left to the deployment; permissions on keys are on the keys that the project declares.</returns>
    public static IEnumerable<Permission> Emitted(IEnumerable<Permission> permissions, PolicyOptions options, AwsCatalog catalog)
    {
        var encryption = new Encryption(options.Encrypted, catalog);
        return permissions
            .Select(encryption.Of)
            .Where(static outcome => outcome.Permission.Tier != Tier.Deployment || outcome.IsEmitted)
            .Select(static outcome => outcome.Permission);
    }

    private static PrincipalPolicy Policy(string principal, IEnumerable<Permission> permissions, PolicyOptions options, AwsCatalog catalog)
    {
        var conditions = new ProjectConditions(options.Conditions, catalog);
        var grants = permissions.Select(permission => Grant.Of(permission, options));

        // A statement is named after the conditions of its calls: those that a project has everywhere tell nothing apart.
        var statements = Grants.Simplify(grants)
            .GroupBy(grant => (grant.Feature, grant.Tier, grant.Resources, grant.Conditions, All: conditions.On(grant.Action, grant.Tier, grant.Conditions)))
            .Select(static group => (group.Key, Actions: Sorted(group.Select(static grant => grant.Action))))
            .OrderBy(static statement => statement.Key.Tier)
            .ThenBy(static statement => statement.Key.Feature, StringComparer.Ordinal)
            .ThenBy(static statement => statement.Actions[0], StringComparer.Ordinal)
            .ThenBy(static statement => string.Join(" ", statement.Key.Resources), StringComparer.Ordinal)
            .ThenBy(static statement => Grants.TextOf(statement.Key.Conditions), StringComparer.Ordinal)
            .ThenBy(static statement => Grants.TextOf(statement.Key.All), StringComparer.Ordinal);

        // The statements of a template have the names of those that the policy has, in which inputs are open.
        var known = options with { IsForTemplate = false };
        var sids = new SidNames(catalog);
        var document = new PolicyDocument(statements
            .Select(statement => new PolicyStatement(
                sids.Name(statement.Key.Feature, statement.Key.Tier, statement.Actions, Grant.Sorted(statement.Key.Resources.Select(known.Fill)), statement.Key.Conditions),
                statement.Key.Tier,
                statement.Actions,
                statement.Key.Resources,
                statement.Key.All))
            .ToEquatableArray());
        return new PrincipalPolicy(principal, document) { Notes = conditions.Notes };
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> items)
        => new SortedSet<string>(items, StringComparer.Ordinal).ToEquatableArray();
}
