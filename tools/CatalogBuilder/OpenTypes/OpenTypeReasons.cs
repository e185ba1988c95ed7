using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.CatalogBuilder.Derive;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.OpenTypes;

/// <summary>Says why a request names no resource of a type.</summary>
internal sealed class OpenTypeReasons(AwsCatalog catalog, PublishedFolder input, IReadOnlyList<NamedResource> reviewed)
{
    /// <summary>The reason for a type that a request may name, and that nobody has read.</summary>
    public const string Unread = "unread";

    private readonly ILookup<(string, string, string), NamedResource> _reviewed = reviewed.ToLookup(static row => (row.Service, row.Operation, row.Action));
    private readonly Dictionary<string, Dictionary<string, HashSet<string>>> _members = new(StringComparer.Ordinal);

    /// <summary>All reasons, with what each says.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["created"] = "the operation makes the resource, and the service names it",
        ["reviewed"] = "named-resources.txt has the reason",
        ["other"] = "an action beside the operation's own, on what the request does not name",
        ["beside"] = "the request names resources of another type of the action; it may touch these, too",
        ["lists"] = "the operation lists or searches, and what its request names are other things",
        ["nothing"] = "the request has no identifier, name or ARN",
        ["other-word"] = "the ARN has an identifier where the request has a name, or the reverse",
        ["other-thing"] = "the identifiers of the request are those of other things",
        [Unread] = "not read yet",
    };

    /// <summary>Finds the reason.</summary>
    /// <returns>A key of <see cref="All"/>.</returns>
    public string Of(OpenType open, IReadOnlySet<string> openOfTheAction)
    {
        var action = catalog.FindAction(open.Action)!;
        var type = action.Resources.First(resource => resource.Type.Name == open.Type);
        if (type.IsCreated) return "created";
        if (_reviewed[(open.Service, open.Operation, open.Action)].Any()) return "reviewed";
        if (catalog.FindService(open.Service)!.FindOperation(open.Operation)!.Permissions[0].Action != open.Action) return "other";
        if (action.Resources.Any(resource => !openOfTheAction.Contains(resource.Type.Name))) return "beside";
        var members = MembersOf(open.Service, open.Operation);
        var identifiers = members.Select(static member => StemMembers.Split(member.TrimEnd('s'))).Where(static word => word.Kind.Length > 0).ToList();
        if (identifiers.Count == 0) return "nothing";
        var stems = StemMembers.Names(type.Type.Name, type.Type.Arn).ToHashSet(StringComparer.Ordinal);
        if (identifiers.Any(word => stems.Contains(word.Stem))) return "other-word";
        return identifiers.Any(word => word.Stem.Length > 1 && stems.Any(stem => stem.Contains(word.Stem, StringComparison.Ordinal) || word.Stem.Contains(stem, StringComparison.Ordinal))) ? Unread : IsList(open.Operation) ? "lists" : "other-thing";
    }

    private static bool IsList(string operation) => operation.StartsWith("List", StringComparison.Ordinal) || operation.StartsWith("Describe", StringComparison.Ordinal) || operation.StartsWith("Search", StringComparison.Ordinal);

    private HashSet<string> MembersOf(string service, string operation)
    {
        if (!_members.TryGetValue(service, out var operations)) _members[service] = operations = Read(service);
        return operations.TryGetValue(operation, out var members) ? members : [];
    }

    private Dictionary<string, HashSet<string>> Read(string service)
    {
        var all = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        if (input.Model(service) is not { } model) return all;
        var shapes = model.GetProperty("shapes");
        foreach (var operation in model.GetProperty("operations").EnumerateObject())
        {
            var names = operation.Value.TryGetProperty("input", out var shape) && shapes.GetProperty(shape.GetProperty("shape").GetString()!).TryGetProperty("members", out var members)
                ? members.EnumerateObject().Select(static member => member.Name)
                : [];
            all[operation.Name] = [.. names];
        }

        return all;
    }
}
