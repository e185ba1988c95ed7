using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Matching;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>
/// Holds needs against one statement. A variable of IAM, and a placeholder of a template, has a value that is not known here: it may be
/// what a need asks for, and it never holds all of it.
/// </summary>
internal sealed class StatementMatcher
{
    private readonly List<ActionPattern> _actions;
    private readonly List<(ArnPattern Exact, ArnPattern Open)> _resources;
    private readonly bool _isNotAction;
    private readonly bool _isNotResource;

    public StatementMatcher(PolicyTextStatement statement)
    {
        Statement = statement;
        _isNotAction = statement.NotAction is not null;
        _isNotResource = statement.NotResource is not null;
        _actions = [.. Elements.Actions(statement).Select(static value => ActionPattern.Parse(value.Text)).OfType<ActionPattern>()];
        _resources = [.. Elements.Resources(statement).Select(static value => Patterns(value.Text))];
    }

    public PolicyTextStatement Statement { get; }

    /// <summary>Whether the statement is about an action.</summary>
    public bool Names(string action) => _isNotAction != _actions.Exists(pattern => pattern.Matches(action));

    /// <summary>For how much of a need the statement holds.</summary>
    /// <param name="need">The need.</param>
    /// <param name="resource">One of its resources.</param>
    /// <returns>The coverage; None for another action.</returns>
    public Coverage Covers(Need need, NeedResource resource)
    {
        if (!Names(need.Action)) return Coverage.None;
        var covered = OnResource(resource);
        if (covered == Coverage.None) return Coverage.None;
        var held = Statement.Conditions.Aggregate(Coverage.All, (all, condition) => Least(all, ConditionMatcher.Holds(condition, need.Conditions)));
        return Least(covered, held);
    }

    /// <summary>For how much of a resource one of the statement's texts stands.</summary>
    public static Coverage Covers(PolicyTextValue value, NeedResource resource) => Covers(Patterns(value.Text), resource);

    private Coverage OnResource(NeedResource resource)
    {
        var best = _resources.Aggregate(Coverage.None, (most, pattern) => Most(most, Covers(pattern, resource)));
        return !_isNotResource ? best : best switch { Coverage.All => Coverage.None, Coverage.None => Coverage.All, _ => Coverage.Some };
    }

    private static Coverage Covers((ArnPattern Exact, ArnPattern Open) pattern, NeedResource resource)
    {
        if (pattern.Exact.IsAny) return Coverage.All;
        if (resource.IsEverything) return ResourceText.IsEverything(pattern.Exact.Text) ? Coverage.All : Coverage.None;
        var wanted = ArnPattern.Parse(resource.Text);
        if (pattern.Exact.Covers(wanted)) return Coverage.All;
        return pattern.Open.Meets(wanted) ? Coverage.Some : Coverage.None;
    }

    private static (ArnPattern Exact, ArnPattern Open) Patterns(string text) => (ArnPattern.Parse(text), ResourceText.Pattern(text));

    private static Coverage Least(Coverage left, Coverage right) => left < right ? left : right;

    private static Coverage Most(Coverage left, Coverage right) => left > right ? left : right;
}
