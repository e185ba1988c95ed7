using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>A file of a project that holds a policy document, as its item says.</summary>
/// <param name="Kind">What the document is attached to: metadata <c>IamPolicyKind</c>, an identity without it.</param>
/// <param name="Quota">How large it may be: metadata <c>IamPolicyTarget</c> for a policy of an identity.</param>
/// <param name="Service">The action prefix of the service whose resource takes it: metadata <c>IamPolicyService</c>.</param>
internal sealed record PolicyFile(PolicyKind Kind, PolicyQuota? Quota, string? Service)
{
    /// <summary>The name that it is to have at IAM: metadata <c>IamPolicyName</c>; empty without it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it is part of the reviewed policy.</summary>
    public bool IsReviewed { get; init; }

    /// <summary>Reads what the item of a file says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Its options.</param>
    /// <returns>The policy file, or <see langword="null"/> when the file is not marked as one.</returns>
    public static PolicyFile? From(string path, AnalyzerConfigOptions options)
    {
        var item = new FileItem(options);
        var isReviewed = ReviewedFile.IsReviewed(path, item.IsTrue("IamPolicyBaseline"));
        if (!item.IsTrue("IamPolicyDocument") && !isReviewed) return null;
        var kind = Enum.TryParse<PolicyKind>(item.Value("IamPolicyKind"), ignoreCase: true, out var written) ? written : PolicyKind.Identity;
        var service = item.Value("IamPolicyService");
        return new(
            kind,
            kind == PolicyKind.Identity ? TargetQuota(item.Value("IamPolicyTarget")) : new PolicyCheckContext(kind, Core.Catalog.AwsCatalog.Default).Quota,
            service.Length > 0 ? service.ToLowerInvariant() : null)
        {
            Name = item.Value("IamPolicyName"),
            IsReviewed = isReviewed,
        };
    }

    private static PolicyQuota TargetQuota(string target)
        => target.ToLowerInvariant() switch
        {
            "user" => PolicyQuota.User,
            "group" => PolicyQuota.Group,
            "role" => PolicyQuota.Role,
            _ => PolicyQuota.Managed,
        };
}
