using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>Takes out of a policy's text what nothing uses.</summary>
/// <param name="layout">The text.</param>
/// <param name="policy">What it holds.</param>
/// <param name="unused">Where the findings stand: in a statement, at an action or at a resource.</param>
internal sealed class GrantPruner(JsonLayout layout, PolicyText policy, HashSet<int> unused)
{
    private readonly PolicyStyle _style = new(layout, policy);

    /// <summary>What goes.</summary>
    public IEnumerable<TextEdit> Edits()
    {
        var value = policy.Root.Find("Statement")!.Value;
        var items = value.Kind == JsonKind.Object ? [value] : value.Items;
        var whole = policy.Statements.Where(IsUnused).Select(static statement => statement.Range).ToList();
        var rest = policy.Statements.Where(statement => !IsUnused(statement))
            .SelectMany(static statement => new[] { statement.Action, statement.Resource })
            .OfType<PolicyElement>()
            .SelectMany(Values);
        if (whole.Count == 0) return rest;
        if (value.Kind == JsonKind.Object) return [new TextEdit(value.Range, "[]")];
        var indexes = Enumerable.Range(0, items.Count).Where(i => whole.Contains(items[i].Range)).ToList();
        return new JsonList(layout, _style, value.Range, [.. items.Select(static item => item.Range)]).Remove(indexes).Concat(rest);
    }

    /// <summary>The same as permissions.</summary>
    public IEnumerable<PolicyChange> Changes()
    {
        foreach (var statement in policy.Statements)
        {
            var (actions, resources) = (Texts(statement.Action ?? statement.NotAction), Texts(statement.Resource ?? statement.NotResource));
            if (IsUnused(statement))
            {
                yield return new(actions, resources);
                continue;
            }

            var unusedActions = Unused(statement.Action);
            var unusedResources = Unused(statement.Resource);
            if (unusedActions.Count > 0) yield return new(unusedActions, resources);
            if (unusedResources.Count > 0) yield return new(actions.Except(unusedActions, StringComparer.Ordinal).ToEquatableArray(), unusedResources);
        }
    }

    // The finding of a statement stands at its brace or its id, those of its parts at their values.
    private bool IsUnused(PolicyTextStatement statement)
        => unused.Contains(statement.Range.Start) || (statement.Sid is { } sid && unused.Contains(sid.Range.Start));

    private IEnumerable<TextEdit> Values(PolicyElement element)
    {
        var indexes = Enumerable.Range(0, element.Values.Count).Where(i => unused.Contains(element.Values[i].Range.Start)).ToList();
        return indexes.Count == 0 ? [] : new JsonList(layout, _style, element.Range, [.. element.Values.Select(static value => value.Range)]).Remove(indexes);
    }

    private EquatableArray<string> Unused(PolicyElement? element)
        => element is null ? default : element.Values.Where(value => unused.Contains(value.Range.Start)).Select(static value => value.Text).ToEquatableArray();

    private static EquatableArray<string> Texts(PolicyElement? element) => element is null ? default : element.Values.Select(static value => value.Text).ToEquatableArray();
}
