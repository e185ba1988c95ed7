using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Request members whose name tells which resource they name, for actions without a template of a better source.</summary>
internal sealed class MemberGuesses
{
    private const string WholeArn = "*arn*";
    private readonly Dictionary<(string Service, string Operation, string Action), List<(string Type, string Variable, string Member)>> _rows = [];
    private readonly Reference _reference;

    public MemberGuesses(PublishedFolder input, Reference reference)
    {
        _reference = reference;
        foreach (var row in input.Table("resource-member-guesses.tsv"))
        {
            var key = (row["botocore_service"], row["operation"], row["action"]);
            if (!_rows.TryGetValue(key, out var list)) _rows.Add(key, list = []);
            list.Add((row["resource_type"], row["arn_variable"], row["request_member"]));
        }
    }

    /// <summary>Gives actions that are without a template those of the members; what was reviewed stays as it is.</summary>
    public void Apply(OperationDraft draft, NamedResources reviewed)
    {
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            if (permission.Resources.Count > 0 || reviewed.SpeaksOf(draft, permission.Action)) continue;
            if (!_rows.TryGetValue((draft.Service, draft.Name, permission.Action), out var rows)) continue;
            draft.Permissions[i] = permission with { Resources = Templates(rows, draft.Request, _reference.Find(permission.Action)!) };
        }
    }

    private static List<ResourceTemplate> Templates(List<(string Type, string Variable, string Member)> rows, RequestShape request, ReferenceAction action)
    {
        var templates = new List<ResourceTemplate>();
        foreach (var (type, variable, member) in rows)
        {
            if (request.Translate(member) is not { } path || action.Touches.FirstOrDefault(touch => touch.Type.Name == type) is not { } touch) continue;
            templates.Add(variable == WholeArn ? new ResourceTemplate(type, "", "{" + path.Path + "}")
                : IsOfOneType(rows, type, variable, member, action) ? new ResourceTemplate(type, "", Arn(touch.Type, rows, request))
                : new ResourceTemplate("", variable, "{" + path.Path + "}"));
        }

        var types = action.Touches.Select(touch => touch.Type.Name).Distinct().Count();
        var whole = templates.Where(template => template.Variable.Length == 0).ToList();
        if (types > 1 && whole.Count == types && whole.Select(template => template.Template).Distinct().Count() == 1)
        {
            templates.RemoveAll(template => template.Variable.Length == 0);
            templates.Add(new ResourceTemplate("", "", whole[0].Template));
        }

        return [.. templates.Distinct()];
    }

    // Another type of the action has the variable too, and the member does not name that one.
    private static bool IsOfOneType(List<(string Type, string Variable, string Member)> rows, string type, string variable, string member, ReferenceAction action)
        => action.Touches.Any(touch => touch.Type.Name != type && touch.Type.Variables.Contains(variable) && !rows.Contains((touch.Type.Name, variable, member)));

    private static string Arn(ReferenceType type, List<(string Type, string Variable, string Member)> rows, RequestShape request)
        => type.Variables.Aggregate(type.Arns[0], (arn, variable) => arn.Replace(
            "${" + variable + "}",
            rows.Where(row => row.Type == type.Name && row.Variable == variable).Select(row => request.Translate(row.Member)).FirstOrDefault(static path => path is not null) is { } path ? "{" + path.Path + "}" : "*",
            StringComparison.Ordinal));
}
