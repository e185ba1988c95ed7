using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>An operation while the rules of the builder work on it.</summary>
internal sealed class OperationDraft(string service, string prefix, string name, RequestShape request)
{
    public string Service { get; } = service;

    public string Prefix { get; } = prefix;

    public string Name { get; } = name;

    public RequestShape Request { get; } = request;

    public OperationStatus Status { get; set; }

    public List<PermissionEntry> Permissions { get; } = [];

    /// <summary>Triggers of the source that are no member path; a correction must have replaced their permission.</summary>
    public List<(string Action, string When)> Sentences { get; } = [];

    private string OwnAction => Prefix + ":" + Name;

    /// <summary>Merges permissions that differ in their resource templates only, and puts the operation's own first.</summary>
    public void Tidy()
    {
        var merged = new List<PermissionEntry>();
        foreach (var permission in Permissions)
        {
            var same = merged.FindIndex(other => PermissionWriter.Write(other with { Resources = [] }, null) == PermissionWriter.Write(permission with { Resources = [] }, null));
            if (same < 0) merged.Add(permission);
            else merged[same] = merged[same] with { Resources = [.. merged[same].Resources, .. permission.Resources] };
        }

        // What is always needed makes the same action under a trigger superfluous, unless that is needed for what another member names.
        merged.RemoveAll(permission => (permission.Trigger is not null || permission.Kind != PermissionKind.Needed)
            && merged.Any(other => other.Action == permission.Action && other.Trigger is null && other.Kind == PermissionKind.Needed && other.Conditions.Count == 0
                && !IsForAnother(permission, other)));
        Permissions.Clear();
        Permissions.AddRange(merged
            .OrderBy(permission => permission.Action == OwnAction ? 0 : permission.Kind == PermissionKind.Needed && permission.Trigger is null ? 1 : 2)
            .ThenBy(permission => permission.Action, StringComparer.Ordinal)
            .ThenBy(permission => permission.Trigger?.Text ?? "", StringComparer.Ordinal));
    }

    private static bool IsForAnother(PermissionEntry triggered, PermissionEntry always)
        => triggered.Kind == PermissionKind.Needed
            && always.Resources.Count > 0
            && triggered.Resources.Count > 0
            && triggered.Resources.Any(resource => !always.Resources.Contains(resource));

    /// <summary>The entry in the catalogue's format.</summary>
    public string Write()
    {
        if (Status == OperationStatus.PermissionFree) return $"{Name} {OperationText.Free}\n";
        if (Status == OperationStatus.Unknown) return $"{Name} {OperationText.Unknown}\n";
        var first = PermissionWriter.Write(Permissions[0], OwnAction);
        var lines = Permissions.Skip(1).Select(permission => " " + PermissionWriter.Write(permission, null) + "\n");
        return (first.Length == 0 ? Name : Name + " " + first) + "\n" + string.Concat(lines);
    }
}
