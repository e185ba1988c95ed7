using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>The table <c>templates.txt</c>: templates that are wrong in the same way in all operations of a service.</summary>
internal sealed class TemplateRules(IEnumerable<string[]> rows, Reference reference)
{
    private const string AnyMember = "{*";

    private readonly List<(string Service, string Old, string[] New)> _rules =
        [.. rows.Select(row => row[2] == "=>" ? (row[0], row[1], row[3..]) : throw new FormatException("Not a template rule: " + string.Join(' ', row)))];

    public void Apply(OperationDraft draft)
    {
        var rules = _rules.FindAll(rule => rule.Service == draft.Service);
        if (rules.Count == 0) return;
        for (var i = 0; i < draft.Permissions.Count; i++)
        {
            var permission = draft.Permissions[i];
            var action = reference.Find(permission.Action);
            if (action is null) continue;
            draft.Permissions[i] = permission with
            {
                Resources = [.. permission.Resources.SelectMany(resource => Replace(resource, rules)).Where(resource => Has(action, resource)).Distinct()],
            };
        }
    }

    private static IEnumerable<ResourceTemplate> Replace(ResourceTemplate resource, List<(string Service, string Old, string[] New)> rules)
    {
        var text = PermissionWriter.Write(resource);
        foreach (var (_, old, replacements) in rules)
        {
            if (Match(old, text) is not { } member) continue;
            return replacements.Select(replacement => PermissionText.ParseTemplate(replacement.Replace(AnyMember, "{" + member, StringComparison.Ordinal)));
        }

        return [resource];
    }

    /// <summary>The member that stands for <c>{*}</c>; empty for a rule without one; <see langword="null"/> when the rule does not fit.</summary>
    private static string? Match(string rule, string text)
    {
        var at = rule.IndexOf(AnyMember, StringComparison.Ordinal);
        if (at < 0) return rule == text ? "" : null;
        var end = rule[(at + AnyMember.Length)..];
        if (!text.StartsWith(rule[..(at + 1)], StringComparison.Ordinal) || !text.EndsWith(end, StringComparison.Ordinal)) return null;
        var member = text[(at + 1)..^end.Length];
        return member.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_') ? member : null;
    }

    private static bool Has(ReferenceAction action, ResourceTemplate resource)
        => resource.Variable.Length > 0
            ? action.Touches.Any(touch => touch.Type.Variables.Contains(resource.Variable))
            : resource.ResourceType.Length == 0 || action.Touches.Any(touch => touch.Type.Name == resource.ResourceType);
}
