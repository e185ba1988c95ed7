using System.Text.Json;

namespace IamAnalyzers.CatalogBuilder.Authorized;

/// <summary>
/// Reads the table from documents of the public service reference
/// (<c>https://servicereference.us-east-1.amazonaws.com/v1/SERVICE/SERVICE.json</c>): each operation with its authorised actions, and the
/// SDK clients that have the operation. Where none is named, the operation is the document's own service's.
/// </summary>
internal sealed class ServiceReference(IReadOnlyDictionary<string, string> prefixes)
{
    private const string PassedToService = "iam:PassedToService";

    /// <summary>Reads a document.</summary>
    /// <param name="document">The document's root.</param>
    /// <returns>The services that its operations belong to; those that the catalogue does not have are left out.</returns>
    public IEnumerable<AuthorizedService> Read(JsonElement document)
    {
        var page = document.GetProperty("Name").GetString()!;
        var services = new SortedDictionary<string, AuthorizedService>(StringComparer.Ordinal);
        if (!document.TryGetProperty("Operations", out var operations)) return [];
        foreach (var operation in operations.EnumerateArray())
        {
            IReadOnlyList<AuthorizedAction> actions = [.. Actions(operation)];
            if (actions.Count == 0) continue;
            foreach (var id in Clients(operation, page).Where(prefixes.ContainsKey))
            {
                if (!services.TryGetValue(id, out var service)) services.Add(id, service = new AuthorizedService(id, prefixes[id], page, new(StringComparer.Ordinal)));
                service.Operations[operation.GetProperty("Name").GetString()!] = actions;
            }
        }

        return services.Values;
    }

    private static IEnumerable<AuthorizedAction> Actions(JsonElement operation)
    {
        if (!operation.TryGetProperty("AuthorizedActions", out var actions)) yield break;
        foreach (var action in actions.EnumerateArray())
        {
            var name = action.GetProperty("Service").GetString() + ":" + action.GetProperty("Name").GetString();
            yield return new AuthorizedAction(name, PassedTo(action));
        }
    }

    private static string[] PassedTo(JsonElement action)
        => action.TryGetProperty("Context", out var context) && context.TryGetProperty(PassedToService, out var values)
            ? [.. values.EnumerateArray().Select(static value => value.GetString()!).Order(StringComparer.Ordinal)]
            : [];

    private static IEnumerable<string> Clients(JsonElement operation, string page)
        => operation.TryGetProperty("SDK", out var clients) && clients.GetArrayLength() > 0
            ? clients.EnumerateArray().Select(static client => client.GetProperty("Name").GetString()!).Distinct()
            : [page];
}
