using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Authorized;

/// <summary>
/// Compares operations with AWS's own table. The table has no forwarded access and no state of the deployment, so that an action of another
/// service, or one that is only reported, is no difference where the table lacks it; <c>iam:PassRole</c> is one.
/// </summary>
internal sealed class TableComparison(AuthorizedTable table)
{
    private const string PassRole = "iam:PassRole";
    private const string PassedToService = "iam:PassedToService";

    /// <summary>Services that the table has.</summary>
    public int ServiceCount => table.Services.Count;

    /// <summary>Operations that both have.</summary>
    public int Compared { get; private set; }

    /// <summary>The differences of an operation.</summary>
    /// <param name="service">The service's id.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="permissions">Its permissions in the catalogue.</param>
    /// <returns>The differences; none for an operation that the table does not have.</returns>
    public IReadOnlyList<TableDifference> Of(string service, string operation, IReadOnlyList<PermissionEntry> permissions)
    {
        if (table.Find(service, operation) is not { } actions) return [];
        Compared++;
        var prefix = table.Services.First(rows => rows.Id == service).Prefix + ":";
        var emitted = permissions.Where(static permission => permission.Kind != PermissionKind.Deployment).ToArray();
        var named = actions.Select(static action => action.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var had = emitted.Select(static permission => permission.Action).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. actions.Where(action => !had.Contains(action.Name)).Select(action => new TableDifference(DifferenceKind.Lacking, service, operation, action.Name)),
            .. emitted.Select(static permission => permission.Action).Distinct()
                .Where(action => !named.Contains(action) && (action == PassRole || action.StartsWith(prefix, StringComparison.Ordinal)))
                .Select(action => new TableDifference(DifferenceKind.Beyond, service, operation, action)),
            .. actions.Where(action => action.PassedTo.Count > 0 && had.Contains(action.Name) && !PassedTo(emitted).SetEquals(action.PassedTo))
                .Select(action => new TableDifference(DifferenceKind.PassedTo, service, operation, action.Name)),
        ];
    }

    private static HashSet<string> PassedTo(IEnumerable<PermissionEntry> permissions)
        => permissions
            .Where(static permission => permission.Action == PassRole)
            .SelectMany(static permission => permission.Conditions)
            .Where(static condition => condition.Key == PassedToService)
            .SelectMany(static condition => condition.Values)
            .Select(static value => value.Replace("${DnsSuffix}", "amazonaws.com", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
}
