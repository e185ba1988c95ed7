using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>The resources of a permission: what the request names on each resource type of the action, any where it does not show it.</summary>
internal static class ResourceResolver
{
    private static readonly EquatableArray<string> Any = EquatableArray<string>.From(["*"]);

    /// <summary>Resolves the resources.</summary>
    /// <param name="entry">The catalogue's permission.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>ARN patterns with placeholders, sorted; <c>*</c> alone where the action takes no resource.</returns>
    public static EquatableArray<string> Resolve(PermissionEntry entry, ActionEntry action, SdkRequest request)
    {
        // A whole ARN without request members is a fact of the catalogue, such as the path of a service-linked role.
        var facts = entry.Resources.Where(static template => template.Variable.Length == 0 && IsFact(template.Template)).ToArray();
        if (facts.Length > 0) return Sorted(facts.Select(static fact => fact.Template));
        if (action.Resources.Count == 0 || entry.Resources.Any(static template => template is { ResourceType: "", Variable: "", Template: "*" })) return Any;
        if (entry.TypeLimits.Any(limit => limit.ResourceType == TypeLimit.NoType && limit.Trigger.Evaluate(request) != TriggerResult.No)) return Any;

        var types = Types(entry, action, request);
        var templates = entry.Resources.Where(static template => template.Template != "*").ToArray();
        if (templates.Length == 0 || HasStrangers(templates, action, types, request)) return ResourcePatterns.Of(action, types);

        var named = types
            .Select(type => (Type: type, Patterns: InputArns.Read(action.Prefix, templates, type, types, request)))
            .Where(static pair => pair.Patterns is not null)
            .ToArray();

        // An ARN that is of none of the types shows that the catalogue misses one, so each type keeps any name.
        if (named.Length == 0) return ResourcePatterns.Of(action, types);
        return named.Length > ResourcePatterns.MostTypes
            ? ResourcePatterns.Of(action, [.. named.Select(static pair => pair.Type)])
            : Sorted(named.SelectMany(static pair => pair.Patterns!));
    }

    // An identifier that is of none of the types may be of one whose identifiers the catalogue does not know.
    private static bool HasStrangers(ResourceTemplate[] templates, ActionEntry action, IReadOnlyList<ActionResource> types, SdkRequest request)
        => templates
            .Where(static template => template is { ResourceType: "", Variable: "" })
            .Select(static template => TemplatePart.Parse(template.Template))
            .Where(static parts => parts is [{ IsMember: true, Function: "" }])
            .SelectMany(parts => ShownValues.Of(request, parts[0].Text))
            .Any(value => !ShownValues.IsAny(value) && !WholeArn.Is(value) && types.All(type => !TypePatterns.CanName(action.Prefix, type, value)));

    private static IReadOnlyList<ActionResource> Types(PermissionEntry entry, ActionEntry action, SdkRequest request)
    {
        var limits = entry.Resources
            .Where(static template => template.Variable.Length == 0 && template.Template == "*")
            .Select(static template => template.ResourceType)
            .ToArray();
        var limited = limits.Length == 0 ? [] : action.Resources.Where(resource => limits.Contains(resource.Type.Name, StringComparer.Ordinal)).ToArray();
        var types = limited.Length > 0 ? limited : action.Resources;
        var touched = types.Where(type => entry.TypeLimits.All(limit
            => !string.Equals(limit.ResourceType, type.Type.Name, StringComparison.Ordinal) || limit.Trigger.Evaluate(request) != TriggerResult.No)).ToArray();
        return touched.Length == 0 ? types : touched;
    }

    private static EquatableArray<string> Sorted(IEnumerable<string> patterns)
    {
        var sorted = new SortedSet<string>(patterns, StringComparer.Ordinal);
        if (sorted.Contains("*")) return Any;
        var parsed = sorted.Select(ArnPattern.Parse).ToArray();
        return parsed
            .Where(pattern => !parsed.Any(other => other.Text != pattern.Text && other.Covers(pattern)))
            .Select(static pattern => pattern.Text)
            .ToEquatableArray();
    }

    private static bool IsFact(string template)
        => template.StartsWith("arn:", StringComparison.Ordinal) && TemplatePart.Parse(template).All(static part => !part.IsMember);
}
