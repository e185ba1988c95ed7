using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Tool.Denials;

/// <summary>The refused call as a need that a policy can be asked about: the message's action on the message's resource, its conditions unknown.</summary>
internal static class RefusedCall
{
    /// <summary>Makes the call.</summary>
    /// <param name="denial">What the message says.</param>
    /// <param name="needs">What the program needs of the action: it tells the resource where the message does not.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The call, once for each form that it may have; none when neither tells.</returns>
    public static IReadOnlyList<Need> Of(Denial denial, IReadOnlyList<ProgramNeed> needs, AwsCatalog catalog)
    {
        var arns = RefusedArns.Of(denial);
        var entry = denial.Action.Length == 0 ? null : catalog.FindAction(denial.Action);
        if (denial.Action.Length > 0 && arns.Count > 0) return [.. arns.Select(arn => Of(entry?.Name ?? denial.Action, arn.Text, entry))];
        if (needs.Count > 0) return [.. needs.Select(static need => need.Need with { Conditions = default }).Distinct()];
        return denial.Action.Length == 0 ? [] : [Of(entry?.Name ?? denial.Action, "*", entry)];
    }

    /// <summary>The resource that a grant names so that the call, and calls like it, are allowed.</summary>
    /// <param name="arn">The ARN of the message.</param>
    /// <returns>The ARN; for an object of S3 all objects of its bucket, since the next key is another one.</returns>
    public static string GrantedResource(string arn)
        => PolicyArn.Parse(arn) is { Service: "s3", Region: "", Account: "" } parts && parts.Resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? $"arn:{parts.Partition}:s3:::{parts.Resource[..slash]}/*"
            : arn;

    private static Need Of(string action, string resource, ActionEntry? entry)
        => new(action, EquatableArray<NeedResource>.From([NeedResource.Of(resource, entry)]), default, Tier.Required);
}
