using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// Tags in the request of what creates a resource. Most services check their tagging action on them, and the reference says so of
/// few: of the others the tagging action is needed when the tags are set if AWS's own table names it, and else possible.
/// </summary>
internal sealed class TagsOnCreate(Reference reference, AuthorizedTable table)
{
    private const string Note = "the tags may need it";

    /// <summary>The tagging actions of a service, the one that new operations use first.</summary>
    public static readonly string[] Actions = ["TagResource", "AddTagsToResource", "AddTags", "CreateTags", "TagResources"];

    /// <summary>The members that hold tags.</summary>
    public static readonly string[] Members = ["Tags", "TagList", "TagSpecifications", "ResourceTags", "TagSet", "TagMap"];

    private static readonly string[] Singles = ["AddTagsTo", "Tag"];

    // What they make, if anything, keeps no tags.
    private static readonly string[] Others = ["Get", "List", "Describe", "Search", "Send", "Delete", "Stop", "Remove", "Disable", "Disassociate", "Terminate", "Tag", "Untag"];

    public void Apply(OperationDraft draft)
    {
        if (Others.Any(verb => draft.Name.StartsWith(verb, StringComparison.Ordinal))) return;
        if (draft.Permissions.Find(permission => permission.Action == draft.Prefix + ":" + draft.Name) is not { } own) return;
        var creating = reference.Find(own.Action)!;
        if (!creating.Level.Contains("Write", StringComparison.Ordinal) || draft.Permissions.Exists(permission => IsTagging(permission, draft.Prefix))) return;
        if (Find(draft, creating) is not { } action) return;
        var isNamed = table.Names(draft.Service, draft.Name, action.FullName);
        if (Tags(draft, isNamed) is not { } tags) return;
        draft.Permissions.Add(isNamed
            ? new PermissionEntry(action.FullName, PermissionKind.Needed, Trigger.Parse(tags), [], [], "")
            : new PermissionEntry(action.FullName, PermissionKind.Possible, Trigger.Parse(tags), [], [], Note));
    }

    /// <summary>The member that holds the tags. Where the table says that there is one, it may have a name of its own (BackupVaultTags).</summary>
    private static string? Tags(OperationDraft draft, bool isNamed)
        => draft.Request.TopMembers().FirstOrDefault(member
            => (Members.Contains(member) || (isNamed && member.EndsWith("Tags", StringComparison.Ordinal))) && draft.Request.HoldsTags(member));

    /// <summary>The service's tagging action if it takes what the operation creates, else the one of the thing alone (AddTagsToCertificate).</summary>
    private ReferenceAction? Find(OperationDraft draft, ReferenceAction creating)
    {
        var common = Actions.Select(action => reference.Find(draft.Prefix + ":" + action)).FirstOrDefault(found => found is not null);
        var isSure = common is not null && creating.Created().Count > 0 && Fits(common, creating);
        var own = isSure ? null : reference.Services[draft.Prefix].Actions.Find(action => IsTagging(action) && IsFor(action, draft.Name));
        return own ?? (common is not null && Fits(common, creating) ? common : null);
    }

    private static bool IsFor(ReferenceAction tagging, string operation)
        => Singles.Any(word => tagging.Name.StartsWith(word, StringComparison.Ordinal)
            && tagging.Name.Length > word.Length
            && operation.EndsWith(tagging.Name[word.Length..], StringComparison.Ordinal));

    private static bool IsTagging(ReferenceAction action) => action.Level.Contains("Tagging", StringComparison.Ordinal);

    // Another service's tagging action is for what that service makes.
    private bool IsTagging(PermissionEntry permission, string prefix)
        => permission.Action.StartsWith(prefix + ":", StringComparison.Ordinal)
            && reference.Find(permission.Action) is { } action && IsTagging(action) && !action.Name.StartsWith("Untag", StringComparison.Ordinal);

    /// <summary>Whether the tagging action takes what the operation creates.</summary>
    private static bool Fits(ReferenceAction tagging, ReferenceAction creating)
    {
        var created = creating.Created();
        return created.Count == 0 || tagging.Touches.Count == 0 || created.Any(touch => tagging.Touches.Any(other => other.Type.Name == touch.Type.Name));
    }
}
