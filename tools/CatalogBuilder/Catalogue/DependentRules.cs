using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>What a source calls dependent without saying when: a trigger where the action tells it, else the deployment tier or possible.</summary>
internal sealed class DependentRules(Reference reference, HandRules rules)
{
    private const string CreateTags = "ec2:CreateTags";
    private const string LinkedRoleNote = "only while the service-linked role does not exist";
    private const string RightsNote = "it hands out rights, and no source says when the operation needs it";
    private const string KeyNote = "only when a customer managed key is used";

    private static readonly string[] TagActions = ["AddTagsToResource", "TagResource", "AddTags", "CreateTags", "TagResources"];
    private static readonly string[] TagMembers = ["Tags", "TagList", "TagSpecifications", "ResourceTags", "TagSet", "TagMap"];

    public void Apply(OperationDraft draft)
    {
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (permission.Action == CreateTags && draft.Prefix == "ec2" && permission.Trigger is not null)
            {
                draft.Permissions[i] = permission with
                {
                    Conditions = [new ConditionTemplate("StringEquals", "ec2:CreateAction", [draft.Name])],
                    Resources = CreatedTypes(draft),
                };
            }
            else if (permission.Action == "iam:CreateServiceLinkedRole" && draft.Prefix != "iam")
            {
                draft.Permissions[i] = LinkedRole(permission, draft.Service);
            }
            else if (permission is { Kind: PermissionKind.Possible, Trigger: null })
            {
                draft.Permissions[i] = Settle(permission, draft);
            }
        }
    }

    /// <summary>Tags on create touch the types that the operation creates; its own types where the reference marks none.</summary>
    private ResourceTemplate[] CreatedTypes(OperationDraft draft)
    {
        var taggable = reference.Find(CreateTags)!.Touches.Select(touch => touch.Type.Name).ToHashSet(StringComparer.Ordinal);
        if (reference.Find("ec2:" + draft.Name) is not { } own) return [];
        var created = own.Created();
        return [.. (created.Count > 0 ? created : own.Touches)
            .Select(touch => touch.Type.Name)
            .Where(taggable.Contains)
            .Select(type => new ResourceTemplate(type, "", "*"))];
    }

    private PermissionEntry LinkedRole(PermissionEntry permission, string service)
    {
        if (!rules.ServiceLinkedRoles.TryGetValue(service, out var principals))
        {
            return permission with { Kind = PermissionKind.Deployment, Resources = [], Note = LinkedRoleNote + "; service not known" };
        }

        return permission with
        {
            Kind = PermissionKind.Deployment,
            Resources = [.. principals.Select(principal => new ResourceTemplate("role", "", $"arn:${{Partition}}:iam::${{Account}}:role/aws-service-role/{principal}/*"))],
            Conditions = [new ConditionTemplate("StringEquals", "iam:AWSServiceName", principals)],
            Note = LinkedRoleNote,
        };
    }

    private PermissionEntry Settle(PermissionEntry permission, OperationDraft draft)
    {
        var (prefix, name) = (permission.Action.Split(':')[0], permission.Action.Split(':')[1]);
        if (prefix == "iam" && draft.Prefix != "iam" && reference.Find(permission.Action)!.Level.Contains("Write", StringComparison.Ordinal))
        {
            return permission with { Kind = PermissionKind.Deployment, Note = RightsNote };
        }

        if (prefix == "kms") return permission with { Kind = PermissionKind.Deployment, Note = KeyNote };
        if (TagActions.Contains(name) && prefix == draft.Prefix && draft.Request.TopMembers().FirstOrDefault(TagMembers.Contains) is { } tags)
        {
            return permission with { Kind = PermissionKind.Needed, Trigger = Trigger.Parse(tags) };
        }

        return permission;
    }
}
