using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Two services of one prefix have actions of the same name on different resource types: each permission keeps those of its service.</summary>
internal sealed class SharedActions(Reference reference, HandRules rules)
{
    private const string None = "none";

    /// <summary>Gives the actions the types that the reference lacks.</summary>
    public void Complete()
    {
        foreach (var (_, action, types) in rules.SharedActions)
        {
            foreach (var type in types.Where(type => type != None)) reference.Touch(action, type);
        }
    }

    public void Apply(OperationDraft draft)
    {
        foreach (var (_, action, types) in rules.SharedActions.Where(row => row.Service == draft.Service))
        {
            for (var i = 0; i < draft.Permissions.Count; i++)
            {
                if (draft.Permissions[i].Action == action) draft.Permissions[i] = Limited(draft.Permissions[i], types);
            }
        }
    }

    private static PermissionEntry Limited(PermissionEntry permission, string[] types)
    {
        if (types.Contains(None)) return permission with { Resources = [new ResourceTemplate("", "", "*")], TypeLimits = [] };
        var already = permission.Resources.Where(IsLimit).Select(resource => resource.ResourceType).Where(types.Contains).ToArray();
        return permission with
        {
            Resources =
            [
                .. (already.Length > 0 ? already : types).Select(type => new ResourceTemplate(type, "", "*")),
                .. permission.Resources.Where(resource => !IsLimit(resource)),
            ],
        };
    }

    private static bool IsLimit(ResourceTemplate resource) => resource is { Variable: "", Template: "*" };
}
