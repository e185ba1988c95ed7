using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>What a source calls dependent without saying when: a trigger where the action tells it, else the deployment tier or possible.</summary>
internal sealed class DependentRules(Reference reference, HandRules rules)
{
    private const string CreateTags = "ec2:CreateTags";
    private const string LinkedRoleNote = "only while the service-linked role does not exist";
    private const string RightsNote = "it grants permissions to others, and no source says when the operation needs it";
    private const string DeletionNote = "the service reference names it, and the operation makes nothing that could have tags";

    private static readonly string[] Ending = ["Delete", "Stop", "Remove", "Disable", "Disassociate", "Terminate"];
    private static readonly string[] LastSnapshots = ["FinalDBSnapshotIdentifier", "FinalSnapshotIdentifier", "FinalClusterSnapshotIdentifier", "DBSnapshotIdentifier"];

    private readonly KeyUse _keys = new(rules);

    public void Apply(OperationDraft draft)
    {
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (permission.Action == CreateTags && draft.Prefix == "ec2" && permission.Trigger is not null)
            {
                var types = CreatedTypes(draft);
                draft.Permissions[i] = permission with
                {
                    Conditions = [new ConditionTemplate("StringEquals", "ec2:CreateAction", [draft.Name])],
                    Resources = types,
                    TypeLimits = TaggedTypes(types, permission.Trigger, draft),
                };
            }
            else if (permission.Action == "iam:CreateServiceLinkedRole" && draft.Prefix != "iam")
            {
                draft.Permissions[i] = LinkedRole(permission, draft.Service);
            }
            else if (permission is { Kind: PermissionKind.Possible, Trigger: null } && !permission.Action.StartsWith(KeyUse.Prefix, StringComparison.Ordinal))
            {
                draft.Permissions[i] = Settle(permission, draft);
            }
        }

        _keys.Apply(draft);
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

    /// <summary>Where an operation creates several types, its tags say for which each of them is.</summary>
    private static TypeLimit[] TaggedTypes(ResourceTemplate[] types, Trigger trigger, OperationDraft draft)
    {
        var member = trigger.Text + ".ResourceType";
        return types.Length < 2 || !draft.Request.Has(member)
            ? []
            : [.. types.Select(type => new TypeLimit(type.ResourceType, Trigger.Parse($"{member}={type.ResourceType}")))];
    }

    private PermissionEntry LinkedRole(PermissionEntry permission, string service)
    {
        if (!rules.ServiceLinkedRoles.TryGetValue(service, out var principals))
        {
            return permission with { Kind = PermissionKind.Deployment, Resources = [], Note = LinkedRoleNote + "; no source names its service" };
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

        if (Ending.Any(verb => draft.Name.StartsWith(verb, StringComparison.Ordinal)) && prefix == draft.Prefix && IsForLastSnapshot(name))
        {
            return LastSnapshots.FirstOrDefault(draft.Request.Has) is { } snapshot
                ? permission with { Trigger = Trigger.Parse(snapshot) }
                : permission with { Kind = PermissionKind.Deployment, Note = DeletionNote };
        }

        if (TagsOnCreate.Actions.Contains(name) && prefix == draft.Prefix && draft.Request.TopMembers().FirstOrDefault(TagsOnCreate.Members.Contains) is { } tags)
        {
            return permission with { Kind = PermissionKind.Needed, Trigger = Trigger.Parse(tags) };
        }

        return permission;
    }

    /// <summary>What ends a resource makes and tags nothing but the snapshot that it may leave.</summary>
    private static bool IsForLastSnapshot(string action)
        => TagsOnCreate.Actions.Contains(action) || (action.StartsWith("Create", StringComparison.Ordinal) && action.EndsWith("Snapshot", StringComparison.Ordinal));
}
