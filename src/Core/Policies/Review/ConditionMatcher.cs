using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Matching;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>Whether a condition of a statement holds for requests of which only some things are known.</summary>
internal static class ConditionMatcher
{
    /// <summary>For how many of the requests a condition holds.</summary>
    /// <param name="condition">The condition of the statement.</param>
    /// <param name="known">What the requests are known to say.</param>
    /// <returns>All or None where the requests say what it asks; Some where they do not tell.</returns>
    public static Coverage Holds(PolicyTextCondition condition, EquatableArray<PolicyCondition> known)
    {
        if (Elements.Operator(condition) is not { } name) return Coverage.None;
        if (known.FirstOrDefault(one => IsSameKey(one.Key, condition.Key.Text) && IsPlain(one.Operator)) is not { } fact) return Coverage.Some;
        if (name.Family == OperatorFamily.Null) return condition.Values.All(static value => value.Text == "false") ? Coverage.All : Coverage.None;
        if (name.Family is not (OperatorFamily.Text or OperatorFamily.Arn or OperatorFamily.Bool)) return Coverage.Some;
        var outcomes = fact.Values.Select(value => HasWildcard(value) ? Coverage.Some : Holds(name, condition, value)).Distinct().ToList();
        return outcomes.Count == 1 ? outcomes[0] : Coverage.Some;
    }

    private static Coverage Holds(ConditionOperator name, PolicyTextCondition condition, string value)
    {
        if (condition.Values.Any(static text => PolicyVariable.In(text.Text).Any(static variable => !variable.IsEscape))) return Coverage.Some;
        var isOne = condition.Values.Any(text => IsMatch(name, text.Text, value));
        return isOne != name.IsNegated ? Coverage.All : Coverage.None;
    }

    private static bool IsMatch(ConditionOperator name, string pattern, string value)
    {
        if (name.Family == OperatorFamily.Arn) return ArnPattern.Parse(pattern).Matches(value);
        if (name.TakesWildcards) return IamPattern.Parse(pattern).Matches(value);
        var ignoresCase = name.Family == OperatorFamily.Bool || name.Name is "StringEqualsIgnoreCase" or "StringNotEqualsIgnoreCase";
        return string.Equals(pattern, value, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    // A need's own condition says which values its requests have; only one that lists them plainly says it exactly.
    private static bool IsPlain(string name) => name is "StringEquals" or "StringLike" or "ArnEquals" or "ArnLike" or "Bool";

    private static bool HasWildcard(string value) => value.IndexOfAny(['*', '?']) >= 0;

    private static bool IsSameKey(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
