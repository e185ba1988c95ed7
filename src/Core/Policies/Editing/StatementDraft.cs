using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>A statement of the file to which permissions may be added: it allows, and names its actions and resources.</summary>
internal sealed class StatementDraft
{
    private readonly HashSet<string> _actions;
    private readonly HashSet<string> _resources;

    private StatementDraft(PolicyTextStatement source)
    {
        Source = source;
        _actions = new(source.Action!.Values.Select(static value => value.Text), StringComparer.OrdinalIgnoreCase);
        _resources = new(source.Resource!.Values.Select(static value => value.Text), StringComparer.Ordinal);
    }

    public PolicyTextStatement Source { get; }

    /// <summary>The actions that it is to have beside its own.</summary>
    public List<string> AddedActions { get; } = [];

    /// <summary>The resources that it is to have beside its own.</summary>
    public List<string> AddedResources { get; } = [];

    /// <summary>Takes up a statement.</summary>
    /// <returns>The draft; <see langword="null"/> for a statement of another form, or one that AWS refuses.</returns>
    public static StatementDraft? Of(PolicyTextStatement statement, IReadOnlyList<PolicyFinding> findings)
        => statement is { Allows: true, Action.Values.Count: > 0, Resource.Values.Count: > 0, NotAction: null, NotResource: null, Principal: null, NotPrincipal: null }
            && !findings.Any(finding => finding.Level == FindingLevel.Error && finding.Range.Start >= statement.Range.Start && finding.Range.Start < statement.Range.End)
                ? new(statement)
                : null;

    /// <summary>Whether it has these conditions and no others.</summary>
    public bool IsUnder(EquatableArray<PolicyCondition> conditions)
        => Source.Conditions.Count == conditions.Count && conditions.All(condition => Source.Conditions.Any(own => IsSame(own, condition)));

    /// <summary>Whether its resources are those that an action lacks, and perhaps more of those that it needs.</summary>
    public bool IsOn(MissingGrant grant) => grant.Resources.All(_resources.Contains) && _resources.IsSubsetOf(grant.Needed);

    /// <summary>Whether it has these actions and no others.</summary>
    public bool IsOf(IEnumerable<string> actions) => _actions.SetEquals(actions);

    public void AddAction(string action)
    {
        if (_actions.Add(action)) AddedActions.Add(action);
    }

    public void AddResources(IEnumerable<string> resources) => AddedResources.AddRange(resources.Where(_resources.Add));

    private static bool IsSame(PolicyTextCondition own, PolicyCondition condition)
        => own.Operator.Text == condition.Operator
            && string.Equals(own.Key.Text, condition.Key, StringComparison.OrdinalIgnoreCase)
            && new HashSet<string>(own.Values.Select(static value => value.Text), StringComparer.Ordinal).SetEquals(condition.Values);
}
