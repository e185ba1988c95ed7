using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>The actions of trust policies: those that assume a role, each by the principals that it is for.</summary>
internal static class TrustActionCheck
{
    private const string AssumeRole = "sts:AssumeRole";
    private const string WithSaml = "sts:AssumeRoleWithSAML";
    private const string WithWebIdentity = "sts:AssumeRoleWithWebIdentity";
    private const string RolesAnywhere = "rolesanywhere.amazonaws.com";

    private static readonly string[] Assuming = [AssumeRole, WithSaml, WithWebIdentity];
    private static readonly string[] Taken = [.. Assuming, "sts:SetContext", "sts:SetSourceIdentity", "sts:TagSession"];

    // https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
    private static readonly string[] AnywhereActions = [AssumeRole, "sts:SetSourceIdentity", "sts:TagSession"];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => context.Kind == PolicyKind.Trust ? policy.Statements.SelectMany(Check).Concat(Anywhere(policy)) : [];

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement)
    {
        foreach (var value in StatementElements.Actions(statement))
        {
            if (ActionPattern.Parse(value.Text) is not { } action) continue;
            if (!Array.Exists(Taken, action.Matches))
            {
                yield return CheckTable.UnsupportedActionInPolicy.At(
                    value,
                    "a trust policy only controls who may assume its role; use one of " + string.Join(", ", Taken) + ", and move other actions to a policy of the role");
            }
        }

        if (statement.Allows && statement.Action is { } actions && statement.Principal is not null) foreach (var finding in Mismatched(statement, actions)) yield return finding;
    }

    private static IEnumerable<PolicyFinding> Mismatched(PolicyTextStatement statement, PolicyElement actions)
    {
        var named = actions.Values.Select(static value => (Value: value, Pattern: ActionPattern.Parse(value.Text))).ToList();
        if (statement.Principals.Count == 0 || named.Any(static one => one.Pattern is not { HasWildcard: false })) yield break;
        var assuming = named.Where(static one => Assuming.Any(one.Pattern!.Matches)).ToList();
        foreach (var (value, pattern) in assuming)
        {
            if (!statement.Principals.Any(principal => ActionsOf(principal).Any(pattern!.Matches))) yield return Mismatch(value, ActionsOf(statement.Principals[0]));
        }

        // Of a mix each principal needs an action of its own.
        foreach (var principal in statement.Principals)
        {
            var own = ActionsOf(principal);
            if (assuming.Count == 0 || assuming.Exists(one => own.Any(one.Pattern!.Matches))) continue;
            if (assuming.Exists(one => statement.Principals.Any(other => ActionsOf(other).Any(one.Pattern!.Matches)))) yield return Mismatch(principal.Value, own);
        }
    }

    private static PolicyFinding Mismatch(PolicyTextValue at, string[] right)
        => CheckTable.MismatchedActionForPrincipal.At(at, "this principal cannot assume a role with this action; use " + string.Join(" or ", right));

    private static string[] ActionsOf(PolicyPrincipal principal)
        => principal.IsEveryone ? Assuming
            : FederatedPrincipalCheck.IsSaml(principal) ? [WithSaml]
            : FederatedPrincipalCheck.Issuer(principal) is not null ? [WithWebIdentity]
            : principal.Kind == PolicyPrincipalKind.Federated ? [WithSaml, WithWebIdentity]
            : [AssumeRole];

    private static IEnumerable<PolicyFinding> Anywhere(PolicyText policy)
    {
        var statements = policy.Statements.Where(static statement => statement.Allows && statement.Principals.Any(IsAnywhere)).ToList();
        if (statements.Count == 0) yield break;
        var patterns = statements.SelectMany(static statement => StatementElements.Values(statement.Action)).Select(static value => ActionPattern.Parse(value.Text)).ToList();
        var missing = AnywhereActions.Where(action => !patterns.Exists(pattern => pattern is null || pattern.Matches(action))).ToList();
        if (missing.Count == 0) yield break;
        yield return CheckTable.MissingActionForRolesAnywhereTrustPolicy.At(
            statements[0].Principals.First(IsAnywhere).Value.Range,
            "IAM Roles Anywhere needs " + string.Join(", ", AnywhereActions) + "; add " + string.Join(" and ", missing));
    }

    private static bool IsAnywhere(PolicyPrincipal principal) => principal is { Kind: PolicyPrincipalKind.Service, Value.Text: RolesAnywhere };
}
