using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>Values that hold a whole ARN. Its partition, region and account stand as the code gives them; a partition that is not known is the policy's own.</summary>
internal static class WholeArn
{
    private const string Prefix = "arn:";

    /// <summary>Whether a value is an ARN for certain.</summary>
    /// <returns><see langword="true"/> when its text begins like one.</returns>
    public static bool Is(MemberValue value) => ShownValues.BeginsWith(value, Prefix);

    /// <summary>Makes the pattern of a value on a resource type.</summary>
    /// <param name="arn">The value's text as a pattern, beginning like an ARN.</param>
    /// <param name="type">The resource type.</param>
    /// <returns>The pattern; <see langword="null"/> when the ARN is not of this type.</returns>
    public static string? On(string arn, ResourceTypeEntry type)
    {
        var any = AnyOf(type);
        var pattern = ArnPattern.Parse(arn);
        var fields = ArnFields.Split(arn);
        if (fields.Length < ArnFields.Count) return any;
        if (!ArnPattern.Parse(any).Meets(pattern)) return null;
        if (fields[1] == "*") arn = string.Join(":", [fields[0], ArnPlaceholders.Partition, .. fields.Skip(2)]);
        if (ArnPattern.Parse(any).Covers(pattern)) return arn;

        // A hole stands where the type's own words do: the type is known, the name is not.
        var typeFields = ArnFields.Split(any);
        return string.Join(":", ArnFields.Split(arn).Take(2).Concat([typeFields[2], fields[3], fields[4], typeFields[5]]));
    }

    private static string AnyOf(ResourceTypeEntry type)
    {
        var any = ResourcePatterns.Of(type.Arn, isCreated: false);
        return any
            .Replace(ArnPlaceholders.Partition, "*")
            .Replace(ArnPlaceholders.AnyRegion, "*")
            .Replace(ArnPlaceholders.AnyAccount, "*");
    }
}
