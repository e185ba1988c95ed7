using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>From a call to the permissions that it needs.</summary>
/// <param name="catalog">What AWS publishes.</param>
public sealed class PermissionDeriver(AwsCatalog catalog)
{
    private const string AlternativeNote = ", one of the cases that each call is";

    /// <summary>Derives the permissions of a call.</summary>
    /// <returns>The permissions; none for an operation that is permission-free or that the catalogue does not know.</returns>
    public IEnumerable<Permission> Derive(SdkCall call)
    {
        if (catalog.FindService(call.Service)?.FindOperation(call.Operation) is not { } operation) return [];
        call = call with { Request = ChoosingMembers.MayBeMissing(operation, call.Request) };
        var groups = Alternatives.Of(operation.Permissions, call.Request);
        return groups.Count == 0
            ? Derive(call, operation, groups).Select(static one => one.Permission)
            : WithCases(call, [.. Derive(call, operation, groups)], groups);
    }

    private static IEnumerable<Permission> WithCases(SdkCall call, List<(PermissionEntry Entry, Permission Permission)> derived, IReadOnlyDictionary<PermissionEntry, int> groups)
    {
        // What a group grants tells it from the group of a call on other resources.
        var names = derived.Where(one => groups.ContainsKey(one.Entry)).ToLookup(one => groups[one.Entry], static one => one.Permission.Action + " " + string.Join(" ", one.Permission.Resources))
            .ToDictionary(static group => group.Key, group => FormattableString.Invariant($"{call.Service}:{call.Operation}/{StableHash.Of(string.Join("\n", group)):x8}"));
        return derived.Select(one => groups.TryGetValue(one.Entry, out var group) ? one.Permission with { Case = new(names[group], one.Entry.Trigger!.Describe()) } : one.Permission);
    }

    private IEnumerable<(PermissionEntry Entry, Permission Permission)> Derive(SdkCall call, OperationEntry operation, IReadOnlyDictionary<PermissionEntry, int> groups)
    {
        foreach (var permission in operation.Permissions)
        {
            var isAlternative = groups.ContainsKey(permission);
            if (NamedByRequest.Fill(permission, call.Request) is not { } entry) continue;
            var need = entry.Trigger?.Evaluate(call.Request) ?? TriggerResult.Yes;
            if (need == TriggerResult.No && isAlternative) need = TriggerResult.Maybe;
            if (need == TriggerResult.No) continue;
            if (need == TriggerResult.Maybe && entry.IsWhereShown && !entry.Trigger!.IsShown(call.Request)) entry = entry with { Kind = PermissionKind.Deployment };

            // A permission with a trigger matters only in runs in which the trigger holds.
            var request = need == TriggerResult.Maybe ? entry.Trigger!.Assume(call.Request) : call.Request;
            foreach (var part in Parts(new RequestPart(entry, request)))
            {
                if (catalog.FindAction(part.Entry.Action) is not { } action) continue;
                var resources = ResourceResolver.Resolve(part.Entry, action, part.Request);
                yield return (permission, new Permission(
                    action.Name,
                    part.IsOfUnknownBucket ? S3BucketKinds.MarkOtherForms(resources) : resources,
                    Conditions(KnownConditions.Fill(part.Entry, part.Request, catalog)),
                    TierOf(part.Entry.Kind, isAlternative ? TriggerResult.Yes : need, call.IsCertain),
                    call.Member,
                    Reason(part.Entry, need, isAlternative, call.Principal),
                    call.Principal.Name,
                    call.Feature));
            }
        }
    }

    /// <summary>Whether a permission of an operation is granted only for a value that the request names.</summary>
    /// <returns><see langword="true"/> when a call can come out without permissions.</returns>
    public static bool IsNamedByRequest(OperationEntry operation) => operation.Permissions.Any(static permission => NamedByRequest.Members(permission).Any());

    /// <summary>Says why nothing can be granted for a call that needs something: it must not vanish from the policy unseen.</summary>
    /// <returns>The unresolved call; <see langword="null"/> for a call whose permissions are emitted, and for one that needs none.</returns>
    public UnresolvedCall? FindUnresolved(SdkCall call)
    {
        var operation = catalog.FindService(call.Service)?.FindOperation(call.Operation);
        if (operation is not { Status: OperationStatus.Mapped } || Derive(call).Any(static permission => permission.Tier != Tier.Deployment)) return null;
        var open = operation.Permissions.FirstOrDefault(permission => NamedByRequest.Fill(permission, call.Request) is null);
        return new UnresolvedCall(call.Member, open is null
            ? "its request does not show which permission it needs"
            : $"the code does not show {string.Join(" and ", NamedByRequest.Members(open).Select(NamedByRequest.Name))}, and without it {open.Action} would be allowed for every service");
    }

    private IEnumerable<RequestPart> Parts(RequestPart part)
        => S3BucketKinds.Split(part, catalog)
            .SelectMany(kind => KeyAliases.Split(kind, catalog))
            .SelectMany(kind => QualifierConditions.Split(kind, catalog));

    private static Tier TierOf(PermissionKind kind, TriggerResult need, bool isCertain) => kind switch
    {
        PermissionKind.Deployment => Tier.Deployment,
        PermissionKind.Needed when need == TriggerResult.Yes && isCertain => Tier.Required,
        _ => Tier.Conditional,
    };

    private static EquatableArray<PolicyCondition> Conditions(PermissionEntry entry)
        => entry.Conditions
            .OrderBy(static condition => condition.Operator, StringComparer.Ordinal)
            .ThenBy(static condition => condition.Key, StringComparer.Ordinal)
            .Select(static condition => new PolicyCondition(
                condition.Operator,
                condition.Key,
                condition.Values.OrderBy(static value => value, StringComparer.Ordinal).ToEquatableArray()))
            .ToEquatableArray();

    private static string Reason(PermissionEntry entry, TriggerResult need, bool isAlternative, SdkPrincipal principal)
    {
        var trigger = entry.Trigger is null ? "" : need == TriggerResult.Yes ? entry.Trigger.Describe() : "if " + entry.Trigger.Describe();
        if (isAlternative) trigger += AlternativeNote;
        var why = entry.Note.Length == 0 ? trigger : trigger.Length == 0 ? entry.Note : $"{trigger}: {entry.Note}";
        if (principal.Doubt.Length == 0) return why;
        var doubt = Permission.PerhapsOfAnother + principal.Doubt;
        return why.Length == 0 ? doubt : $"{why}; {doubt}";
    }
}
