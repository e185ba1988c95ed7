using System.Collections.Concurrent;

namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// What AWS publishes, in this package: services and operations, the permissions that each needs, and the reference of all
/// actions. A service's text is parsed when it is first asked for. Safe for use by several threads.
/// </summary>
public sealed class AwsCatalog
{
    private const string ServicesFolder = "Services/";
    private const string ActionsFolder = "Actions/";
    private static readonly string[] MethodEnds = ["Async"];
    private static readonly string[] MethodStarts = ["Begin", "End"];

    private readonly Lazy<NameIndex> _names = new(() => new NameIndex(CatalogResource.Read("names") ?? ""));
    private readonly Lazy<Dictionary<string, HelperEntry>> _helpers;
    private readonly Lazy<HashSet<string>> _helperTypes;
    private readonly Dictionary<string, ServiceNames> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ServiceNames>> _namespaces = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServiceEntry?> _parsed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IamServiceEntry?> _prefixes = new(StringComparer.OrdinalIgnoreCase);

    private AwsCatalog()
    {
        var list = new EntryText(CatalogResource.Read("services") ?? "");
        DataDate = list.Header.Length > 0 ? list.Header[0].Replace("date ", "") : "";
        for (var i = 0; i < list.Count; i++) Add(ServiceNames.Parse(list.Lines(i)[0]));
        ServiceIds = _services.Keys.OrderBy(id => id, StringComparer.Ordinal).ToList();
        Prefixes = CatalogResource.Names()
            .Where(name => name.StartsWith(ActionsFolder, StringComparison.Ordinal))
            .Select(name => name.Substring(ActionsFolder.Length))
            .ToList();
        _helpers = new(ReadHelpers);
        _helperTypes = new(() => new HashSet<string>(_helpers.Value.Values.Select(helper => helper.Type), StringComparer.Ordinal));
    }

    /// <summary>The catalogue of this package.</summary>
    public static AwsCatalog Default { get; } = new();

    /// <summary>Reads the catalogue anew, as a fresh process does: for measures.</summary>
    internal static AwsCatalog Load() => new();

    /// <summary>The newest date (yyyy-MM-dd) of the published data behind the catalogue.</summary>
    public string DataDate { get; }

    /// <summary>The ids of all services, sorted (ordinal).</summary>
    public IReadOnlyList<string> ServiceIds { get; }

    /// <summary>All action prefixes, sorted (ordinal).</summary>
    public IReadOnlyList<string> Prefixes { get; }

    /// <summary>
    /// Whether a simple name can be a call: an operation's method with or without <c>Async</c>, <c>Begin</c>, <c>End</c>,
    /// a paginator, a helper's method or type. Asked for each name of a program, so it parses no service.
    /// </summary>
    /// <param name="name">A simple name of a program.</param>
    /// <returns><see langword="true"/> when the name is worth a look at its symbol.</returns>
    public bool IsCandidateName(string name)
    {
        var names = _names.Value;
        if (names.Contains(name, 0, name.Length)) return true;
        foreach (var end in MethodEnds)
        {
            if (name.EndsWith(end, StringComparison.Ordinal) && names.Contains(name, 0, name.Length - end.Length)) return true;
        }

        foreach (var start in MethodStarts)
        {
            if (name.StartsWith(start, StringComparison.Ordinal) && names.Contains(name, start.Length, name.Length - start.Length)) return true;
        }

        return false;
    }

    /// <summary>Finds the service of a client.</summary>
    /// <param name="clientNamespace">The namespace of the client type, such as <c>Amazon.S3</c>.</param>
    /// <param name="clientType">
    /// The simple name of the client's interface or class, such as <c>IAmazonS3</c>; it tells services apart that share a
    /// namespace (DynamoDB and its streams).
    /// </param>
    /// <returns>The service, or <see langword="null"/> when the catalogue has none.</returns>
    public ServiceEntry? FindClient(string clientNamespace, string clientType)
    {
        if (!_namespaces.TryGetValue(clientNamespace, out var candidates)) return null;
        foreach (var names in candidates)
        {
            if (names.ClientInterface == clientType || names.ClientClass == clientType) return FindService(names.Id);
        }

        // Client names of newer services are made by rule, so one that only looks like a client is taken too.
        return candidates.Count == 1 && LooksLikeClient(clientType) ? FindService(candidates[0].Id) : null;
    }

    /// <summary>Finds the services whose clients share a namespace.</summary>
    /// <param name="clientNamespace">The namespace, such as <c>Amazon.DynamoDBv2</c>.</param>
    /// <returns>The services; none when the catalogue has none.</returns>
    public IEnumerable<ServiceEntry> FindClients(string clientNamespace)
        => _namespaces.TryGetValue(clientNamespace, out var names) ? names.Select(name => FindService(name.Id)).OfType<ServiceEntry>() : [];

    /// <summary>Finds a service.</summary>
    /// <param name="id">The catalogue's id.</param>
    /// <returns>The service, or <see langword="null"/>.</returns>
    public ServiceEntry? FindService(string id) => _parsed.TryGetValue(id, out var known) ? known : _parsed.GetOrAdd(id, ReadService(id));

    /// <summary>Finds what the reference says of a prefix.</summary>
    /// <param name="prefix">The action prefix, compared without case.</param>
    /// <returns>The service's reference, or <see langword="null"/>.</returns>
    public IamServiceEntry? FindPrefix(string prefix)
        => _prefixes.TryGetValue(prefix, out var known) ? known : _prefixes.GetOrAdd(prefix, ReadPrefix(prefix.ToLowerInvariant()));

    /// <summary>Finds an action.</summary>
    /// <param name="action">The action with its prefix, compared without case, such as <c>ec2:runinstances</c>.</param>
    /// <returns>The action in its canonical spelling, or <see langword="null"/>.</returns>
    public ActionEntry? FindAction(string action)
    {
        var colon = action.IndexOf(':');
        return colon <= 0 ? null : FindPrefix(action.Substring(0, colon))?.FindAction(action.Substring(colon + 1));
    }

    /// <summary>Finds the helper methods of a type.</summary>
    /// <param name="type">The full name of the type that declares the method.</param>
    /// <param name="method">The method's name without <c>Async</c>; <c>.ctor</c> for a constructor.</param>
    /// <returns>The helper, without operations when the method calls none; <see langword="null"/> when it is not listed.</returns>
    public HelperEntry? FindHelper(string type, string method)
        => _helpers.Value.TryGetValue(type + " " + method, out var helper) ? helper : null;

    /// <summary>Whether a type is one of the helper layers, so that an unlisted method of it that may call AWS is an unresolved call.</summary>
    /// <param name="type">The full name of the type.</param>
    /// <returns><see langword="true"/> for a helper type.</returns>
    public bool IsHelperType(string type) => _helperTypes.Value.Contains(type);

    /// <summary>All helpers.</summary>
    internal IEnumerable<HelperEntry> Helpers => _helpers.Value.Values;

    private static bool LooksLikeClient(string type)
        => type.StartsWith("IAmazon", StringComparison.Ordinal)
            || (type.StartsWith("Amazon", StringComparison.Ordinal) && type.EndsWith("Client", StringComparison.Ordinal));

    private void Add(ServiceNames names)
    {
        // Two C# clients can stand for one service (EventBridge, CloudWatch Events); the first names it.
        if (!_services.ContainsKey(names.Id)) _services.Add(names.Id, names);
        if (!_namespaces.TryGetValue(names.Namespace, out var sharing)) _namespaces.Add(names.Namespace, sharing = []);
        sharing.Add(names);
    }

    private ServiceEntry? ReadService(string id)
        => _services.TryGetValue(id, out var names) && CatalogResource.Read(ServicesFolder + id) is { } text ? new ServiceEntry(names, text) : null;

    private static IamServiceEntry? ReadPrefix(string prefix)
    {
        if (CatalogResource.Read(ActionsFolder + prefix) is not { } text) return null;
        try
        {
            return ReferenceText.Parse(prefix, text);
        }
        catch (FormatException)
        {
            // Tests parse every file, so this one is damaged; the user's compiler must not suffer from it.
            return null;
        }
    }

    private static Dictionary<string, HelperEntry> ReadHelpers()
    {
        var helpers = new Dictionary<string, HelperEntry>(StringComparer.Ordinal);
        foreach (var helper in HelperText.Parse(CatalogResource.Read("helpers") ?? "")) helpers[helper.Type + " " + helper.Method] = helper;
        return helpers;
    }
}
