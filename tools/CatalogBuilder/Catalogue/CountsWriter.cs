using System.Globalization;
using System.Text;
using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.CatalogBuilder.Verdicts;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Puts the counts of the catalogue into its page, between two marks.</summary>
internal sealed class CountsWriter(IReadOnlyList<ServiceDraft> services, Reference reference, OperationRules rules, HandRules hand, TableCounts table)
{
    private const string Start = "<!-- counts: made by CatalogBuilder -->\n";
    private const string End = "<!-- end of counts -->";

    public void Replace(string page)
    {
        var text = File.ReadAllText(page);
        var start = text.IndexOf(Start, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start) throw new FormatException("The page has no place for the counts: " + page);
        File.WriteAllText(page, text[..(start + Start.Length)] + Table() + text[end..]);
    }

    private string Table()
    {
        var operations = services.SelectMany(service => service.Operations).ToList();
        var permissions = operations.SelectMany(operation => operation.Permissions).ToList();
        var accounted = rules.Roles.Accounted.Distinct().ToList();
        var rows = new (string What, int Count)[]
        {
            ("Services", services.Count),
            ("Operations", operations.Count),
            ("Operations, mapped", operations.Count(operation => operation.Status == OperationStatus.Mapped)),
            ("Operations, permission-free", operations.Count(operation => operation.Status == OperationStatus.PermissionFree)),
            ("Operations, unknown", operations.Count(operation => operation.Status == OperationStatus.Unknown)),
            ("Permissions", permissions.Count),
            ("Permissions, needed", permissions.Count(permission => permission.Kind == PermissionKind.Needed)),
            ("Permissions, possible", permissions.Count(permission => permission.Kind == PermissionKind.Possible)),
            ("Permissions, deployment", permissions.Count(permission => permission.Kind == PermissionKind.Deployment)),
            ("Permissions with a trigger", permissions.Count(permission => permission.Trigger is not null)),
            ("Resource templates", permissions.Sum(permission => permission.Resources.Distinct().Count())),
            ("Action prefixes", reference.Services.Count),
            ("Actions", reference.ActionCount),
            ("Resource types", reference.Services.Values.Sum(service => service.Types.Count)),
            ("Condition keys", reference.Services.Values.Sum(service => service.KeyTypes.Count)),
        };
        var making = new (string What, int Count)[]
        {
            ("Operations corrected by hand", hand.Corrections.Count),
            ("Templates of the published map", rules.Map.Templates),
            ("... dropped, the reference has no such variable or type", rules.Map.Outdated),
            ("... dropped, no such member or not expressible", rules.Map.Unsayable),
            ("Request members that name a role", accounted.Count),
            ("... with a reason why none is passed", accounted.Count(row => row.Reason.Length > 0)),
        };
        return Write("In the catalogue", rows) + "\n" + Write("In its making", making) + "\n" + Write("AWS's own table", table.Rows()) + "\n"
            + Write("On the caller's behalf", VerdictCounts.Rows(hand.Verdicts)) + "\n"
            + Write("Without a template in the published map", NamedResources.Counts(hand.NamedResources)) + "\n" + Unknown();
    }

    private string Unknown()
    {
        var counted = services
            .Select(service => (service.Id, Count: service.Operations.Count(operation => operation.Status == OperationStatus.Unknown)))
            .Where(service => service.Count > 0)
            .Select(service => $"`{service.Id}` {service.Count}");
        return "Unknown operations by service: " + string.Join(", ", counted) + ".\n";
    }

    private static string Write(string title, (string What, int Count)[] rows)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"| {title} | Count |\n| --- | ---: |\n");
        foreach (var (what, count) in rows) text.Append(CultureInfo.InvariantCulture, $"| {what} | {count} |\n");
        return text.ToString();
    }
}
