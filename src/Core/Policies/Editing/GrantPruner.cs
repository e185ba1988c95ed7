using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>Takes out of a policy's text what nothing uses.</summary>
/// <param name="layout">The text.</param>
/// <param name="policy">What it holds.</param>
/// <param name="values">The actions and resources of other statements.</param>
internal sealed class GrantPruner(JsonLayout layout, PolicyText policy, HashSet<PolicyTextStatement> statements, HashSet<PolicyTextValue> values)
{
    private readonly PolicyStyle _style = new(layout, policy);

    /// <summary>What goes.</summary>
    public IEnumerable<TextEdit> Edits()
    {
        var value = policy.Root.Find("Statement")!.Value;
        var rest = policy.Statements.Where(statement => !statements.Contains(statement))
            .SelectMany(static statement => new[] { statement.Action, statement.Resource })
            .OfType<PolicyElement>()
            .SelectMany(Values);
        if (statements.Count == 0) return rest;
        if (value.Kind == JsonKind.Object) return [new TextEdit(value.Range, "[]")];
        var whole = statements.Select(static statement => statement.Range).ToList();
        return Remove(value.Range, [.. value.Items.Select(static item => item.Range)], whole.Contains).Concat(rest);
    }

    /// <summary>The same as permissions.</summary>
    public IEnumerable<PolicyChange> Changes()
    {
        foreach (var statement in policy.Statements)
        {
            var (actions, resources) = (Texts(statement.Action ?? statement.NotAction), Texts(statement.Resource ?? statement.NotResource));
            if (statements.Contains(statement))
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

    private IEnumerable<TextEdit> Values(PolicyElement element)
    {
        var ranges = element.Values.Where(values.Contains).Select(static value => value.Range).ToList();
        return ranges.Count == 0 ? [] : Remove(element.Range, [.. element.Values.Select(static value => value.Range)], ranges.Contains);
    }

    private IEnumerable<TextEdit> Remove(TextRange list, IReadOnlyList<TextRange> items, Func<TextRange, bool> isUnused)
        => new JsonList(layout, _style, list, items).Remove([.. Enumerable.Range(0, items.Count).Where(i => isUnused(items[i]))]);

    private EquatableArray<string> Unused(PolicyElement? element)
        => element is null ? default : element.Values.Where(values.Contains).Select(static value => value.Text).ToEquatableArray();

    private static EquatableArray<string> Texts(PolicyElement? element) => element is null ? default : element.Values.Select(static value => value.Text).ToEquatableArray();
}
