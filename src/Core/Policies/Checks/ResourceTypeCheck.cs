using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Actions and resources of one statement that do not belong together, so that the statement says nothing of them.</summary>
internal static class ResourceTypeCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => context.Kind == PolicyKind.Trust ? [] : policy.Statements.SelectMany(statement => Check(statement, context));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, PolicyCheckContext context)
    {
        var resources = StatementElements.Values(statement.Resource).Where(value => value.Text == "*" || (IsArn(value.Text) && !ArnPlaceCheck.IsWrong(value.Text, context.Catalog)))
            .Select(static value => (Value: value, Pattern: ResourceText.Pattern(value.Text)))
            .ToList();
        if (resources.Count == 0 || resources.Count != StatementElements.Values(statement.Resource).Count || statement.Action is null) yield break;

        var actions = statement.Action.Values.Select(static value => (Value: value, Pattern: ActionPattern.Parse(value.Text)))
            .Select(action => (action.Value, action.Pattern, Entries: action.Pattern?.Expand(context.Catalog).ToList() ?? []))
            .ToList();
        foreach (var (value, _, entries) in actions)
        {
            if (entries.Count == 0 || entries.Any(entry => resources.Any(resource => Takes(entry, resource.Pattern)))) continue;
            yield return CheckTable.ResourceMismatch.At(value, Message(value.Text, entries));
        }

        // A resource is told only when every action of the statement is known.
        if (actions.Any(static action => action.Entries.Count == 0)) yield break;
        var all = actions.SelectMany(static action => action.Entries).ToList();
        foreach (var (value, pattern) in resources)
        {
            if (all.Any(entry => Takes(entry, pattern)) || resources.Count == 1) continue;
            yield return CheckTable.InvalidArnResource.At(value, "no action of the statement applies to '" + StatementElements.Shown(value.Text) + "'; remove or correct it");
        }
    }

    private static string Message(string action, List<ActionEntry> entries)
    {
        var types = entries.SelectMany(static entry => entry.Resources).Select(static type => type.Type.Arn).Distinct().Take(3).ToList();
        return types.Count == 0
            ? "'" + StatementElements.Shown(action) + "' only accepts the resource '*', so this statement never allows it; move it to a statement of its own"
            : "'" + StatementElements.Shown(action) + "' applies to none of the statement's resources; it needs " + string.Join(", ", types);
    }

    private static bool Takes(ActionEntry action, ArnPattern resource)
        => resource.IsAny
            || action.Resources.Any(type => ResourceText.Meets(resource, type.Type))
            || (CheckedArns.Find(action.Name, "*") is { } form && resource.Meets(ArnPattern.Parse(form)))
            || CheckedArns.FindPerhaps(action.Name, "*").Any(form => resource.Meets(ArnPattern.Parse(form)));

    // A service in upper case has a finding of its own, and so have region, account and no resource at all.
    private static bool IsArn(string text) => PolicyArn.Parse(text) is { Resource.Length: > 0 } arn && !arn.Service.Any(char.IsUpper);
}
