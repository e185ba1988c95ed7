namespace IamAnalyzers.Core.Policies.Text;

/// <summary>What people call the kind of a policy document: metadata <c>IamPolicyKind</c> of a file, and an option of the command line.</summary>
/// <param name="Name">The name, such as <c>Boundary</c>.</param>
/// <param name="Kind">The grammar that it has.</param>
/// <param name="OnlyLimits">Whether it grants nothing and only limits what others grant.</param>
/// <param name="HasQuota">Whether its quota is known here: those of an organization's policies are not.</param>
public sealed record PolicyKindName(string Name, PolicyKind Kind, bool OnlyLimits, bool HasQuota)
{
    /// <summary>All names. What limits identities has the grammar of their policies, what limits resources that of theirs.</summary>
    public static IReadOnlyList<PolicyKindName> All { get; } =
    [
        .. Enum.GetValues(typeof(PolicyKind)).Cast<PolicyKind>().Select(static kind => new PolicyKindName(kind.ToString(), kind, OnlyLimits: false, HasQuota: true)),
        new("Boundary", PolicyKind.Identity, OnlyLimits: true, HasQuota: true),
        new("ServiceControl", PolicyKind.Identity, OnlyLimits: true, HasQuota: false),
        new("ResourceControl", PolicyKind.Resource, OnlyLimits: true, HasQuota: false),
    ];

    /// <summary>Finds a kind.</summary>
    /// <param name="name">Its name, compared without case.</param>
    /// <returns>The kind, or <see langword="null"/>.</returns>
    public static PolicyKindName? Find(string name) => All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
}
