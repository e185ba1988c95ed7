using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions.Resources;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// Tags on create are for what the operation creates, so a tagging action without templates of its own has those of the
/// operation by which the request names the new resource: a member of the variable's own name (TableName), not a source.
/// </summary>
internal sealed class CreatedTemplates(Reference reference)
{
    private const string Create = "Create";

    // Amazon ECS Developer Guide, "Grant permission to tag resources on creation", and Elastic Load Balancing in its example policies:
    // the key holds the operation that makes the resource.
    private static readonly string[] WithCreateAction = ["ecs", "elasticloadbalancing"];

    public void Apply(OperationDraft draft)
    {
        NameCreateAction(draft);
        if (!draft.Name.StartsWith(Create, StringComparison.Ordinal)) return;
        if (draft.Permissions.Find(permission => permission.Action == draft.Prefix + ":" + draft.Name) is not { } own) return;
        var named = own.Resources.Where(NamesTheVariable).ToArray();
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (permission.Resources.Count > 0 || permission.Trigger is null || reference.Find(permission.Action) is not { } action) continue;
            if (action.Prefix != draft.Prefix || !IsTagging(action)) continue;
            draft.Permissions[i] = permission with
            {
                Resources = [.. named.Where(resource => action.Touches.Any(touch => touch.Type.Variables.Contains(resource.Variable)))],
            };
        }
    }

    private void NameCreateAction(OperationDraft draft)
    {
        if (!WithCreateAction.Contains(draft.Prefix)) return;
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (permission.Trigger is null || permission.Conditions.Count > 0 || reference.Find(permission.Action) is not { } action) continue;
            if (action.Prefix != draft.Prefix || !IsTagging(action)) continue;
            draft.Permissions[i] = permission with { Conditions = [new ConditionTemplate("StringEquals", draft.Prefix + ":CreateAction", [draft.Name])] };
        }
    }

    private static bool IsTagging(ReferenceAction action)
        => action.Name.StartsWith("Tag", StringComparison.Ordinal) || action.Name.StartsWith("AddTags", StringComparison.Ordinal);

    private static bool NamesTheVariable(ResourceTemplate resource)
        => resource.Variable.Length > 0
            && TemplatePart.Parse(resource.Template) is [.., { IsMember: true, Text: var member }]
            && !member.Contains('.', StringComparison.Ordinal)
            && (resource.Variable.StartsWith(member, StringComparison.OrdinalIgnoreCase) || resource.Variable.EndsWith(member, StringComparison.OrdinalIgnoreCase));
}
