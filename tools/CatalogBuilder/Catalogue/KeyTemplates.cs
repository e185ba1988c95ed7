using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// A request names the key of another service by ARN, by id or by alias. The ARN and the id name the key; an alias does not, and
/// the service that resolves it asks for the key by its id, so that any key is left, limited to requests of that service.
/// </summary>
internal static class KeyTemplates
{
    public static void Apply(OperationDraft draft)
    {
        if (draft.Prefix == "kms") return;
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (!permission.Action.StartsWith("kms:", StringComparison.Ordinal)) continue;
            draft.Permissions[i] = permission with { Resources = [.. permission.Resources.SelectMany(WithId)] };
        }
    }

    private static IEnumerable<ResourceTemplate> WithId(ResourceTemplate resource)
    {
        yield return resource;
        if (resource.ResourceType != "key" || resource.Template is not ['{', .., '}'] || resource.Template.Contains(':', StringComparison.Ordinal)) yield break;
        yield return new ResourceTemplate("", "KeyId", "{" + resource.Template[1..^1] + ":unless(alias/)}");
    }
}
