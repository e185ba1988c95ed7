using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>What a check may look at beside the policy.</summary>
/// <param name="Kind">What the document is attached to.</param>
/// <param name="Catalog">What AWS publishes.</param>
public sealed record PolicyCheckContext(PolicyKind Kind, AwsCatalog Catalog)
{
    /// <summary>The action prefix of the service whose resource takes the policy, such as <c>s3</c>; <see langword="null"/> when that is not known.</summary>
    public string? Service { get; init; }

    /// <summary>
    /// Whether the document grants nothing and only limits what others grant: a permissions boundary, and the service and resource control policies of
    /// an organization. What it leaves open is then not too wide.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
    /// </summary>
    public bool OnlyLimits { get; init; }

    /// <summary>How large the document may be; <see langword="null"/> when that is not known.</summary>
    public PolicyQuota? Quota { get; init; } = Kind switch
    {
        PolicyKind.Identity => PolicyQuota.Managed,
        PolicyKind.Session => PolicyQuota.Session,
        PolicyKind.Trust => PolicyQuota.Trust,
        _ => null,
    };
}

/// <summary>Finds what one file of checks is about, and nothing else.</summary>
/// <param name="context">What else counts.</param>
/// <returns>The findings, in the order of the text.</returns>
internal delegate IEnumerable<PolicyFinding> FindingSource(PolicyText policy, PolicyCheckContext context);
