using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>The elements of statements, as most checks ask for them.</summary>
internal static class StatementElements
{
    /// <summary>Conditions of a statement beyond these are not held against its actions: the comparison is quadratic in them.</summary>
    public const int MostCompared = 100;

    private const string Null = "Null";

    /// <summary>The texts of <c>Action</c> and <c>NotAction</c>.</summary>
    public static IEnumerable<PolicyTextValue> Actions(PolicyTextStatement statement) => Values(statement.Action).Concat(Values(statement.NotAction));

    /// <summary>The texts of <c>Resource</c> and <c>NotResource</c>.</summary>
    public static IEnumerable<PolicyTextValue> Resources(PolicyTextStatement statement) => Values(statement.Resource).Concat(Values(statement.NotResource));

    /// <summary>The texts of an element; none when it is not there.</summary>
    public static IReadOnlyList<PolicyTextValue> Values(PolicyElement? element) => element?.Values ?? [];

    /// <summary>The operator of a condition. AWS takes a set operator before <c>Null</c>, where it says nothing.</summary>
    public static ConditionOperator? Operator(PolicyTextCondition condition)
        => ConditionOperator.Parse(HasIdleSet(condition) ? Null : condition.Operator.Text);

    /// <summary>Whether a set operator stands before <c>Null</c>.</summary>
    public static bool HasIdleSet(PolicyTextCondition condition)
        => string.Equals(condition.Operator.Text, ConditionOperator.ForAllValues + Null, StringComparison.OrdinalIgnoreCase)
            || string.Equals(condition.Operator.Text, ConditionOperator.ForAnyValue + Null, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a condition compares a key; case does not count.</summary>
    public static bool IsKey(PolicyTextCondition condition, string key) => string.Equals(condition.Key.Text, key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a condition can hold for a request without the key: it limits who has the key, not who has it not.</summary>
    public static bool HoldsWithoutKey(PolicyTextCondition condition)
        => Operator(condition) is not { } name || name.IfExists || name.IsNegated || name.Set == ConditionOperator.ForAllValues
            || (name.Family == OperatorFamily.Null && !condition.Values.All(static value => string.Equals(value.Text, "false", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether every value of a condition holds a policy variable, so that it compares one fact of a request with another.</summary>
    public static bool ComparesVariables(PolicyTextCondition condition)
        => condition.Values.Count > 0 && condition.Values.All(static value => PolicyVariable.In(value.Text).Any(static variable => variable.IsClosed && !variable.IsEscape));

    /// <summary>
    /// Whether a statement has conditions that cannot be read: what is missing from them may stand there. Characters beyond those of IAM stand
    /// for what a program puts there, inputs of templates for what a deployment does.
    /// </summary>
    public static bool HasHiddenConditions(PolicyTextStatement statement)
        => statement.Condition is { } condition
            && (condition.Value.Kind != Json.JsonKind.Object || statement.Conditions.Any(static one => one.Key.Text.Any(static c => c is '$' or > '\u00FF')));

    /// <summary>A text as a message shows it.</summary>
    public static string Shown(string text) => text.Length <= 80 ? text : text.Substring(0, 80) + "...";
}
