using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>Something that a reviewed policy allows beyond what is needed.</summary>
/// <param name="Value">The action or resource, of <c>NotResource</c> the first one; <see langword="null"/> for the whole statement, also where it has <c>NotAction</c>.</param>
/// <param name="Finding">What is said of it: IAM2002 where nothing needs it, IAM2003 where it is wider.</param>
public sealed record ExcessGrant(PolicyTextStatement Statement, PolicyTextValue? Value, PolicyFinding Finding)
{
    /// <summary>Of what is wider: the actions or resources that are needed, sorted.</summary>
    public IReadOnlyList<string> Needed { get; init; } = [];

    /// <summary>Whether nothing needs it; else it is wider.</summary>
    public bool IsUnused => Finding.Rule == RuleIds.UnusedGrant;

    /// <summary>Whether <see cref="Value"/> is a resource.</summary>
    public bool IsResource => Finding.Row == CheckTable.UnusedResource || Finding.Row == CheckTable.WideResource;
}
