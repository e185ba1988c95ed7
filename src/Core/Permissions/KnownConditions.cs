using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Conditions that limit a permission to what the request says, such as the cluster whose tasks it lists. Where the code does not show
/// it, the permission is without the condition: wider, and never refused.
/// </summary>
internal static class KnownConditions
{
    /// <summary>Puts what the request says into the conditions that limit.</summary>
    /// <param name="entry">The permission.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <param name="catalog">The catalogue, which knows the types that a condition's value can be of.</param>
    /// <returns>The permission; without the conditions whose values the code does not show.</returns>
    public static PermissionEntry Fill(PermissionEntry entry, SdkRequest request, AwsCatalog catalog)
        => entry.Conditions.All(static condition => !condition.IsLimit)
            ? entry
            : entry with { Conditions = [.. entry.Conditions.Select(condition => condition.IsLimit ? Filled(condition, request, catalog) : condition).OfType<ConditionTemplate>()] };

    private static ConditionTemplate? Filled(ConditionTemplate condition, SdkRequest request, AwsCatalog catalog)
    {
        var values = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in condition.Values)
        {
            if (Known(value, condition.Key, request, catalog) is not { } known) return null;
            values.UnionWith(known);
        }

        if (values.Count == 0) return null;
        var isPattern = values.Any(static value => value.IndexOf('*') >= 0);
        return condition with
        {
            IsLimit = false,
            Operator = isPattern && condition.Operator == "StringEquals" ? "StringLike" : condition.Operator,
            Values = [.. values],
        };
    }

    private static IReadOnlyList<string>? Known(string value, string key, SdkRequest request, AwsCatalog catalog)
    {
        var at = value.IndexOf('@');
        var (type, text) = at < 0 ? ("", value) : (value.Substring(0, at), value.Substring(at + 1));
        var parts = TemplatePart.Parse(text);
        foreach (var part in parts.Where(static part => part.IsMember))
        {
            if (TemplateFiller.Values(part, request) is not { Count: > 0 } shown || shown.Any(ShownValues.IsAny)) return null;
        }

        if (type.Length == 0) return TemplateFiller.Fill(parts, request);
        var prefix = key.Substring(0, key.IndexOf(':'));
        return catalog.FindPrefix(prefix)?.ResourceTypes.FirstOrDefault(found => found.Name == type) is { } resource
            && new TypePatterns(prefix, [new ResourceTemplate(type, "", text)], new ActionResource(resource, false, false, []), [], request).Read() is { } patterns
            && !patterns.Contains(ResourcePatterns.Of(resource.Arn, isCreated: false))
                ? patterns
                : null;
    }
}
