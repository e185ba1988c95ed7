using IamAnalyzers.Core.Arns;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>One principal of a statement.</summary>
/// <param name="Kind">What it is, by the key that it stands under.</param>
/// <param name="Value">The value and where it stands.</param>
public sealed record PolicyPrincipal(PolicyPrincipalKind Kind, PolicyTextValue Value)
{
    /// <summary>Whether it is <c>*</c>: everyone, with or without an account of AWS.</summary>
    public bool IsEveryone => Value.Text == "*" && Kind is PolicyPrincipalKind.Everyone or PolicyPrincipalKind.Aws;

    /// <summary>The ARN, where it is one.</summary>
    public PolicyArn? Arn => PolicyArn.IsWhole(Value.Text) ? PolicyArn.Parse(Value.Text) : null;
}

/// <summary>What a principal is: the key of the <c>Principal</c> element.</summary>
public enum PolicyPrincipalKind
{
    /// <summary>The text <c>*</c> in the place of the whole element.</summary>
    Everyone,

    /// <summary>An account, user, role or session.</summary>
    Aws,

    /// <summary>A service of AWS.</summary>
    Service,

    /// <summary>An identity provider.</summary>
    Federated,

    /// <summary>An account by S3's canonical id.</summary>
    CanonicalUser,
}
