using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Checks;

namespace IamAnalyzers.Tool.Denials;

/// <summary>The resource of a refusal as ARN patterns, so that it can be held against needs and statements.</summary>
internal static class RefusedArns
{
    private static readonly (string Words, string Type)[] IamKinds =
    [
        ("role ", "role"), ("user ", "user"), ("group ", "group"), ("policy ", "policy"), ("instance profile ", "instance-profile"),
        ("server certificate ", "server-certificate"), ("mfa device ", "mfa"), ("oidc provider ", "oidc-provider"), ("saml provider ", "saml-provider"),
    ];

    /// <summary>Reads a resource.</summary>
    /// <param name="denial">What the message says.</param>
    /// <returns>The patterns that it may be; none when the message does not tell.</returns>
    public static IReadOnlyList<ArnPattern> Of(Denial denial)
    {
        var text = denial.Resource.Trim();
        if (text.StartsWith("arn:", StringComparison.Ordinal) && PolicyArn.IsWhole(text)) return [ArnPattern.Parse(text)];
        if (text.Length == 0 || text == "*" || text.StartsWith("arn:", StringComparison.Ordinal)) return [];
        var account = AccountOf(denial.Principal) is { Length: > 0 } known ? known : "*";
        foreach (var (words, type) in IamKinds)
        {
            if (text.StartsWith(words, StringComparison.OrdinalIgnoreCase) && text[words.Length..].Trim() is { Length: > 0 } name) return [ArnPattern.Parse($"arn:*:iam::{account}:{type}/{name}"), ArnPattern.Parse($"arn:*:iam::{account}:{type}/*/{name}")];
        }

        // A service's own short form: the resource part of the ARN.
        var service = denial.Action.Split(':')[0];
        return text.Contains('/', StringComparison.Ordinal) && service.Length > 0 && !text.Contains(' ', StringComparison.Ordinal) ? [ArnPattern.Parse($"arn:*:{service}:*:*:{text}")] : [];
    }

    /// <summary>The account of an ARN.</summary>
    /// <returns>The account; empty when the text is no ARN, or its account is hidden.</returns>
    public static string AccountOf(string arn) => PolicyArn.Parse(arn) is { } parts && parts.Account.Length == 12 && parts.Account.All(char.IsAsciiDigit) ? parts.Account : "";

    /// <summary>The name of the role of a session, or of a role.</summary>
    /// <param name="principal">The ARN of either.</param>
    /// <returns>The name; empty for any other principal.</returns>
    public static string RoleOf(string principal)
    {
        if (PolicyArn.Parse(principal) is not { } arn) return "";
        var parts = arn.Resource.Split('/');
        return parts switch
        {
            ["assumed-role", var name, ..] => name,
            ["role", .., var name] => name,
            _ => "",
        };
    }

    /// <summary>Whether a text of a need or a statement can be the refused resource.</summary>
    public static bool Meets(IReadOnlyList<ArnPattern> refused, string resource)
        => refused.Count == 0 || refused.Any(one => ResourceText.Pattern(resource).Meets(one));
}
