using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>Where a program runs, as far as its project says.</summary>
/// <param name="Partition">The partition of every ARN, such as <c>aws</c>.</param>
/// <param name="Region">The region of what requests create, or <c>*</c>.</param>
/// <param name="Account">The account of what requests create: 12 digits, or <c>*</c>.</param>
/// <param name="OwnServices">Services whose existing resources also stand in this account and region, by action prefix.</param>
public sealed record PolicyOptions(string Partition, string Region, string Account, EquatableArray<string> OwnServices)
{
    /// <summary>Any region and account of the public partition.</summary>
    public static PolicyOptions Default { get; } = new("aws", "*", "*", default);

    /// <summary>Fills the placeholders of an ARN pattern or a condition's value.</summary>
    /// <param name="text">The text of a <see cref="Permission"/>.</param>
    /// <returns>The text without placeholders.</returns>
    public string Fill(string text)
    {
        if (text.IndexOf("${", StringComparison.Ordinal) < 0) return text;
        var isOwn = OwnServices.Contains(ResourcePatterns.ServiceOf(text), StringComparer.OrdinalIgnoreCase);
        return ArnPlaceholders.ReplaceInputs(text, static _ => "*")
            .Replace(ArnPlaceholders.Partition, Partition)
            .Replace(ArnPlaceholders.Region, Region)
            .Replace(ArnPlaceholders.Account, Account)
            .Replace(ArnPlaceholders.AnyRegion, isOwn ? Region : "*")
            .Replace(ArnPlaceholders.AnyAccount, isOwn ? Account : "*")
            .Replace(ArnPlaceholders.DnsSuffix, Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com");
    }
}
