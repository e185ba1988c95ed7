namespace IamAnalyzers.CatalogBuilder.Authorized;

/// <summary>An action that the caller of an operation is authorised for.</summary>
/// <param name="Name">The action, with its prefix.</param>
/// <param name="PassedTo">The values of <c>iam:PassedToService</c> that the source prints; empty for none.</param>
internal sealed record AuthorizedAction(string Name, IReadOnlyList<string> PassedTo);

/// <summary>The table's rows of one service.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Prefix">The prefix of its actions.</param>
/// <param name="Page">The page or document that the rows come from.</param>
/// <param name="Operations">The actions of each operation.</param>
internal sealed record AuthorizedService(string Id, string Prefix, string Page, SortedDictionary<string, IReadOnlyList<AuthorizedAction>> Operations);

/// <summary>AWS's own table: the actions that the caller of each operation is authorised for. It knows no forwarded access.</summary>
internal sealed class AuthorizedTable
{
    private readonly SortedDictionary<string, AuthorizedService> _services = new(StringComparer.Ordinal);

    public AuthorizedTable(IEnumerable<AuthorizedService> services)
    {
        foreach (var service in services) _services[service.Id] = service;
    }

    public IReadOnlyCollection<AuthorizedService> Services => _services.Values;

    /// <summary>The actions of an operation; <see langword="null"/> when the table does not have it.</summary>
    public IReadOnlyList<AuthorizedAction>? Find(string service, string operation)
        => _services.TryGetValue(service, out var rows) && rows.Operations.TryGetValue(operation, out var actions) ? actions : null;

    /// <summary>Whether the table says that an operation's caller is authorised for an action.</summary>
    public bool Names(string service, string operation, string action)
        => Find(service, operation)?.Any(row => row.Name == action) == true;

    /// <summary>This table with newer services in place of its own. A service's operations can stand in several documents.</summary>
    public AuthorizedTable With(IEnumerable<AuthorizedService> newer)
        => new(Services.Concat(newer.GroupBy(static service => service.Id).Select(static parts => parts.Aggregate(Joined))));

    private static AuthorizedService Joined(AuthorizedService first, AuthorizedService second)
    {
        foreach (var (name, actions) in second.Operations) first.Operations.TryAdd(name, actions);
        return first;
    }
}
