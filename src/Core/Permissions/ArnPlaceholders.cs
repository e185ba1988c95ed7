namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Placeholders in the ARNs and conditions of a <see cref="Permission"/>. A library does not know the account that its
/// application runs in, so they are filled when the policy is written.
/// </summary>
public static class ArnPlaceholders
{
    /// <summary>The partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</summary>
    public const string Partition = "${Partition}";

    /// <summary>The region of a resource that the request creates.</summary>
    public const string Region = "${Region}";

    /// <summary>The account of a resource that the request creates.</summary>
    public const string Account = "${Account}";

    /// <summary>The region of a resource that exists already and may be anywhere.</summary>
    public const string AnyRegion = "${AnyRegion}";

    /// <summary>The account of a resource that exists already and may be anybody's.</summary>
    public const string AnyAccount = "${AnyAccount}";

    /// <summary>The suffix of service principals: <c>amazonaws.com</c>, in China <c>amazonaws.com.cn</c>.</summary>
    public const string DnsSuffix = "${DnsSuffix}";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Partition, Region, Account, AnyRegion, AnyAccount, DnsSuffix];
}
