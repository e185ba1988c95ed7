using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>
/// Whether a condition of a statement holds for requests of which some things are known, or all.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
/// </summary>
internal static class ConditionMatcher
{
    /// <summary>For how many of the requests a condition holds.</summary>
    /// <param name="condition">The condition of the statement.</param>
    /// <param name="hasVariables">Whether the document's version has variables.</param>
    /// <param name="facts">What is known of the requests.</param>
    /// <returns>All or None where the requests say what it asks; Some where they do not tell.</returns>
    public static Coverage Holds(PolicyTextCondition condition, bool hasVariables, RequestFacts facts)
    {
        if (StatementElements.Operator(condition) is not { } name) return Coverage.None;
        if (facts.Find(condition.Key.Text) is not { } possible) return Coverage.Some;
        var outcomes = possible.Select(fact => Holds(name, condition, hasVariables, fact, facts)).Distinct().ToList();
        return outcomes.Count == 1 ? outcomes[0] : Coverage.Some;
    }

    private static Coverage Holds(ConditionOperator name, PolicyTextCondition condition, bool hasVariables, KeyFact fact, RequestFacts facts)
    {
        if (name.Family == OperatorFamily.Null) return Coverages.Of(condition.Values.Any(value => AsksFor(value.Text, isAbsent: fact.Values is null)));
        if (fact.Values is not { } values) return Coverages.Of(HoldsWithoutKey(name));
        if (fact.IsPattern) return Coverage.Some;
        var outcomes = values.Select(value => Holds(name, condition, hasVariables, value, facts));
        return name.Set switch
        {
            ConditionOperator.ForAllValues => Coverages.All(outcomes),
            ConditionOperator.ForAnyValue => Coverages.Any(outcomes),
            _ => fact.IsMultivalued ? Coverage.None : Coverages.All(outcomes),
        };
    }

    // An operator that negates asks that the value is none of those that are listed.
    private static Coverage Holds(ConditionOperator name, PolicyTextCondition condition, bool hasVariables, string value, RequestFacts facts)
    {
        var isOne = Coverages.Any(condition.Values.Select(text => Matches(name, text.Text, hasVariables, value, facts)));
        return name.IsNegated ? Coverages.Not(isOne) : isOne;
    }

    private static Coverage Matches(ConditionOperator name, string text, bool hasVariables, string value, RequestFacts facts)
    {
        if (!TakesVariables(name)) return Coverages.Of(ConditionTest.Matches(name, text, value));
        var resolved = VariableText.Resolve(text, hasVariables, name.TakesWildcards, facts);
        if (!resolved.HasValue) return Coverage.None;
        // The operators for ARNs compare six fields, and AWS does not say what they do with a text that has one.
        if (name.Family == OperatorFamily.Arn && resolved.Pattern == "*") return Coverage.Some;
        var matches = ConditionTest.Matches(name, resolved.Pattern, value);
        return matches && !resolved.IsKnown ? Coverage.Some : Coverages.Of(matches);
    }

    private static bool TakesVariables(ConditionOperator name) => name.Family is OperatorFamily.Text or OperatorFamily.Arn or OperatorFamily.Bool;

    private static bool AsksFor(string text, bool isAbsent) => string.Equals(text, isAbsent ? "true" : "false", StringComparison.OrdinalIgnoreCase);

    // ForAnyValue asks for a value, so there must be one.
    private static bool HoldsWithoutKey(ConditionOperator name)
        => name.IfExists || name.Set == ConditionOperator.ForAllValues || (name.IsNegated && name.Set.Length == 0);
}
