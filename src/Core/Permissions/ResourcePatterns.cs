using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>The ARN patterns of an action's resource types.</summary>
public static class ResourcePatterns
{
    /// <summary>
    /// How many resource types an action may have before one pattern for the whole service stands for all of them: a statement
    /// with a hundred patterns (ec2:CreateTags) says no more and fills a quota alone.
    /// </summary>
    public const int MostTypes = 20;

    private static readonly EquatableArray<string> Any = EquatableArray<string>.From(["*"]);

    /// <summary>The patterns of all resource types of an action, required and optional: leaving one out would deny calls.</summary>
    /// <returns>Patterns with the placeholders of <see cref="ArnPlaceholders"/>, sorted; <c>*</c> alone for an action that takes no resource.</returns>
    public static EquatableArray<string> Of(ActionEntry action) => Of(action, action.Resources);

    /// <summary>The patterns of some resource types of an action.</summary>
    /// <param name="resources">Types of that action.</param>
    /// <returns>As for <see cref="Of(ActionEntry)"/>.</returns>
    public static EquatableArray<string> Of(ActionEntry action, IReadOnlyList<ActionResource> resources)
    {
        if (action.Resources.Count == 0) return Any;
        var patterns = resources.Count > MostTypes
            ? resources.Select(static resource => WholeService(resource.Type.Arn))
            : resources.Select(static resource => Of(resource.Type.Arn, resource.IsCreated));
        var sorted = new SortedSet<string>(patterns, StringComparer.Ordinal);
        return sorted.Contains("*") ? Any : sorted.ToEquatableArray();
    }

    /// <summary>The pattern of an ARN of the reference, with any name.</summary>
    /// <param name="arn">The ARN with variables.</param>
    /// <param name="isCreated">Whether the request creates the resource, so that it stands in the program's own account and region.</param>
    /// <returns>The pattern; <c>*</c> for an ARN whose service is a variable, since IAM takes no wildcard there.</returns>
    public static string Of(string arn, bool isCreated) => Of(arn, isCreated, static _ => "*");

    /// <summary>The pattern of an ARN of the reference.</summary>
    /// <param name="arn">The ARN with variables.</param>
    /// <param name="isCreated">Whether the request creates the resource, so that it stands in the program's own account and region.</param>
    /// <param name="name">The text for a variable's name, such as <c>BucketName</c>.</param>
    /// <returns>The pattern; <c>*</c> for an ARN whose service is a variable, since IAM takes no wildcard there.</returns>
    internal static string Of(string arn, bool isCreated, Func<string, string> name)
    {
        var pattern = new StringBuilder(arn.Length);
        for (var i = 0; i < arn.Length; i++)
        {
            var end = arn[i] == '$' && i + 1 < arn.Length && arn[i + 1] == '{' ? arn.IndexOf('}', i) : -1;
            if (end < 0)
            {
                PatternText.Append(pattern, arn[i].ToString());
                continue;
            }

            PatternText.Append(pattern, Replacement(arn.Substring(i, end - i + 1), isCreated, name));
            i = end;
        }

        var text = pattern.ToString();
        return ServiceOf(text).IndexOf('*') >= 0 ? "*" : text;
    }

    /// <summary>The service field of an ARN or ARN pattern.</summary>
    /// <returns>The field, such as <c>ec2</c>; <c>*</c> when the text has none.</returns>
    public static string ServiceOf(string arn)
    {
        var fields = ArnFields.Split(arn);
        return fields.Length < ArnFields.Count ? "*" : fields[2];
    }

    // Not "*/*": IAM's guide refuses a wildcard as the resource type, and simulators follow it, though EC2 takes it.
    private static string WholeService(string arn)
    {
        var service = ServiceOf(arn);
        return service.IndexOf('$') >= 0 || service == "*"
            ? "*"
            : $"arn:{ArnPlaceholders.Partition}:{service}:{ArnPlaceholders.AnyRegion}:{ArnPlaceholders.AnyAccount}:*";
    }

    private static string Replacement(string variable, bool isCreated, Func<string, string> name) => variable switch
    {
        ArnPlaceholders.Partition => ArnPlaceholders.Partition,
        ArnPlaceholders.Region => isCreated ? ArnPlaceholders.Region : ArnPlaceholders.AnyRegion,
        ArnPlaceholders.Account => isCreated ? ArnPlaceholders.Account : ArnPlaceholders.AnyAccount,
        _ => name(variable.Substring(2, variable.Length - 3)),
    };
}
