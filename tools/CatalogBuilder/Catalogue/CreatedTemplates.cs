using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// Tags on create are for what the operation creates: a tagging action beside the operation's own is limited to the types that the
/// operation creates, named as its own action names them. Where the reference marks none, the action has those templates of the
/// operation by which the request names the new resource: a member of the variable's own name (TableName), not a source.
/// </summary>
internal sealed class CreatedTemplates(Reference reference, Corrections corrections)
{
    private const string Create = "Create";

    // Amazon ECS Developer Guide, "Grant permission to tag resources on creation", and Elastic Load Balancing in its example policies:
    // the key holds the operation that makes the resource.
    private static readonly string[] WithCreateAction = ["ecs", "elasticloadbalancing"];

    public void Apply(OperationDraft draft)
    {
        var own = draft.Permissions.Find(permission => permission.Action == draft.Prefix + ":" + draft.Name);
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (permission.Trigger is null || reference.Find(permission.Action) is not { } action) continue;
            if (action.Prefix != draft.Prefix || !IsTagging(action) || IsByHand(permission, draft)) continue;
            if (WithCreateAction.Contains(draft.Prefix)) permission = permission with { Conditions = [new ConditionTemplate("StringEquals", draft.Prefix + ":CreateAction", [draft.Name])] };
            draft.Permissions[i] = own is null ? permission : permission with { Resources = Created(permission, action, own, draft) };
        }
    }

    private IReadOnlyList<ResourceTemplate> Created(PermissionEntry permission, ReferenceAction tagging, PermissionEntry own, OperationDraft draft)
    {
        var creating = reference.Find(own.Action)!;
        var marked = creating.Created();
        var named = (marked.Count > 0 ? marked : [.. creating.Touches.Where(creating.SurelyCreates)])
            .Where(touch => tagging.Touches.Count == 1 || creating.SurelyCreates(touch))
            .Select(touch => touch.Type.Name)
            .ToArray();

        // A load balancer can be one of several types that begin with its name.
        var created = creating.Touches
            .Select(touch => touch.Type)
            .Where(type => named.Any(name => type.Name.StartsWith(name, StringComparison.Ordinal)) && tagging.Touches.Any(touch => touch.Type.Name == type.Name))
            .ToArray();
        if (created.Length > 0)
        {
            return
            [
                .. created.Select(type => new ResourceTemplate(type.Name, "", "*")),
                .. own.Resources.Where(resource => created.Any(type => type.Name == resource.ResourceType || type.Variables.Contains(resource.Variable))),
            ];
        }

        return permission.Resources.Count > 0 || !draft.Name.StartsWith(Create, StringComparison.Ordinal)
            ? permission.Resources
            : [.. own.Resources.Where(resource => NamesTheVariable(resource) && tagging.Touches.Any(touch => touch.Type.Variables.Contains(resource.Variable)))];
    }

    private bool IsByHand(PermissionEntry permission, OperationDraft draft)
        => permission.Resources.Count > 0
            && corrections.For(draft.Service, draft.Name).Any(line => line.Contains(permission.Action, StringComparison.Ordinal));

    private static bool IsTagging(ReferenceAction action)
        => action.Name.StartsWith("Tag", StringComparison.Ordinal) || action.Name.StartsWith("AddTags", StringComparison.Ordinal);

    private static bool NamesTheVariable(ResourceTemplate resource)
        => resource.Variable.Length > 0
            && TemplatePart.Parse(resource.Template) is [.., { IsMember: true, Text: var member }]
            && !member.Contains('.', StringComparison.Ordinal)
            && (resource.Variable.StartsWith(member, StringComparison.OrdinalIgnoreCase) || resource.Variable.EndsWith(member, StringComparison.OrdinalIgnoreCase));
}
