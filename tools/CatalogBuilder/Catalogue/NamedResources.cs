using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// The reviewed table <c>named-resources.txt</c>: for the operations whose action the published map leaves without a template, the templates or
/// the reason why there are none. A line each: service, operation, action, templates (or <c>none</c>, or <c>open</c>), and the reason after <c># </c>.
/// </summary>
internal sealed class NamedResources(IReadOnlyList<NamedResource> rows, List<string> problems)
{
    private const string None = "none";
    private const string Open = "open";

    private readonly HashSet<string> _services = [.. rows.Select(static row => row.Service)];
    private readonly ILookup<(string Service, string Operation), NamedResource> _rows = rows.ToLookup(static row => (row.Service, row.Operation));

    /// <summary>Reads the lines.</summary>
    /// <exception cref="FormatException">A line is none of the format, or the rows are not sorted and single.</exception>
    public static IReadOnlyList<NamedResource> Parse(IEnumerable<string> lines)
    {
        var rows = new List<NamedResource>();
        var last = "";
        foreach (var line in lines.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            if (string.CompareOrdinal(last, line) >= 0) throw new FormatException("Not sorted: " + line);
            last = line;
            rows.Add(ParseLine(line));
        }

        return rows;
    }

    /// <summary>Gives the actions without a template theirs.</summary>
    public void Apply(OperationDraft draft)
    {
        foreach (var row in _rows[(draft.Service, draft.Name)])
        {
            var at = draft.Permissions.FindIndex(permission => permission.Action == row.Action && permission.Trigger is null);
            if (at < 0) problems.Add($"No such permission to name resources for: {draft.Service} {draft.Name} {row.Action}");
            else if (draft.Permissions[at].Resources.Count > 0) problems.Add($"Resources are named already: {draft.Service} {draft.Name} {row.Action}");
            else draft.Permissions[at] = draft.Permissions[at] with { Resources = [.. row.Templates.Select(PermissionText.ParseTemplate)] };
        }
    }

    /// <summary>Whether the table has a row for an action of an operation.</summary>
    public bool SpeaksOf(OperationDraft draft, string action) => _rows[(draft.Service, draft.Name)].Any(row => row.Action == action);

    /// <summary>
    /// Finds the operations that the table does not speak of, in the services of which it does: their action touches resources, and nothing
    /// says which.
    /// </summary>
    /// <param name="services">The services as they are made.</param>
    /// <param name="reference">The reference.</param>
    /// <returns>A line for each.</returns>
    public IEnumerable<string> Missing(IReadOnlyList<ServiceDraft> services, Reference reference)
        => services
            .Where(service => _services.Contains(service.Id))
            .SelectMany(static service => service.Operations)
            .Where(draft => draft.Permissions.Find(static permission => permission.Kind != PermissionKind.Deployment) is { Resources.Count: 0 } first && reference.Find(first.Action) is { Touches.Count: > 0 })
            .Where(draft => !_rows[(draft.Service, draft.Name)].Any())
            .Select(static draft => $"No template and no reason: {draft.Service} {draft.Name}");

    /// <summary>Makes the rows of the page's table.</summary>
    public static (string What, int Count)[] Counts(IReadOnlyList<NamedResource> rows) =>
    [
        ("Operations", rows.Count),
        ("... whose request names a resource", rows.Count(static row => row.Kind == NamedResourceKind.Named)),
        ("... whose request names none", rows.Count(static row => row.Kind == NamedResourceKind.None)),
        ("... open", rows.Count(static row => row.Kind == NamedResourceKind.Open)),
    ];

    private static NamedResource ParseLine(string line)
    {
        var hash = line.IndexOf(" # ", StringComparison.Ordinal);
        var words = (hash < 0 ? line : line[..hash]).Split(' ');
        if (hash < 0 || hash + 3 == line.Length || words.Length < 4 || words.Contains("")) throw new FormatException("Names no resource and gives no reason: " + line);
        var kind = words[3] switch { None => NamedResourceKind.None, Open => NamedResourceKind.Open, _ => NamedResourceKind.Named };
        string[] templates = kind == NamedResourceKind.Named ? words[3..] : [];
        if (kind != NamedResourceKind.Named && words.Length > 4) throw new FormatException("Names resources beside a reason: " + line);
        return new NamedResource(words[0], words[1], words[2], kind, templates, line[(hash + 3)..]);
    }
}
