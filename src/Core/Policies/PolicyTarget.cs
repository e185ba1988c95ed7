namespace IamAnalyzers.Core.Policies;

/// <summary>What a policy is attached to.</summary>
public enum PolicyTarget
{
    /// <summary>A managed policy, attached to the identity.</summary>
    Managed = 0,

    /// <summary>An inline policy of a role.</summary>
    Role,

    /// <summary>An inline policy of a user.</summary>
    User,

    /// <summary>An inline policy of a group.</summary>
    Group,
}

/// <summary>
/// The quotas of IAM, in characters without white space.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
/// </summary>
public static class PolicyQuotas
{
    /// <summary>How many managed policies an identity can have unless its account asked for more.</summary>
    public const int MostAttachments = 10;

    /// <summary>The characters that a policy may have; for an inline policy the total of all that the identity has.</summary>
    /// <param name="target">What the policy is attached to.</param>
    /// <returns>The number.</returns>
    public static int Of(PolicyTarget target) => target switch
    {
        PolicyTarget.Role => 10_240,
        PolicyTarget.User => 2_048,
        PolicyTarget.Group => 5_120,
        _ => 6_144,
    };
}
