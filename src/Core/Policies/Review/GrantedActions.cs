using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What a principal holds when a program has both what its policy allows and what it needs: the worst that a reviewer has to think of.</summary>
public sealed class GrantedActions
{
    private const string PassRole = "iam:PassRole";
    private const string PassedToService = "iam:PassedToService";
    private const AccessLevels Every = AccessLevels.List | AccessLevels.Read | AccessLevels.Write | AccessLevels.Tagging | AccessLevels.PermissionsManagement;

    private readonly List<StatementMatcher> _allows;
    private readonly IReadOnlyList<ProgramNeed> _needs;
    private readonly AwsCatalog _catalog;
    private readonly ActionRisks _risks;

    /// <summary>Puts both together.</summary>
    /// <param name="set">What the policy allows; without files and managed policies for nothing.</param>
    /// <param name="needs">What the program needs of the set's principal.</param>
    public GrantedActions(ReviewedSet set, IReadOnlyList<ProgramNeed> needs, AwsCatalog catalog)
    {
        _allows = [.. set.Files.Select(static file => file.Policy).Concat(set.Managed.Select(static policy => policy.Text))
            .SelectMany(static policy => policy.Statements.Where(static statement => statement.Allows).Select(statement => new StatementMatcher(statement, policy.HasVariables)))];
        _needs = needs;
        _catalog = catalog;
        _risks = new ActionRisks(IsHeld, catalog);
    }

    /// <summary>The statements of the policy that allow an action somewhere.</summary>
    /// <param name="action">The action.</param>
    public IReadOnlyList<PolicyTextStatement> Allowing(string action) => [.. _allows.Where(statement => statement.Names(action)).Select(static statement => statement.Statement)];

    /// <summary>The access levels of an action, or of all that a pattern stands for.</summary>
    /// <param name="action">The action or pattern.</param>
    public AccessLevels AccessOf(string action)
        => ActionPattern.Parse(action) is not { SpansServices: false } pattern ? Every : pattern.Expand(_catalog).Aggregate(AccessLevels.None, static (all, entry) => all | entry.Access);

    /// <summary>The risk of an action on resources, or the worst of a pattern.</summary>
    /// <param name="action">The action or pattern.</param>
    /// <param name="resources">The resources.</param>
    public ActionRisk RiskOf(string action, IReadOnlyList<string> resources)
    {
        if (ActionPattern.Parse(action) is not { SpansServices: false } pattern) return _risks.Worst(static _ => true);
        if (pattern.HasWildcard) return pattern.Expand(_catalog).Select(entry => RiskOf(entry, resources)).OrderByDescending(static risk => risk.Class).ThenBy(static risk => risk.Way, StringComparer.Ordinal).FirstOrDefault() ?? ActionRisk.None;
        return _catalog.FindAction(action) is { } known ? RiskOf(known, resources) : ActionRisk.None;
    }

    /// <summary>Whether a resource hardly limits an action, though the action can be limited.</summary>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource.</param>
    /// <returns><see langword="true"/> for all resources of a kind; <see langword="false"/> for an action that takes none, or that the reference does not have.</returns>
    public bool IsUnlimited(string action, string resource)
        => _catalog.FindAction(action) is { Resources.Count: > 0 } known && ResourceText.IsUnlimited(resource, known);

    // Whoever reads one thing that a program is for takes no data out; whoever may read all of its kind can.
    private ActionRisk RiskOf(ActionEntry action, IReadOnlyList<string> resources)
    {
        var risk = _risks.Of(action.Name);
        return risk.Class != RiskClass.DataExfiltration || resources.Any(resource => ResourceText.IsUnlimited(resource, action)) ? risk : ActionRisk.None;
    }

    private bool IsHeld(string action, IReadOnlyList<string> services)
        => _needs.Any(need => need.Need.Action == action && (action != PassRole || need.Need.Conditions.All(condition => Admits(condition, services))))
            || _allows.Exists(statement => statement.Names(action) && (action != PassRole || statement.Statement.Conditions.All(condition => Admits(condition, services))));

    private static bool Admits(PolicyCondition condition, IReadOnlyList<string> services)
        => condition.Key != PassedToService || condition.Values.Any(value => services.Any(IamPattern.Parse(value).Matches));

    private static bool Admits(PolicyTextCondition condition, IReadOnlyList<string> services)
        => !string.Equals(condition.Key.Text, PassedToService, StringComparison.OrdinalIgnoreCase)
            || StatementElements.Operator(condition) is not { IsNegated: false }
            || condition.Values.Any(value => services.Any(IamPattern.Parse(value.Text).Matches));
}
