namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// How large a policy may be, in characters without white space.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
/// </summary>
/// <param name="Holder">What takes it, with article, for a message.</param>
/// <param name="Characters">The quota.</param>
public sealed record PolicyQuota(string Holder, int Characters)
{
    /// <summary>A customer-managed policy.</summary>
    public static PolicyQuota Managed { get; } = new("a managed policy", PolicyQuotas.Of(PolicyTarget.Managed));

    /// <summary>All inline policies of a user.</summary>
    public static PolicyQuota User { get; } = new("a user with all its inline policies", PolicyQuotas.Of(PolicyTarget.User));

    /// <summary>All inline policies of a group.</summary>
    public static PolicyQuota Group { get; } = new("a group with all its inline policies", PolicyQuotas.Of(PolicyTarget.Group));

    /// <summary>All inline policies of a role.</summary>
    public static PolicyQuota Role { get; } = new("a role with all its inline policies", PolicyQuotas.Of(PolicyTarget.Role));

    /// <summary>The trust policy of a role; AWS raises it on request.</summary>
    public static PolicyQuota Trust { get; } = new("a role's trust policy", 2048);

    /// <summary>A session policy.</summary>
    public static PolicyQuota Session { get; } = new("a session", 2048);

    /// <summary>A bucket policy, 20 KB.</summary>
    public static PolicyQuota Bucket { get; } = new("a bucket", 20480);

    /// <summary>Finds a quota by the word that tables have for its holder.</summary>
    /// <param name="word">The word, such as <c>role</c>.</param>
    /// <returns>The quota, or <see langword="null"/> for a word that is none.</returns>
    public static PolicyQuota? Named(string word)
        => word switch
        {
            "managed" => Managed,
            "user" => User,
            "group" => Group,
            "role" => Role,
            "trust" => Trust,
            "session" => Session,
            "bucket" => Bucket,
            _ => null,
        };
}
