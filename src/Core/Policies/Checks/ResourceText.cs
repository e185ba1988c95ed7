using System.Runtime.CompilerServices;
using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Resources of a policy and of the reference, as patterns.</summary>
internal static class ResourceText
{
    // Types are asked for with each resource of each policy.
    private static readonly ConditionalWeakTable<ResourceTypeEntry, ArnPattern> TypePatterns = new();

    /// <summary>The reference's form of a bucket. A bucket's name has no slash, though a wildcard in its place would match one.</summary>
    private const string BucketArn = "arn:${Partition}:s3:::${BucketName}";

    /// <summary>A resource of a policy; a variable may stand for anything.</summary>
    /// <param name="text">The resource.</param>
    /// <returns>The pattern.</returns>
    public static ArnPattern Pattern(string text) => ArnPattern.ParseResource(WithoutVariables(text));

    /// <summary>All resources of a type.</summary>
    /// <returns>The pattern.</returns>
    public static ArnPattern Pattern(ResourceTypeEntry type) => TypePatterns.GetValue(type, static type => Pattern(type.Arn));

    /// <summary>Whether a resource of a policy and one of a type can be the same.</summary>
    /// <param name="resource">The resource's pattern.</param>
    /// <returns><see langword="true"/> when some ARN is both.</returns>
    public static bool Meets(ArnPattern resource, ResourceTypeEntry type)
        => resource.Meets(Pattern(type)) && !(type.Arn == BucketArn && resource.Text.IndexOf('/') >= 0);

    /// <summary>Whether a resource holds all of an action's resources in some account, so that it hardly limits the action.</summary>
    /// <returns><see langword="true"/> for <c>*</c>, and for a pattern of all names of one of the action's types.</returns>
    public static bool IsUnlimited(string resource, ActionEntry action)
        => IsEverything(resource) || (PolicyArn.Parse(resource) is { } arn && action.Resources.Any(type => HoldsAllNames(arn, type.Type)));

    /// <summary>Whether a resource holds all names of a type, in whichever region and account.</summary>
    /// <returns><see langword="true"/> when it does.</returns>
    public static bool HoldsAllNames(PolicyArn arn, ResourceTypeEntry type)
        => PolicyArn.Parse(WithoutVariables(type.Arn)) is { } all
            && IamPattern.Parse(arn.Service).Covers(IamPattern.Parse(all.Service))
            && IamPattern.Parse(arn.Resource).Covers(IamPattern.Parse(all.Resource));

    /// <summary>Whether a resource is <c>*</c>, or an ARN that says no more.</summary>
    /// <param name="text">The resource.</param>
    /// <returns><see langword="true"/> when it holds every resource.</returns>
    public static bool IsEverything(string text)
        => (text.Length > 0 && text.All(static c => c == '*'))
            || (PolicyArn.Parse(text) is { } arn && new[] { arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource }.All(static field => field.All(static c => c == '*') && field.Length > 0));

    private static string WithoutVariables(string text)
    {
        if (text.IndexOf("${", StringComparison.Ordinal) < 0) return text;
        var built = new StringBuilder();
        var at = 0;
        foreach (var variable in PolicyVariable.In(text))
        {
            built.Append(text, at, variable.Start - at);
            if (variable.IsEscape) built.Append("${").Append(variable.Content).Append('}');
            else built.Append('*');
            at = variable.IsClosed ? variable.Start + variable.Content.Length + 3 : text.Length;
        }

        return built.Append(text, at, text.Length - at).ToString();
    }
}
