using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Which actions a policy allows on anything and under no condition that limits them: the effective set, with what is denied taken out.</summary>
internal sealed class OpenGrants
{
    private const string PassRole = "iam:PassRole";
    private const string PassedToService = "iam:PassedToService";

    private readonly AwsCatalog _catalog;
    private readonly List<Statement> _allows;
    private readonly List<Statement> _denies;

    /// <summary>Looks at a policy once, for many questions.</summary>
    public OpenGrants(PolicyText policy, AwsCatalog catalog)
    {
        _catalog = catalog;
        _allows = [.. policy.Statements.Where(static statement => statement.Allows).Select(Statement.Of)];
        _denies = [.. policy.Statements.Where(static statement => statement.Denies && statement.Conditions.Count == 0 && IsOnEverything(statement)).Select(Statement.Of)];
    }

    /// <summary>Finds what allows an action on anything.</summary>
    /// <param name="services">For <c>iam:PassRole</c>: a condition on one of these services, or all, limits nothing.</param>
    /// <returns>The element that allows it, or <see langword="null"/>.</returns>
    public PolicyTextValue? Find(string action, IReadOnlyList<string> services)
    {
        if (_denies.Exists(statement => statement.ElementOf(action) is not null)) return null;
        var entry = _catalog.FindAction(action);
        foreach (var statement in _allows)
        {
            if (statement.ElementOf(action) is { } element && IsOpen(statement.Text, action, services) && IsUnlimited(statement.Text, entry)) return element;
        }

        return null;
    }

    private static bool IsOnEverything(PolicyTextStatement statement)
        => statement.Resource is { } resource && resource.Values.Any(static value => ResourceText.IsEverything(value.Text));

    private static bool IsUnlimited(PolicyTextStatement statement, ActionEntry? action)
        => statement.NotResource is not null
            || StatementElements.Values(statement.Resource).Any(value => ResourceText.IsEverything(value.Text) || (action is not null && ResourceText.IsUnlimited(value.Text, action)));

    private static bool IsOpen(PolicyTextStatement statement, string action, IReadOnlyList<string> services)
        => statement.Conditions.All(condition => !ConditionLimits.Limits(condition) || (action == PassRole && Admits(condition, services)));

    private static bool Admits(PolicyTextCondition condition, IReadOnlyList<string> services)
        => string.Equals(condition.Key.Text, PassedToService, StringComparison.OrdinalIgnoreCase)
            && StatementElements.Operator(condition) is { Family: OperatorFamily.Text, IsNegated: false }
            && condition.Values.Any(value => services.Any(service => Arns.IamPattern.Parse(value.Text).Matches(service)));

    /// <summary>A statement with its actions read.</summary>
    private sealed record Statement(PolicyTextStatement Text, IReadOnlyList<(PolicyTextValue Value, ActionPattern Pattern)> Actions)
    {
        // What allows everything has a finding of its own, which says more than any of these.
        public static Statement Of(PolicyTextStatement text)
            => new(text, [.. StatementElements.Actions(text)
                .Select(static value => (Value: value, Pattern: ActionPattern.Parse(value.Text)))
                .Where(action => action.Pattern is { } pattern && !(pattern.IsEverything && text.Allows && text.NotAction is null))
                .Select(static action => (action.Value, action.Pattern!))]);

        public PolicyTextValue? ElementOf(string action)
        {
            var named = Actions.FirstOrDefault(one => one.Pattern.Matches(action)).Value;
            return Text.NotAction is not { } not ? named : named is null ? new PolicyTextValue(not.Name, not.NameRange) : null;
        }
    }
}
