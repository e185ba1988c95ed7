using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// Passing any role to any service, and creating service-linked roles of any service. The ids are those of IAM Access Analyzer; a
/// condition on the service, which its page recommends, is enough.
/// </summary>
internal static class DelegationCheck
{
    private static readonly Delegation[] Delegations =
    [
        new(
            "iam:PassRole",
            "iam:PassedToService",
            "this allows passing any role to any service",
            OnEveryRole: new(CheckTable.PassRoleWithStarInResource, CheckTable.PassRoleWithStarInActionAndResource, CheckTable.PassRoleWithStarInResourceAndNotAction),
            OnEveryRoleButSome: new(CheckTable.PassRoleWithNotResource, CheckTable.PassRoleWithStarInActionAndNotResource, CheckTable.PassRoleWithNotActionAndNotResource)),
        new(
            "iam:CreateServiceLinkedRole",
            "iam:AWSServiceName",
            "this allows creating service-linked roles of any service",
            OnEveryRole: new(CheckTable.CreateSlrWithStarInResource, CheckTable.CreateSlrWithStarInActionAndResource, CheckTable.CreateSlrWithStarInResourceAndNotAction),
            OnEveryRoleButSome: new(CheckTable.CreateSlrWithNotResource, CheckTable.CreateSlrWithStarInActionAndNotResource, CheckTable.CreateSlrWithNotActionAndNotResource)),
    ];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => context.Kind is not (PolicyKind.Identity or PolicyKind.Session) ? [] : policy.Statements.Where(static statement => statement.Allows)
            .SelectMany(static statement => Delegations.SelectMany(delegation => Check(statement, delegation)));

    /// <summary>Whether an action hands rights to a service.</summary>
    /// <param name="action">The action in the reference's spelling.</param>
    public static bool Delegates(string action) => Array.Exists(Delegations, delegation => delegation.Action == action);

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, Delegation delegation)
    {
        if (HasKey(statement, delegation.Key) || StatementElements.HasHiddenConditions(statement) || Checks(statement, delegation) is not { } checks) yield break;
        var hint = delegation.What + "; name the roles in 'Resource', or the service in a condition on " + delegation.Key;
        if (statement.NotAction is { } not)
        {
            if (!not.Values.Any(value => Names(value, delegation.Action))) yield return checks.ThroughNotAction.At(not.NameRange, hint);
            yield break;
        }

        foreach (var value in StatementElements.Values(statement.Action))
        {
            // All of IAM, or of AWS, has a finding of its own, which says more.
            if (ActionPattern.Parse(value.Text) is not { IsWholeService: false } pattern || !pattern.Matches(delegation.Action)) continue;
            yield return (pattern.HasWildcard ? checks.ThroughWildcard : checks.ByName).At(value, hint);
        }
    }

    private static ActionChecks? Checks(PolicyTextStatement statement, Delegation delegation)
        => statement.NotResource is not null ? delegation.OnEveryRoleButSome
            : StatementElements.Values(statement.Resource).Any(static value => IsEveryRole(value.Text)) ? delegation.OnEveryRole
            : null;

    private static bool IsEveryRole(string resource)
        => ResourceText.IsEverything(resource) || (PolicyArn.Parse(resource) is { Service: "iam" or "*" } arn && arn.Resource is "*" or "role/*" or "role*");

    // A condition that also holds for a request without the key names no service.
    private static bool HasKey(PolicyTextStatement statement, string key)
        => statement.Conditions.Any(condition => StatementElements.IsKey(condition, key) && !StatementElements.HoldsWithoutKey(condition) && ConditionLimits.Limits(condition));

    private static bool Names(PolicyTextValue value, string action) => ActionPattern.Parse(value.Text)?.Matches(action) == true;

    /// <summary>An action that hands rights to a service, the condition key that limits it to one, and the checks of it.</summary>
    private sealed record Delegation(string Action, string Key, string What, ActionChecks OnEveryRole, ActionChecks OnEveryRoleButSome);

    /// <summary>The checks of an action, by how a statement names it.</summary>
    private sealed record ActionChecks(PolicyCheck ByName, PolicyCheck ThroughWildcard, PolicyCheck ThroughNotAction);
}
