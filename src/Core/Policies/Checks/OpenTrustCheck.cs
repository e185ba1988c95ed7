using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Roles that everyone, or everyone of an account, may assume; and sessions that their role holds already.</summary>
internal static class OpenTrustCheck
{
    private const string AssumedRole = "assumed-role/";

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => context.Kind == PolicyKind.Trust
            ? policy.Statements.Where(static statement => statement.Principal is not null).SelectMany(static statement => statement.Allows ? Open(statement).Concat(Redundant(statement)) : Redundant(statement))
            : [];

    private static IEnumerable<PolicyFinding> Open(PolicyTextStatement statement)
    {
        if (StatementElements.HasHiddenConditions(statement)) yield break;
        foreach (var principal in statement.Principals)
        {
            if (principal.IsEveryone && principal.Kind == PolicyPrincipalKind.Aws && !CallerLimits.Has(statement))
            {
                yield return statement.Conditions.Count == 0
                    ? CheckTable.AssumableByAnyPrincipal.At(principal.Value, "everyone with an AWS account may assume this role; name who may")
                    : CheckTable.AssumableByAnyPrincipalWithConditions.At(principal.Value, "the conditions do not identify the caller, so everyone who meets them may assume this role; name who may, or compare aws:PrincipalOrgID");
            }
            else if (IsWholeAccount(principal) && statement.Conditions.Count == 0)
            {
                yield return CheckTable.WholeAccountPrincipal.At(principal.Value, "every identity that the account allows may assume this role; name the users or roles, or add a condition");
            }
        }
    }

    private static bool IsWholeAccount(PolicyPrincipal principal)
        => principal.Kind == PolicyPrincipalKind.Aws && (principal.Arn is { Service: "iam", Resource: "root" } || (principal.Value.Text.Length > 0 && principal.Value.Text.All(static c => c is >= '0' and <= '9')));

    private static IEnumerable<PolicyFinding> Redundant(PolicyTextStatement statement)
    {
        var roles = statement.Principals
            .Select(static principal => principal.Arn)
            .Where(static arn => arn is { Service: "iam" } && arn.Resource.StartsWith("role/", StringComparison.Ordinal))
            .Select(static arn => arn!.Account + " " + arn.Resource.Substring(arn.Resource.LastIndexOf('/') + 1));
        var known = new HashSet<string>(roles, StringComparer.Ordinal);
        foreach (var principal in statement.Principals)
        {
            if (principal.Arn is not { Service: "sts" } arn || !arn.Resource.StartsWith(AssumedRole, StringComparison.Ordinal)) continue;
            var role = arn.Resource.Substring(AssumedRole.Length).Split('/')[0];
            if (!known.Contains(arn.Account + " " + role)) continue;
            yield return CheckTable.RedundantPrincipalInRoleTrustPolicy.At(principal.Value, "the role '" + StatementElements.Shown(role) + "' is already a principal, with all its sessions; remove the session");
        }
    }
}
