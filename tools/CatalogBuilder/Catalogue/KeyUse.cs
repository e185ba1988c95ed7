using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// Actions of AWS KMS that the reference calls dependent: a service uses a key in the caller's name. They are needed for the key that
/// the request names; else they depend on what is deployed. Where the service says who it is in its requests to KMS
/// (<c>via-services.txt</c>), the permission is for such requests only.
/// </summary>
internal sealed class KeyUse(HandRules rules)
{
    public const string Prefix = "kms:";

    private const string ViaService = "kms:ViaService";
    private const string Note = "only when a customer managed key is used";
    private static readonly string[] KeyMembers = ["KmsKeyId", "KMSKeyId", "KmsKeyArn", "KMSKeyArn", "KmsKey", "KMSKey"];

    // AWS KMS Developer Guide, condition keys, kms:ViaService: these do not have the key. A grant has a condition of its own.
    private static readonly string[] WithoutVia =
        ["kms:CreateGrant", "kms:CreateKey", "kms:GenerateRandom", "kms:ListAliases", "kms:ListKeys", "kms:ListRetirableGrants", "kms:RetireGrant"];

    public void Apply(OperationDraft draft)
    {
        foreach (var permission in draft.Permissions.FindAll(IsUnsettled))
        {
            draft.Permissions.Remove(permission);
            draft.Permissions.AddRange(Settle(permission, draft));
        }
    }

    private static bool IsUnsettled(PermissionEntry permission)
        => permission is { Kind: PermissionKind.Possible, Trigger: null } && permission.Action.StartsWith(Prefix, StringComparison.Ordinal);

    private IEnumerable<PermissionEntry> Settle(PermissionEntry permission, OperationDraft draft)
    {
        var reported = permission with { Kind = PermissionKind.Deployment, Note = Note };
        if (draft.Prefix == "kms" || !rules.ViaServices.TryGetValue(draft.Service, out var via)) return [reported];
        if (!WithoutVia.Contains(permission.Action))
        {
            reported = reported with { Conditions = [new ConditionTemplate("StringLike", ViaService, [via + ".*.${DnsSuffix}"])] };
        }

        if (KeyMembers.FirstOrDefault(draft.Request.Has) is not { } key) return [reported];
        var needed = reported with { Kind = PermissionKind.Needed, Resources = [new ResourceTemplate("key", "", "{" + key + "}")], Note = "" };
        return draft.Request.IsRequired(key)
            ? [needed]
            : [needed with { Trigger = Trigger.Parse(key) }, reported with { Trigger = Trigger.Parse("!" + key) }];
    }
}
