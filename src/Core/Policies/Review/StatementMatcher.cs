using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>
/// Holds needs against one statement. A variable of IAM, and a placeholder of a template, has a value that is not known for the requests
/// of a program: it may be what a need asks for, and it never holds all of it.
/// </summary>
internal sealed class StatementMatcher
{
    private readonly List<ActionPattern> _actions;
    private readonly List<ResourceMatcher> _resources;
    private readonly bool _isNotAction;
    private readonly bool _isNotResource;
    private readonly bool _hasVariables;
    private readonly bool _usesFacts;

    /// <summary>Makes a matcher.</summary>
    /// <param name="hasVariables">Whether the document's version has variables.</param>
    public StatementMatcher(PolicyTextStatement statement, bool hasVariables)
    {
        Statement = statement;
        _hasVariables = hasVariables;
        _usesFacts = statement.Conditions.Count > 0 || StatementElements.Resources(statement).Any(static value => value.Text.IndexOf("${", StringComparison.Ordinal) >= 0);
        _isNotAction = statement.NotAction is not null;
        _isNotResource = statement.NotResource is not null;
        _actions = [.. StatementElements.Actions(statement).Select(static value => ActionPattern.Parse(value.Text)).OfType<ActionPattern>()];
        _resources = [.. StatementElements.Resources(statement).Select(value => new ResourceMatcher(value.Text, hasVariables))];
    }

    public PolicyTextStatement Statement { get; }

    /// <summary>Whether the statement is about an action.</summary>
    public bool Names(string action) => _isNotAction != _actions.Exists(pattern => pattern.Matches(action));

    /// <summary>For how much of a need the statement holds.</summary>
    /// <param name="resource">One of its resources.</param>
    /// <returns>The coverage; None for another action.</returns>
    public Coverage Covers(Need need, NeedResource resource)
    {
        if (!Names(need.Action)) return Coverage.None;
        var facts = FactsOf(need, resource);
        var covered = OnResource(resource, need.Action, facts);
        return covered == Coverage.None ? Coverage.None : Coverages.And(covered, ConditionsHold(facts));
    }

    /// <summary>Whether it depends on the statement's conditions whether it holds for a need: what is known of the requests does not decide them.</summary>
    /// <param name="resource">One of its resources.</param>
    public bool DependsOnConditions(Need need, NeedResource resource)
    {
        if (Statement.Conditions.Count == 0 || !Names(need.Action)) return false;
        var facts = FactsOf(need, resource);
        return ConditionsHold(facts) == Coverage.Some && OnResource(resource, need.Action, facts) != Coverage.None;
    }

    /// <summary>For how much of a resource one of the statement's texts stands.</summary>
    public static Coverage Covers(PolicyTextValue value, string action, NeedResource resource)
        => new ResourceMatcher(value.Text, hasVariables: true).Covers(resource, action, RequestFacts.None);

    private RequestFacts FactsOf(Need need, NeedResource resource)
        => !_usesFacts ? need.Facts : need.Facts.On(need.Action, resource.Text);

    private Coverage ConditionsHold(RequestFacts facts) => Coverages.All(Statement.Conditions.Select(condition => ConditionMatcher.Holds(condition, _hasVariables, facts)));

    private Coverage OnResource(NeedResource resource, string action, RequestFacts facts)
    {
        // AWS's guide: a variable that has no value can make the whole statement invalid; so a statement about all but it says nothing.
        if (_isNotResource && _resources.Exists(one => !one.HasValue(facts))) return Coverage.None;
        var best = Coverages.Any(_resources.Select(one => one.Covers(resource, action, facts)));
        return _isNotResource ? Coverages.Not(best) : best;
    }
}
