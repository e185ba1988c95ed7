using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Observed;

/// <summary>What an event proves of permissions.</summary>
/// <param name="Operation">The operation, as <c>service Operation</c>; empty for an action that has none in the SDK.</param>
/// <param name="Checked">The actions that the call was checked for, whatever it asked.</param>
/// <param name="OneOf">Actions of which it was checked for one or some, as what it asked made necessary; empty for none.</param>
internal sealed record EventAction(string Operation, EquatableArray<string> Checked, EquatableArray<string> OneOf)
{
    /// <summary>The action that the event is told under.</summary>
    public string Name => OneOf.Count > 0 ? OneOf[0] : Checked.Count > 0 ? Checked[0] : "";

    /// <summary>The actions that the event shows by its name. What else the call was checked for, its event does not show.</summary>
    public IEnumerable<string> Own => OneOf.Count > 0 ? OneOf : Checked.Take(1);

    /// <summary>Whether the operation needs no permission.</summary>
    public bool IsFree => Checked.Count == 0 && OneOf.Count == 0;
}

/// <summary>From the events of a trail to the actions that their calls are checked for, by the catalogue's operations.</summary>
internal sealed class EventActions(AwsCatalog catalog)
{
    // Lambda and CloudFront append the version of their API: Invoke20150331, AddPermission20150331v2, UpdateDistribution2020_05_31.
    private static readonly Regex Version = new("[0-9]{4}_?[0-9]{2}_?[0-9]{2}(v[0-9]+)?$", RegexOptions.CultureInvariant);

    private readonly EventSources _sources = new(catalog);
    private readonly Dictionary<(string, string, bool), EventAction?> _known = [];

    // Events whose name is neither the operation's nor the action's.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["s3 DeleteMultipleObjects"] = "DeleteObjects",
        ["s3 PutBucketPublicAccessBlock"] = "PutPublicAccessBlock",
        ["s3 DeleteBucketPublicAccessBlock"] = "DeletePublicAccessBlock",
        ["s3 PutBucketLifecycle"] = "PutBucketLifecycleConfiguration",
        ["s3 PutBucketNotification"] = "PutBucketNotificationConfiguration",
        ["s3 GetBucketNotification"] = "GetBucketNotificationConfiguration",
    };

    /// <summary>Finds what an event proves.</summary>
    /// <returns><see langword="null"/> when neither the catalogue nor the reference has such a name.</returns>
    public EventAction? Of(TrailEvent one)
    {
        var key = (one.Source, one.Name, one.HasVersion);
        if (!_known.TryGetValue(key, out var action)) _known.Add(key, action = Find(one));
        return action;
    }

    private EventAction? Find(TrailEvent one)
    {
        var source = EventSources.NameOf(one.Source);
        var name = Renamed.GetValueOrDefault(source + " " + one.Name, one.Name);
        return OfOperation(one.Source, name, one.HasVersion)
            ?? OfAction(one.Source, name)
            ?? (Version.Replace(name, "") is { Length: > 0 } plain && plain != name ? OfOperation(one.Source, plain, one.HasVersion) ?? OfAction(one.Source, plain) : null);
    }

    // Services of one source may have operations of the same name (S3 and S3 Control, both versions of load balancers): the event does not say whose it is.
    private EventAction? OfOperation(string source, string name, bool hasVersion)
    {
        var found = _sources.Of(source)
            .OrderBy(service => service.Id != EventSources.NameOf(source))
            .Select(service => (Service: service, Operation: service.FindOperation(name)))
            .Where(static one => one.Operation is { Status: not OperationStatus.Unknown })
            .Select(one => Of(one.Service, one.Operation!, hasVersion))
            .ToList();
        if (found.Count < 2 || found.TrueForAll(one => one.Checked == found[0].Checked && one.OneOf == found[0].OneOf)) return found.FirstOrDefault();
        return found[0] with { Checked = default, OneOf = found.SelectMany(static one => one.Own).Distinct(StringComparer.Ordinal).ToEquatableArray() };
    }

    /// <summary>What each event of an operation proves.</summary>
    /// <param name="service">The operation's service.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="hasVersion">Whether the call names a version of an object.</param>
    /// <returns>What it is always checked for; where nothing of its own service is, one of what its request makes necessary.</returns>
    public static EventAction Of(ServiceEntry service, OperationEntry operation, bool hasVersion)
    {
        bool IsOwn(PermissionEntry permission) => permission.Action.StartsWith(service.IamPrefix + ":", StringComparison.Ordinal);
        var needed = operation.Permissions.Where(static permission => permission.Kind == PermissionKind.Needed).ToList();
        var always = needed.Where(static permission => permission.Trigger is null && !permission.IsOneOf).OrderBy(permission => !IsOwn(permission)).Select(static permission => permission.Action).Distinct(StringComparer.Ordinal).ToList();
        var hasOwn = needed.Exists(permission => permission.Trigger is null && !permission.IsOneOf && IsOwn(permission));
        var oneOf = hasOwn ? [] : needed.Where(permission => IsOwn(permission) && !always.Contains(permission.Action, StringComparer.Ordinal)).Select(static permission => permission.Action).Distinct(StringComparer.Ordinal);
        return new(
            service.Id + " " + operation.Name,
            always.ToEquatableArray(),
            oneOf.OrderBy(action => action.Contains("Version", StringComparison.Ordinal) != hasVersion).ToEquatableArray());
    }

    // Actions that no operation of the SDK is named after, such as those of the agent of Systems Manager.
    private EventAction? OfAction(string source, string name)
        => _sources.PrefixesOf(source).Select(prefix => catalog.FindAction(prefix + ":" + name)).FirstOrDefault(static entry => entry is not null) is { } found
            ? new("", EquatableArray<string>.From([found.Name]), default)
            : null;
}
