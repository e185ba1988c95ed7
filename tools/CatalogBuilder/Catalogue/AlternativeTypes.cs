using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// Actions with several types of which the request names one, by the ARN in its only identifying member: the resource of a tagging or
/// reading operation, a load balancer of one of its kinds. Whichever type the ARN is of, the others are not touched.
/// </summary>
internal sealed class AlternativeTypes(Reference reference)
{
    public void Apply(OperationDraft draft)
    {
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            var limits = permission.Resources.Where(static resource => resource is { Variable: "", Template: "*" }).ToArray();
            if (reference.Find(permission.Action) is not { } action || action.Prefix != draft.Prefix || !HasAlternatives(action, limits)) continue;
            if (OnlyMember(permission.Resources.Except(limits)) is not { } member || !draft.Request.IsRequired(member)) continue;
            if (draft.Request.TopMembers().Any(other => other != member && NamingOperations.IsIdentifier(other))) continue;
            draft.Permissions[i] = permission with { Resources = [.. limits, new ResourceTemplate("", "", "{" + member + "}")] };
        }
    }

    // What starts or makes something touches that beside what it names, so a write counts only where its types are kinds of one.
    private static bool HasAlternatives(ReferenceAction action, ResourceTemplate[] limits)
    {
        var types = limits.Length > 0
            ? limits.Select(static limit => limit.ResourceType).ToArray()
            : action.Touches.Select(static touch => touch.Type.Name).Distinct(StringComparer.Ordinal).ToArray();
        if (types.Length < 2) return false;
        if (action.Level.Contains("Tagging", StringComparison.Ordinal) || action.Name.StartsWith("ListTags", StringComparison.Ordinal)) return true;
        if (types.All(static type => type.Contains('/', StringComparison.Ordinal)) && types.Select(static type => type.Split('/')[0]).Distinct(StringComparer.Ordinal).Count() == 1) return true;
        return action.Level is "Read" or "List" && action.Touches.All(static touch => !touch.IsRequired);
    }

    private static string? OnlyMember(IEnumerable<ResourceTemplate> resources)
    {
        var named = resources.ToArray();
        var templates = named.Select(static resource => resource.Template).Distinct().ToArray();
        return templates is [['{', .. var member, '}']] && named.All(static resource => resource.Variable.Length == 0) && !member.Contains(':', StringComparison.Ordinal)
            ? member
            : null;
    }
}
