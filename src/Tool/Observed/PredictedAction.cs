using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Tool.Observed;

/// <summary>An action that a program is predicted to need.</summary>
/// <param name="Tier">How sure it is, at the surest.</param>
/// <param name="IsOwn">Whether a call of the program is named after it, so that the call's event shows it. Others are checked on the way.</param>
internal sealed record PredictedAction(string Action, Tier Tier, bool IsOwn)
{
    private const string ModelSuffix = ".Model";

    /// <summary>Lists what a principal is predicted to need.</summary>
    /// <param name="needs">What the program needs, of every tier and for every principal.</param>
    /// <param name="principal">The ARN of the principal in the events. Needs of a role that the program names count for that role alone; the rest is of its own principal.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The actions by their names.</returns>
    public static IReadOnlyDictionary<string, PredictedAction> Of(IReadOnlyList<ProgramNeed> needs, string principal, AwsCatalog catalog)
    {
        var name = principal[(principal.LastIndexOf('/') + 1)..];
        var own = needs.Select(static need => need.Permission.Principal).FirstOrDefault(role => role.Length > 0 && (role == principal || role == name || role.EndsWith("/" + name, StringComparison.Ordinal))) ?? "";
        return needs.Where(need => need.Permission.MayBeOf(own))
            .GroupBy(static need => need.Need.Action, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                static action => action.Key,
                action => new PredictedAction(action.Key, action.Min(static need => need.Permission.Tier), action.Any(need => IsOwnOf(need.Permission.Member, action.Key, catalog))),
                StringComparer.OrdinalIgnoreCase);
    }

    // A declaration of the project has no member of the SDK; it may mean calls.
    private static bool IsOwnOf(string member, string action, AwsCatalog catalog)
    {
        var operations = Operations(member, catalog).ToList();
        return operations.Count == 0 || operations.Exists(one => EventActions.Of(one.Service, one.Operation, hasVersion: false).Own.Contains(action, StringComparer.OrdinalIgnoreCase) && action.StartsWith(one.Service.IamPrefix + ":", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<(ServiceEntry Service, OperationEntry Operation)> Operations(string member, AwsCatalog catalog)
    {
        var method = member.LastIndexOf('.');
        var type = method > 0 ? member.LastIndexOf('.', method - 1) : -1;
        if (type < 0) return [];
        var (space, typeName, name) = (member[..type], member[(type + 1)..method], member[(method + 1)..]);
        var stem = name.EndsWith("Async", StringComparison.Ordinal) ? name[..^"Async".Length] : name;
        if (catalog.FindHelper(member[..method], stem) is { } helper)
        {
            return from one in helper.Operations
                   let service = catalog.FindService(one.Service)
                   where service is not null
                   let operation = service.FindOperation(one.Operation)
                   where operation is not null
                   select (service, operation);
        }

        IEnumerable<ServiceEntry> services = space.EndsWith(ModelSuffix, StringComparison.Ordinal) ? catalog.FindClients(space[..^ModelSuffix.Length]) : catalog.FindClient(space, typeName) is { } client ? [client] : [];
        return services.SelectMany(service => service.FindMethod(stem).Select(target => (service, target.Operation)));
    }
}
