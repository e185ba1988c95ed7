using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Services that use another service in the caller's name: the key of a bucket, a queue or a table.</summary>
internal sealed class ForwardedAccess
{
    private const string Note = "only when the resource is encrypted with a customer managed key";
    private static readonly string[] KeyMembers = ["ServerSideEncryptionKeyManagementServiceKeyId", "KmsKeyId", "KMSKeyId", "KmsMasterKeyId", "SSESpecification.KMSMasterKeyId"];
    private readonly Dictionary<(string Service, string Operation), List<PermissionEntry>> _entries = [];

    public ForwardedAccess(PublishedFolder input)
    {
        foreach (var service in input.Json("operation-forwarded-access.json").EnumerateObject())
        {
            foreach (var operation in service.Value.EnumerateObject())
            {
                var entries = new List<PermissionEntry>();
                foreach (var action in operation.Value.EnumerateArray())
                {
                    var conditions = action.GetProperty("context").EnumerateObject()
                        .Select(pair => new ConditionTemplate("StringLike", pair.Name, [ViaAnyRegion(pair.Value.GetString()!)]))
                        .ToArray();
                    entries.Add(new PermissionEntry(action.GetProperty("action").GetString()!, PermissionKind.Deployment, null, [], conditions, Note));
                }

                _entries[(service.Name, operation.Name)] = entries;
            }
        }
    }

    public void Apply(OperationDraft draft)
    {
        foreach (var entry in _entries.GetValueOrDefault((draft.Service, draft.Name)) ?? [])
        {
            var key = KeyMembers.FirstOrDefault(draft.Request.Has);
            draft.Permissions.RemoveAll(permission => permission.Action == entry.Action && entry.Action.StartsWith("kms:", StringComparison.Ordinal));
            if (key is not null && entry.Action.StartsWith("kms:", StringComparison.Ordinal))
            {
                draft.Permissions.Add(entry with { Kind = PermissionKind.Needed, Trigger = Trigger.Parse(key), Resources = [new ResourceTemplate("key", "", "{" + key + "}")], Note = "" });
                draft.Permissions.Add(entry with { Trigger = Trigger.Parse("!" + key) });
            }
            else
            {
                draft.Permissions.Add(entry);
            }
        }
    }

    private static string ViaAnyRegion(string value)
        => value.Replace("${region}", "*", StringComparison.Ordinal).Replace("amazonaws.com", "${DnsSuffix}", StringComparison.Ordinal);
}
