using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// Roles for identity providers of OpenID Connect: without a condition on their claims everyone whom the provider signs in may assume the
/// role, which for GitHub is every repository of the world.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
/// </summary>
internal static class OidcTrustCheck
{
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string Subject = ":sub";
    private const string Audience = ":aud";

    /// <summary>Less before the first wildcard does not say whose token is meant: <c>repo:</c> has five.</summary>
    private const int FewestCharacters = 6;

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => context.Kind == PolicyKind.Trust ? policy.Statements.Where(static statement => statement.Allows && statement.Principal is not null).SelectMany(Check) : [];

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement)
    {
        foreach (var principal in statement.Principals)
        {
            if (FederatedPrincipalCheck.Issuer(principal) is { } issuer && !StatementElements.HasHiddenConditions(statement) && Missing(statement, principal, issuer) is { } missing) yield return missing;
        }

        var issuers = new HashSet<string>(statement.Principals.Select(FederatedPrincipalCheck.Issuer).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        if (GitHubKey(statement) is { } key && issuers.Count == 0)
        {
            issuers.Add(GitHub);
            if (!StatementElements.HasHiddenConditions(statement) && !HasRepository(statement)) yield return MissingRepository(key);
        }

        foreach (var condition in statement.Conditions)
        {
            var colon = condition.Key.Text.LastIndexOf(':');
            if (colon < 0 || !issuers.Contains(condition.Key.Text.Substring(0, colon)) || StatementElements.Operator(condition) is not { Family: OperatorFamily.Text } name) continue;
            if (condition.Key.Text.EndsWith(Audience, StringComparison.OrdinalIgnoreCase) && name.Set.Length > 0)
            {
                yield return CheckTable.ConfirmAudienceClaimType.At(condition.Operator, "'" + name.Set + "' is for tokens with a list of audiences; remove it if the provider issues a single one");
            }

            if (!condition.Key.Text.EndsWith(Subject, StringComparison.OrdinalIgnoreCase) || name.IsNegated) continue;
            foreach (var value in condition.Values)
            {
                if (SubjectProblem(condition, name, value) is { } problem) yield return problem;
            }
        }
    }

    private static PolicyFinding? Missing(PolicyTextStatement statement, PolicyPrincipal principal, string issuer)
    {
        if (string.Equals(issuer, GitHub, StringComparison.OrdinalIgnoreCase)) return HasRepository(statement) ? null : MissingRepository(principal.Value);
        return HasKey(statement, issuer + ":")
            ? null
            : CheckTable.MissingConditionKeyForOidcPrincipal.At(principal.Value, "every user of the identity provider may assume this role; compare a claim, such as " + issuer + Audience + " and " + issuer + Subject);
    }

    private static bool HasRepository(PolicyTextStatement statement)
        => HasKey(statement, GitHub + Subject) || HasKey(statement, GitHub + ":repository") || HasKey(statement, GitHub + ":job_workflow_ref");

    private static bool HasKey(PolicyTextStatement statement, string start)
        => statement.Conditions.Any(condition => condition.Key.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase) && !StatementElements.HoldsWithoutKey(condition));

    private static PolicyFinding MissingRepository(PolicyTextValue place)
        => CheckTable.MissingGithubRepoConditionKey.At(place, "every GitHub repository may assume this role; compare " + GitHub + Subject + " with repo:owner/repository:ref:refs/heads/branch");

    // A provider that code or a template names elsewhere: only tokens of GitHub have its keys.
    private static PolicyTextValue? GitHubKey(PolicyTextStatement statement)
        => statement.Conditions.Select(static condition => condition.Key).FirstOrDefault(static key => key.Text.StartsWith(GitHub + ":", StringComparison.OrdinalIgnoreCase));

    private static PolicyFinding? SubjectProblem(PolicyTextCondition condition, ConditionOperator name, PolicyTextValue value)
    {
        var variable = value.Text.IndexOf("${", StringComparison.Ordinal);
        if (variable >= 0 && variable < FewestCharacters && !PolicyVariable.In(value.Text).First().IsEscape)
        {
            return CheckTable.VariableUsageTooPermissive.At(value, "the text before the variable does not identify the token's subject; write more of the claim");
        }

        // The catalogue does not have the keys of providers, so the check of conditions does not see this.
        if (!name.TakesWildcards && ConditionCheck.HasWildcard(value.Text)) return CheckTable.WildcardWithoutLikeOperator.At(value, "'" + name.Name + "' compares the wildcard as plain text; write 'StringLike'");
        var wildcard = name.TakesWildcards ? value.Text.IndexOfAny(['*', '?']) : -1;
        if (wildcard < 0) return null;
        if (wildcard < FewestCharacters) return CheckTable.WildcardUsageTooPermissive.At(value, "the text before the wildcard does not identify the token's subject; write more of the claim");
        return condition.Key.Text.StartsWith(GitHub, StringComparison.OrdinalIgnoreCase)
            ? CheckTable.SpecificGithubRepoAndBranchRecommended.At(value, "the wildcard also matches other branches, tags and pull requests; write repo:owner/repository:ref:refs/heads/branch")
            : null;
    }
}
