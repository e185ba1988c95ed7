using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Identifiers with a part that AWS does not check in the ARN but in a condition key, such as the version or alias of a state machine:
/// without the condition the permission would be for every one of them.
/// </summary>
internal static class QualifierConditions
{
    /// <summary>Splits a permission into one for identifiers without such a part and one for each part.</summary>
    /// <param name="part">The permission.</param>
    /// <param name="catalog">The catalogue, which knows the types of the action.</param>
    /// <returns>The parts; the permission itself when no form of its types has a condition.</returns>
    public static IEnumerable<RequestPart> Split(RequestPart part, AwsCatalog catalog)
    {
        if (FormAndMember(part.Entry, catalog) is not { } found) return [part];
        var groups = ShownValues.Of(part.Request, found.Member)
            .Select(value => (Value: value, Conditions: Conditions(found, value)))
            .GroupBy(static pair => Text(pair.Conditions), StringComparer.Ordinal)
            .ToArray();
        return groups.All(static group => group.Key.Length == 0)
            ? [part]
            : [.. groups.SelectMany(group => Parts(part.With(found.Member, group.Select(static pair => pair.Value)), found.Action, found.Form.ResourceType, group.First().Conditions))];
    }

    // The condition is one of the type whose identifiers have the part; what else the value names is checked without it.
    private static IEnumerable<RequestPart> Parts(RequestPart part, ActionEntry action, string type, IReadOnlyList<ConditionTemplate> conditions)
    {
        var others = action.Resources.Select(static resource => resource.Type.Name).Where(name => name != type).Distinct(StringComparer.Ordinal).ToArray();
        if (conditions.Count == 0) return [part];
        var limited = part with { Entry = part.Entry with { Conditions = [.. part.Entry.Conditions, .. conditions], Resources = [.. part.Entry.Resources, new(type, "", "*")] } };
        return others.Length == 0
            ? [limited]
            : [limited, part with { Entry = part.Entry with { Resources = [.. part.Entry.Resources, .. others.Select(static name => new ResourceTemplate(name, "", "*"))] } }];
    }

    // An action that does not have the key is checked without it, and would be refused on its condition.
    private static IReadOnlyList<ConditionTemplate> Conditions((ActionEntry Action, IdentifierForm Form, string Member) found, MemberValue value)
    {
        if (ShownValues.IsAny(value) || Identifiers.Read(found.Form, value) is not { Count: > 0 } readings) return [];
        var conditions = readings[0].Conditions;
        var text = Text(conditions);
        return readings.All(reading => Text(reading.Conditions) == text) ? [.. conditions.Where(condition => found.Action.TakesKey(condition.Key))] : [];
    }

    private static (ActionEntry Action, IdentifierForm Form, string Member)? FormAndMember(PermissionEntry entry, AwsCatalog catalog)
    {
        if (catalog.FindAction(entry.Action) is not { } action) return null;
        var prefix = action.Prefix;
        foreach (var type in action.Resources)
        {
            if (IdentifierForms.Default.Find(prefix, type.Type.Name) is not { } form || form.Cases.All(static one => one.Conditions.Count == 0)) continue;
            var member = entry.Resources
                .Where(template => TypePatterns.IsFor(template, type, ArnVariables.Of(type.Type.Arn)) && (template.Variable.Length == 0 || template.Variable == form.Variable))
                .Select(static template => TemplatePart.Parse(template.Template))
                .FirstOrDefault(static parts => parts is [{ IsMember: true, Function: "" }]);
            if (member is not null) return (action, form, member[0].Text);
        }

        return null;
    }

    private static string Text(IEnumerable<ConditionTemplate> conditions)
        => string.Join(" ", conditions.Select(static condition => $"{condition.Operator} {condition.Key} {string.Join("|", condition.Values)}"));
}
