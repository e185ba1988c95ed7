using System.Text.RegularExpressions;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// The form of principals:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html. One with a variable, which only a template
/// can mean, is left alone.
/// </summary>
internal static class PrincipalFormCheck
{
    private const int AccountLength = 12;

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html: prefixes of unique ids.
    private static readonly Regex UserId = new("^AIDA[A-Z0-9]{12,}$", RegexOptions.CultureInvariant);
    private static readonly Regex RoleId = new("^AROA[A-Z0-9]{12,}$", RegexOptions.CultureInvariant);

    // An account has 64 digits there, an origin access identity of CloudFront 96.
    private static readonly Regex CanonicalId = new("^([0-9a-f]{64}|[0-9a-f]{96})$", RegexOptions.CultureInvariant);

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        foreach (var statement in policy.Statements)
        {
            foreach (var principal in statement.Principals)
            {
                if (principal.Value.Text.IndexOf('$') < 0 && (Check(principal, context.Kind) ?? Misspelled(principal, context.Catalog)) is { } finding) yield return finding;
            }

            foreach (var finding in Empty(statement)) yield return finding;
        }
    }

    private static IEnumerable<PolicyFinding> Empty(PolicyTextStatement statement)
        => new[] { statement.Principal, statement.NotPrincipal }
            .Where(static element => element?.Value.Kind == JsonKind.Object)
            .SelectMany(static element => element!.Value.Members)
            .Where(static kind => kind.Value is { Kind: JsonKind.Array, Items.Count: 0 })
            .Select(static kind => CheckTable.EmptyArrayPrincipal.At(kind.Value.Range, "an empty list names nobody; remove it, or add a principal"));

    private static PolicyFinding? Misspelled(PolicyPrincipal principal, AwsCatalog catalog)
        => principal.Kind == PolicyPrincipalKind.Service ? ServicePrincipalNames.FindMisspelled(principal.Value, catalog) : null;

    private static PolicyFinding? Check(PolicyPrincipal principal, PolicyKind kind)
    {
        var text = principal.Value.Text;
        if (principal.Kind == PolicyPrincipalKind.Everyone)
        {
            return kind == PolicyKind.Trust
                ? CheckTable.RoleTrustPolicyUnsupportedWildcardInPrincipal.At(principal.Value, "a trust policy cannot have the principal \"*\"; name who may assume the role, such as { \"AWS\": \"111122223333\" }")
                : null;
        }

        if (principal.IsEveryone) return null;
        if (text.IndexOfAny(['*', '?']) >= 0)
        {
            return CheckTable.UnsupportedWildcardInPrincipal.At(principal.Value, "a principal cannot have a wildcard in part of its name; write it in full, or compare aws:PrincipalArn in a condition");
        }

        return principal.Kind switch
        {
            PolicyPrincipalKind.Service when !ServiceNameCheck.IsServiceName(text) => CheckTable.InvalidServicePrincipal.At(
                principal.Value, "'" + StatementElements.Shown(text) + "' is not a service principal; write service.amazonaws.com, such as lambda.amazonaws.com"),
            PolicyPrincipalKind.CanonicalUser when !CanonicalId.IsMatch(text) => CheckTable.UnknownPrincipal.At(principal.Value, "a canonical user ID has 64 hexadecimal digits; copy it from the account, or name the account in \"AWS\""),
            PolicyPrincipalKind.Aws when UserId.IsMatch(text) => CheckTable.InvalidUserReference.At(principal.Value, "this ID does not show which user it is, and stays when the user is deleted; write the user's ARN"),
            PolicyPrincipalKind.Aws when RoleId.IsMatch(text) => CheckTable.InvalidRoleReference.At(principal.Value, "this ID does not show which role it is, and stays when the role is deleted; write the role's ARN"),
            PolicyPrincipalKind.Aws when !IsAwsPrincipal(principal) => CheckTable.UnknownPrincipal.At(
                principal.Value,
                "'" + StatementElements.Shown(text) + "' is not an account, user, role or session; write 12 digits or an ARN, such as arn:aws:iam::111122223333:role/Deploy" + (ServiceNameCheck.IsServiceName(text) ? ", or put it under \"Service\"" : "")),
            _ => null,
        };
    }

    private static bool IsAwsPrincipal(PolicyPrincipal principal)
        => principal.Arn is { } arn
            ? (IsAccount(arn.Account) || !IsNumber(arn.Account)) && arn.Service switch
            {
                "iam" => arn.Resource == "root" || Begins(arn, "user/") || Begins(arn, "role/"),
                "sts" => Begins(arn, "assumed-role/") || Begins(arn, "federated-user/") || arn.Resource == "self",
                _ => false,
            }
            : IsAccount(principal.Value.Text) || CanonicalId.IsMatch(principal.Value.Text);

    /// <summary>Whether a text is the number of an account.</summary>
    public static bool IsAccount(string text) => text.Length == AccountLength && IsNumber(text);

    // The identities of CloudFront have a word there.
    private static bool IsNumber(string text) => text.Length > 0 && text.All(static c => c is >= '0' and <= '9');

    private static bool Begins(PolicyArn arn, string start) => arn.Resource.StartsWith(start, StringComparison.Ordinal) && arn.Resource.Length > start.Length;
}
