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
            if (reference.Find(permission.Action) is not { } action || action.Prefix != draft.Prefix || !HasAlternatives(action)) continue;
            if (OnlyMember(permission) is not { } member || !draft.Request.IsRequired(member)) continue;
            if (draft.Request.TopMembers().Any(other => other != member && NamingOperations.IsIdentifier(other))) continue;
            draft.Permissions[i] = permission with { Resources = [new ResourceTemplate("", "", "{" + member + "}")] };
        }
    }

    // What starts or makes something touches that beside what it names, so a write counts only where its types are kinds of one.
    private static bool HasAlternatives(ReferenceAction action)
    {
        var types = action.Touches.Select(static touch => touch.Type.Name).Distinct(StringComparer.Ordinal).ToArray();
        if (types.Length < 2) return false;
        if (action.Level.Contains("Tagging", StringComparison.Ordinal) || action.Name.StartsWith("ListTags", StringComparison.Ordinal)) return true;
        if (types.All(static type => type.Contains('/', StringComparison.Ordinal)) && types.Select(static type => type.Split('/')[0]).Distinct(StringComparer.Ordinal).Count() == 1) return true;
        return action.Level is "Read" or "List" && action.Touches.All(static touch => !touch.IsRequired);
    }

    private static string? OnlyMember(PermissionEntry permission)
    {
        var templates = permission.Resources.Select(static resource => resource.Template).Distinct().ToArray();
        return templates is [['{', .. var member, '}']] && permission.Resources.All(static resource => resource.Variable.Length == 0) && !member.Contains(':', StringComparison.Ordinal)
            ? member
            : null;
    }
}
