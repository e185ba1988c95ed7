using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// Actions of which the reference calls every resource type optional. A call that touches a resource of none of them is
/// authorised against <c>*</c>, so that a policy with the types' ARNs would refuse it: listing all, or metrics without a data
/// set. A read counts as acting on a resource when its request must name one, a write when its request can; tags always go on a
/// resource, and so does what creates one. Of the rest the permission is for <c>*</c>, unless a member that names a resource is set.
/// </summary>
internal sealed class UntouchedTypes(PublishedFolder input, Reference reference, HandRules rules)
{
    private const string Star = "*";

    private readonly NamingOperations _operations = new(input);

    public void Apply(OperationDraft draft)
    {
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (reference.Find(permission.Action) is not { } action || !MayTouchNone(action)) continue;
            if (permission.Resources.Any(static resource => IsFixed(resource.Template)) || Members(permission).Any(draft.Request.IsRequired)) continue;
            draft.Permissions[i] = Widened(permission);
        }
    }

    private static PermissionEntry Widened(PermissionEntry permission)
    {
        var members = Members(permission).Distinct(StringComparer.Ordinal).ToArray();
        return members.Length == 0
            ? permission with { Resources = [new ResourceTemplate("", "", Star)], TypeLimits = [] }
            : permission with { TypeLimits = [.. permission.TypeLimits, new TypeLimit(TypeLimit.NoType, Trigger.Parse(string.Join(',', members.Select(static member => "!" + member))))] };
    }

    private bool MayTouchNone(ReferenceAction action)
    {
        if (action.Touches.Count == 0 || action.Touches.Any(static touch => touch.IsRequired)) return false;
        if (action.Level.Contains("Tagging", StringComparison.Ordinal) || action.Created().Count > 0) return false;
        if (rules.AlwaysTouched.Any(pattern => Fits(pattern, action.FullName))) return false;
        var writes = action.Level.Contains("Write", StringComparison.Ordinal);
        return _operations.Find(action.FullName) is { } naming
            ? naming < (writes ? Naming.Perhaps : Naming.Always)
            : action.Level == "List";
    }

    private static bool Fits(string pattern, string action)
        => pattern.EndsWith('*') ? action.StartsWith(pattern[..^1], StringComparison.Ordinal) : action == pattern;

    private static IEnumerable<string> Members(PermissionEntry permission)
        => permission.Resources.SelectMany(static resource => TemplatePart.Parse(resource.Template)).Where(static part => part.IsMember).Select(static part => part.Text);

    // "*" or an ARN without a member: what the call touches is said already.
    private static bool IsFixed(string template) => TemplatePart.Parse(template).All(static part => !part.IsMember);
}
