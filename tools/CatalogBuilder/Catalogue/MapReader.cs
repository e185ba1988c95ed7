using System.Text.Json;
using System.Text.RegularExpressions;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Reads an entry of the published map of operations to actions.</summary>
internal sealed partial class MapReader(PublishedFolder input, Reference reference)
{
    /// <summary>What the reference calls dependent actions, by action.</summary>
    private readonly ILookup<string, string> _dependents = input.Table("sar-dependent-actions.tsv")
        .ToLookup(row => row["action"], row => row["dependent_action"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Templates of the map that say something.</summary>
    public int Templates { get; private set; }

    /// <summary>Templates of the map on a variable or type that the reference no longer has for the action.</summary>
    public int Outdated { get; private set; }

    /// <summary>Templates of the map that name no request member, or cannot be said in our syntax.</summary>
    public int Unsayable { get; private set; }

    public void Read(OperationDraft draft, JsonElement entry)
    {
        var source = entry.GetProperty("source").GetString();
        draft.Status = source switch
        {
            "none-required" => OperationStatus.PermissionFree,
            "unknown" => OperationStatus.Unknown,
            _ => OperationStatus.Mapped,
        };
        foreach (var action in entry.GetProperty("actions").EnumerateArray()) ReadAction(draft, action);
        if (draft.Permissions.Count > 0) AddDependents(draft);
    }

    private void AddDependents(OperationDraft draft)
    {
        foreach (var name in _dependents[draft.Permissions[0].Action].Distinct().Order(StringComparer.Ordinal).ToList())
        {
            if (reference.Find(name) is not { } action) continue;
            if (draft.Permissions.Exists(permission => permission.Action == action.FullName)) continue;
            draft.Permissions.Add(new PermissionEntry(action.FullName, PermissionKind.Possible, null, [], [], ""));
        }
    }

    private void ReadAction(OperationDraft draft, JsonElement data)
    {
        if (reference.Find(data.GetProperty("action").GetString()!) is not { } action) return;
        var kind = data.TryGetProperty("dependent", out var dependent) && dependent.GetBoolean() ? PermissionKind.Possible : PermissionKind.Needed;
        Trigger? trigger = null;
        if (data.TryGetProperty("when", out var when) && (trigger = ReadTrigger(when.GetString()!, draft.Request)) is null)
        {
            draft.Sentences.Add((action.FullName, when.GetString()!));
            kind = PermissionKind.Possible;
        }

        draft.Permissions.Add(new PermissionEntry(action.FullName, kind, trigger, ReadTemplates(data, action, draft.Request), [], ""));
    }

    /// <summary>A trigger is one member path, or several with <c>|</c> between; a Boolean member must be true.</summary>
    private static Trigger? ReadTrigger(string when, RequestShape request)
    {
        if (!MemberPaths().IsMatch(when)) return null;
        var tests = new List<string>();
        foreach (var path in when.Split('|'))
        {
            if (request.Translate(path) is not { } member) return null;
            tests.Add(member.IsBoolean ? member.Path + "=true" : member.Path);
        }

        return tests.Count > 1 && tests.Any(test => test.Contains('=', StringComparison.Ordinal)) ? null : Trigger.Parse(string.Join('|', tests));
    }

    private List<ResourceTemplate> ReadTemplates(JsonElement data, ReferenceAction action, RequestShape request)
    {
        var templates = new List<ResourceTemplate>();
        foreach (var variable in Pairs(data, "arnVariables"))
        {
            var isKnown = action.Touches.Any(touch => touch.Type.Variables.Contains(variable.Name));
            templates.AddRange(Translate(variable.Value, isKnown, request).Select(text => new ResourceTemplate("", variable.Name, text)));
        }

        foreach (var type in Pairs(data, "resourceArns"))
        {
            var isKnown = action.Touches.Any(touch => touch.Type.Name == type.Name);
            templates.AddRange(Translate(type.Value, isKnown, request).Select(text => new ResourceTemplate(type.Name, "", text)));
        }

        if (data.TryGetProperty("arnTemplate", out var whole))
        {
            var type = action.Touches.Count == 1 ? action.Touches[0].Type.Name : "";
            templates.AddRange(Translate(whole, action.Touches.Count > 0, request).Select(text => new ResourceTemplate(type, "", text)));
        }

        return MergeTypes(templates, action);
    }

    private static JsonElement.ObjectEnumerator Pairs(JsonElement data, string name)
        => data.TryGetProperty(name, out var pairs) ? pairs.EnumerateObject() : default;

    private IReadOnlyList<string> Translate(JsonElement template, bool isKnown, RequestShape request)
    {
        var text = template.GetString()!;
        if (text is "" or "*") return [];
        Templates++;
        if (!isKnown)
        {
            Outdated++;
            return [];
        }

        var translated = TemplateTranslator.Translate(text, request);
        if (translated.Count == 0) Unsayable++;
        return translated;
    }

    /// <summary>The same whole ARN for every type of the action is written once.</summary>
    private static List<ResourceTemplate> MergeTypes(List<ResourceTemplate> templates, ReferenceAction action)
    {
        var types = action.Touches.Select(touch => touch.Type.Name).Distinct().Count();
        var shared = templates
            .Where(template => template.Variable.Length == 0)
            .GroupBy(template => template.Template)
            .Where(group => types > 1 && group.Select(template => template.ResourceType).Distinct().Count() == types)
            .Select(group => group.Key)
            .ToList();
        templates.RemoveAll(template => template.Variable.Length == 0 && shared.Contains(template.Template));
        templates.AddRange(shared.Select(text => new ResourceTemplate("", "", text)));
        return templates;
    }

    [GeneratedRegex(@"^[A-Za-z0-9.|_\[\]{}]+$")]
    private static partial Regex MemberPaths();
}
