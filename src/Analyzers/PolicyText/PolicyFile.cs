using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>A file of a project that holds a policy document, as its item says.</summary>
/// <param name="Kind">What the document is attached to: metadata <c>IamPolicyKind</c>; <see langword="null"/> without it, when its own words tell.</param>
/// <param name="Target">The quota of a policy of an identity: metadata <c>IamPolicyTarget</c>.</param>
/// <param name="Service">The action prefix of the service whose resource takes it: metadata <c>IamPolicyService</c>.</param>
internal sealed record PolicyFile(PolicyKind? Kind, PolicyQuota Target, string? Service)
{
    private const string KindItem = "IamPolicyKind";
    /// <summary>Whether it only limits what others grant, as its kind says.</summary>
    private bool OnlyLimits { get; init; }

    /// <summary>The name that it is to have at IAM: metadata <c>IamPolicyName</c>; empty without it.</summary>
    public string Name { get; init; } = "";

    // The quotas of an organization's policies are not known here.
    private bool HasQuota { get; init; } = true;

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
        var written = PolicyKindName.Find(item.Value(KindItem));
        var kind = written?.Kind ?? (isReviewed ? PolicyKind.Identity : null);
        var service = item.Value("IamPolicyService");
        return new(kind, TargetQuota(item.Value("IamPolicyTarget")), service.Length > 0 ? service.ToLowerInvariant() : null)
        {
            Name = item.Value("IamPolicyName"),
            IsReviewed = isReviewed,
            OnlyLimits = written is { OnlyLimits: true },
            HasQuota = written is null or { HasQuota: true },
        };
    }

    /// <summary>What the checks are to know of the file.</summary>
    /// <param name="text">The file's text.</param>
    public PolicyCheckContext Context(string text)
    {
        var context = new PolicyCheckContext(Kind ?? PolicyShape.KindOf(text), AwsCatalog.Default) { Service = Service, OnlyLimits = OnlyLimits };
        return !HasQuota ? context with { Quota = null } : context.Kind == PolicyKind.Identity ? context with { Quota = Target } : context;
    }

    /// <summary>What to report: where the kind is read from the file's own words, what hangs on it says how to set another.</summary>
    /// <param name="finding">A finding in the file.</param>
    /// <param name="kind">The kind that the file was read as.</param>
    public PolicyFinding Report(PolicyFinding finding, PolicyKind kind)
        => Kind is not null || kind == PolicyKind.Identity || finding.Row.Kinds == PolicyKinds.All
            ? finding
            : finding with { Message = finding.Message + "; the file is read as a " + (kind == PolicyKind.Trust ? "trust" : "resource") + " policy, set " + KindItem + " if it is another kind" };

    private static PolicyQuota TargetQuota(string target)
        => target.ToLowerInvariant() switch
        {
            "user" => PolicyQuota.User,
            "group" => PolicyQuota.Group,
            "role" => PolicyQuota.Role,
            _ => PolicyQuota.Managed,
        };
}
