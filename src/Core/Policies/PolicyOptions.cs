using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;

namespace IamAnalyzers.Core.Policies;

/// <summary>Where a program runs, as far as its project says.</summary>
/// <param name="Partition">The partition of every ARN, such as <c>aws</c>.</param>
/// <param name="Region">The region of what requests create, or <c>*</c>.</param>
/// <param name="Account">The account of what requests create: 12 digits, or <c>*</c>.</param>
/// <param name="OwnServices">Services whose existing resources also stand in this account and region, by action prefix.</param>
public sealed record PolicyOptions(string Partition, string Region, string Account, EquatableArray<string> OwnServices)
{
    /// <summary>What the project wants on the statements beside what a call needs; in the order in which they are added.</summary>
    public EquatableArray<ProjectCondition> Conditions { get; init; }

    /// <summary>The services whose resources the project encrypts with keys of its own.</summary>
    public EquatableArray<EncryptedService> Encrypted { get; init; }

    /// <summary>What the project says that inputs of the program hold, sorted by name. A template leaves them open: whoever deploys gives them.</summary>
    public EquatableArray<InputValue> Inputs { get; init; }

    /// <summary>Whether the region is that into which the program is deployed: formats have their own way to name it, and JSON has <c>*</c>.</summary>
    public bool RegionOfDeployment { get; init; }

    /// <summary>Whether the account is that into which the program is deployed.</summary>
    public bool AccountOfDeployment { get; init; }

    /// <summary>What the policy is attached to, which gives its quota.</summary>
    public PolicyTarget Target { get; init; }

    /// <summary>Whether action patterns may stand for actions where a document is over the quota.</summary>
    public bool Shrink { get; init; }

    /// <summary>Whether a bucket that the code does not name may be an access point: property <c>IamPolicyS3AccessPoints</c>.</summary>
    public bool S3AccessPoints { get; init; }

    /// <summary>Any region and account of the public partition.</summary>
    public static PolicyOptions Default { get; } = new("aws", "*", "*", default);

    /// <summary>
    /// Whether <see cref="Fill"/> leaves inputs, the partition and the program's own region and account open: the policy is for
    /// a template, which has its own ways to fill them.
    /// </summary>
    public bool IsForTemplate { get; init; }

    /// <summary>The patterns of a permission that the policy is to have. A template asks for a bucket's name, so it never has access points beside it.</summary>
    /// <param name="resources">The resources of a <see cref="Permission"/>.</param>
    /// <returns>The patterns, without those of access points unless the project asks for them or there are no others; for each value of an input one.</returns>
    public IEnumerable<string> Needed(EquatableArray<string> resources)
        => IsForTemplate || Inputs.Count == 0 ? Forms(resources) : Forms(resources).SelectMany(text => InputValue.Expand(text, Inputs));

    /// <summary>Whether patterns of access points are left out of a permission.</summary>
    /// <param name="resources">The resources of a <see cref="Permission"/>.</param>
    public bool LeavesOutForms(EquatableArray<string> resources) => Forms(resources).Count() < resources.Count;

    private IEnumerable<string> Forms(EquatableArray<string> resources)
        => (IsForTemplate || !S3AccessPoints) && !resources.All(ArnPlaceholders.IsOtherForm) ? resources.Where(static resource => !ArnPlaceholders.IsOtherForm(resource)) : resources;

    /// <summary>Fills the placeholders of an ARN pattern or a condition's value.</summary>
    /// <param name="text">The text of a <see cref="Permission"/>.</param>
    /// <returns>The text without placeholders, or for a template with those that it fills.</returns>
    public string Fill(string text)
    {
        if (text.IndexOf("${", StringComparison.Ordinal) < 0) return Literal(text);
        var isOwn = OwnServices.Contains(ResourcePatterns.ServiceOf(text), StringComparer.OrdinalIgnoreCase);
        return PlaceholderText.Fill(text, part => IsForTemplate ? Open(part, isOwn) : Known(part, isOwn), Literal);
    }

    private string Literal(string text) => IsForTemplate ? PolicyCharacters.Accepted(text) : text;

    private string Known(PlaceholderPart part, bool isOwn) => part.Kind switch
    {
        PlaceholderKind.Partition => Partition,
        PlaceholderKind.Region => Region,
        PlaceholderKind.Account => Account,
        PlaceholderKind.AnyRegion => isOwn ? Region : "*",
        PlaceholderKind.AnyAccount => isOwn ? Account : "*",
        PlaceholderKind.DnsSuffix => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
        PlaceholderKind.InputArn or PlaceholderKind.OtherForm => "",
        _ => "*",
    };

    private static string Open(PlaceholderPart part, bool isOwn) => part.Kind switch
    {
        PlaceholderKind.AnyRegion => isOwn ? ArnPlaceholders.Region : "*",
        PlaceholderKind.AnyAccount => isOwn ? ArnPlaceholders.Account : "*",
        PlaceholderKind.OtherForm => "",
        _ => ArnPlaceholders.TextOf(part),
    };
}
