using System.Text.RegularExpressions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Identity providers as principals: only trust policies have them, by ARN or, for the four that IAM knows itself, by domain.</summary>
internal static class FederatedPrincipalCheck
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal) { "accounts.google.com", "cognito-identity.amazonaws.com", "graph.facebook.com", "www.amazon.com" };

    private static readonly Regex Domain = new(@"^[A-Za-z0-9]([A-Za-z0-9-]*)(\.[A-Za-z0-9-]+)+$", RegexOptions.CultureInvariant);

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(static statement => statement.Principals)
            .Where(static principal => principal.Kind == PolicyPrincipalKind.Federated && principal.Value.Text.IndexOfAny(['$', '*', '?']) < 0)
            .Select(principal => Check(principal, context.Kind))
            .OfType<PolicyFinding>();

    /// <summary>The issuer of an OpenID Connect provider, as its condition keys begin.</summary>
    /// <returns>The issuer, such as <c>token.actions.githubusercontent.com</c>; <see langword="null"/> for any other principal.</returns>
    public static string? Issuer(PolicyPrincipal principal)
        => principal.Kind != PolicyPrincipalKind.Federated ? null
            : BuiltIn.Contains(principal.Value.Text) ? principal.Value.Text
            : principal.Arn is { Service: "iam" } arn && arn.Resource.StartsWith("oidc-provider/", StringComparison.Ordinal) ? arn.Resource.Substring("oidc-provider/".Length)
            : null;

    /// <summary>Whether a principal is a SAML provider.</summary>
    /// <returns><see langword="true"/> when it is.</returns>
    public static bool IsSaml(PolicyPrincipal principal)
        => principal is { Kind: PolicyPrincipalKind.Federated, Arn: { Service: "iam" } arn } && arn.Resource.StartsWith("saml-provider/", StringComparison.Ordinal);

    private static PolicyFinding? Check(PolicyPrincipal principal, PolicyKind kind)
    {
        if (kind != PolicyKind.Trust)
        {
            return CheckTable.FederatedPrincipalNotSupported.At(principal.Value, "only the trust policy of a role can name an identity provider; name the role that its users assume");
        }

        if (Issuer(principal) is not null || IsSaml(principal)) return null;
        if (Domain.IsMatch(principal.Value.Text))
        {
            return CheckTable.UnknownFederationSource.At(
                principal.Value,
                "IAM accepts only " + string.Join(", ", BuiltIn.OrderBy(static one => one, StringComparer.Ordinal)) + " as domain names; write the ARN of the provider, arn:aws:iam::account:oidc-provider/" + principal.Value.Text);
        }

        return CheckTable.InvalidFederatedPrincipalSyntaxInRoleTrustPolicy.At(
            principal.Value,
            "this does not name an identity provider; write arn:aws:iam::account:saml-provider/name or arn:aws:iam::account:oidc-provider/issuer");
    }
}
