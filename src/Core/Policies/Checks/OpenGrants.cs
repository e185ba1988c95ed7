using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Which actions a policy allows on anything and under no condition: the effective set, with what is denied taken out.</summary>
internal sealed class OpenGrants(PolicyText policy, AwsCatalog catalog)
{
    private const string PassRole = "iam:PassRole";
    private const string PassedToService = "iam:PassedToService";

    /// <summary>Finds what allows an action on anything.</summary>
    /// <param name="action">The action.</param>
    /// <param name="services">For <c>iam:PassRole</c>: a condition on one of these services, or all, limits nothing.</param>
    /// <returns>The element that allows it, or <see langword="null"/>.</returns>
    public PolicyTextValue? Find(string action, IReadOnlyList<string> services)
    {
        if (policy.Statements.Any(statement => statement.Denies && statement.Conditions.Count == 0 && IsOnEverything(statement) && Element(statement, action) is not null)) return null;
        var entry = catalog.FindAction(action);
        foreach (var statement in policy.Statements)
        {
            if (statement.Allows && IsOpen(statement, action, services) && IsUnlimited(statement, entry) && Element(statement, action) is { } element) return element;
        }

        return null;
    }

    // A statement that allows everything has a finding of its own, which says more than any of these.
    private static PolicyTextValue? Element(PolicyTextStatement statement, string action)
    {
        if (statement.NotAction is { } not)
        {
            return not.Values.Any(value => ActionPattern.Parse(value.Text)?.Matches(action) == true) ? null : new PolicyTextValue(not.Name, not.NameRange);
        }

        return Elements.Values(statement.Action).FirstOrDefault(value => ActionPattern.Parse(value.Text) is { } pattern && pattern.Matches(action) && !(pattern.IsEverything && statement.Allows));
    }

    private static bool IsOnEverything(PolicyTextStatement statement)
        => statement.Resource is { } resource && resource.Values.Any(static value => ResourceText.IsEverything(value.Text));

    private static bool IsUnlimited(PolicyTextStatement statement, ActionEntry? action)
        => statement.NotResource is not null
            || Elements.Values(statement.Resource).Any(value => ResourceText.IsEverything(value.Text) || (action is not null && ResourceText.IsUnlimited(value.Text, action)));

    private static bool IsOpen(PolicyTextStatement statement, string action, IReadOnlyList<string> services)
        => statement.Conditions.Count == 0
            || (action == PassRole && statement.Conditions.All(condition => Admits(condition, services)));

    private static bool Admits(PolicyTextCondition condition, IReadOnlyList<string> services)
        => string.Equals(condition.Key.Text, PassedToService, StringComparison.OrdinalIgnoreCase)
            && Elements.Operator(condition) is { Family: OperatorFamily.Text, IsNegated: false }
            && condition.Values.Any(value => services.Any(service => Matching.IamPattern.Parse(value.Text).Matches(service)));
}
