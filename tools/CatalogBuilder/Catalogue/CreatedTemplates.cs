using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// Tags on create are for what the operation itself is for, so a tagging action without templates of its own has those of the
/// operation's own action, where it takes the same types.
/// </summary>
internal sealed class CreatedTemplates(Reference reference)
{
    public void Apply(OperationDraft draft)
    {
        if (draft.Permissions.Find(permission => permission.Action == draft.Prefix + ":" + draft.Name) is not { } own) return;
        if (reference.Find(own.Action) is not { } ownAction) return;
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (permission.Resources.Count > 0 || permission.Trigger is null || reference.Find(permission.Action) is not { } action) continue;
            if (action.Prefix != draft.Prefix || !IsTagging(action)) continue;
            draft.Permissions[i] = permission with { Resources = [.. own.Resources.Where(resource => IsOfOneType(resource, ownAction, action))] };
        }
    }

    private static bool IsTagging(ReferenceAction action)
        => action.FullName[(action.Prefix.Length + 1)..] is var name && (name.StartsWith("Tag", StringComparison.Ordinal) || name.StartsWith("AddTags", StringComparison.Ordinal));

    // The variable must mean the same on both: the tagging action has the very type that the operation touches.
    private static bool IsOfOneType(ResourceTemplate resource, ReferenceAction own, ReferenceAction tagging)
        => resource.Variable.Length > 0
            ? own.Touches.Where(touch => touch.Type.Variables.Contains(resource.Variable)).Any(touch => tagging.Touches.Any(other => other.Type.Name == touch.Type.Name))
            : tagging.Touches.Any(touch => touch.Type.Name == resource.ResourceType);
}
