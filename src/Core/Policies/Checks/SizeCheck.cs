using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>The size of a document, without white space, against the quota of what it is attached to.</summary>
internal static class SizeCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        if (context.Quota is not { } quota) yield break;
        var size = Size(policy.Root);
        if (size <= quota.Characters) yield break;
        var check = context.Kind switch
        {
            PolicyKind.Trust => CheckTable.PolicySizeExceedsRoleTrustPolicyQuota,
            PolicyKind.Resource or PolicyKind.Endpoint => CheckTable.PolicySizeExceedsResourcePolicyQuota,
            _ => CheckTable.IdentityPolicySize,
        };
        yield return check.At(new Common.TextRange(policy.Root.Range.Start, 1), FormattableString.Invariant($"the document has {size} characters without white space; the quota of {quota.Holder} is {quota.Characters}; split the policy, or remove what is not needed"));
    }

    // White space inside texts counts; only that between the parts of the document does not.
    private static long Size(Json.JsonValue value)
        => value.Kind switch
        {
            Json.JsonKind.Object => 2 + Math.Max(0, value.Members.Count - 1) + value.Members.Sum(static member => member.NameRange.Length + 1 + Size(member.Value)),
            Json.JsonKind.Array => 2 + Math.Max(0, value.Items.Count - 1) + value.Items.Sum(Size),
            _ => value.KnownLength ?? value.Range.Length,
        };
}
