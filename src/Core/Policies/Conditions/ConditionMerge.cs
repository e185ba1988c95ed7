using System.Globalization;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>
/// Adds a condition to others that must all hold. A Condition block has one list of values for an operator and key, and its values
/// are alternatives; so two conditions on the same pair become one with the values that both allow. What one list cannot say goes
/// to the same operator with <c>IfExists</c>: beside the plain one, which fails where the key is missing, it says the same.
/// </summary>
public static class ConditionMerge
{
    /// <summary>Adds a condition.</summary>
    /// <param name="conditions">The conditions, sorted by operator and key.</param>
    /// <param name="added">The one to add.</param>
    /// <param name="outcome">Whether both can hold.</param>
    /// <returns>The conditions, sorted; never ones that allow more than the given ones.</returns>
    public static EquatableArray<PolicyCondition> And(EquatableArray<PolicyCondition> conditions, PolicyCondition added, out MergeOutcome outcome)
    {
        outcome = MergeOutcome.Added;
        if (Find(conditions, added.Operator, added.Key) is not { } same) return Sorted(conditions.Append(added));
        if (same.Values == added.Values) return conditions;
        if (ConditionOperator.Parse(added.Operator) is not { } name)
        {
            outcome = MergeOutcome.NotPossible;
            return conditions;
        }

        if (Both(name, same.Values, added.Values) is { } both)
        {
            if (both.Length > 0) return Sorted(conditions.Where(condition => condition != same).Append(same with { Values = Ordered(both) }));

            // No value at all fits all of none.
            if (name.Set != ConditionOperator.ForAllValues && !name.IfExists) outcome = MergeOutcome.Contradiction;
        }

        var second = (name with { IfExists = true }).Text;
        if (name.Family != OperatorFamily.Null && Find(conditions, second, added.Key) is null) return Sorted(conditions.Append(added with { Operator = second }));
        outcome = MergeOutcome.NotPossible;
        return conditions;
    }

    // The values that both lists allow; null where a list of this operator cannot say it.
    private static string[]? Both(ConditionOperator name, IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        if (name.IsNegated) return name.Set == ConditionOperator.ForAnyValue ? null : [.. left.Concat(right)];
        if (name.Set == ConditionOperator.ForAnyValue || left.Concat(right).Any(HasVariable)) return null;
        return name.Name switch
        {
            "StringLike" or "ArnLike" or "ArnEquals" => Narrower(left, right, PatternCovers(name.Family), PatternsMeet(name.Family)),
            "IpAddress" => Narrower(left, right, static (wide, narrow) => IpRange.TryParse(wide) is { } range && IpRange.TryParse(narrow) is { } other && range.Covers(other), static (_, _) => false),
            "StringEqualsIgnoreCase" => [.. left.Intersect(right, StringComparer.OrdinalIgnoreCase)],
            "NumericLessThan" or "NumericLessThanEquals" => Limit(left, right, static (one, other) => Math.Min(one, other)),
            "NumericGreaterThan" or "NumericGreaterThanEquals" => Limit(left, right, static (one, other) => Math.Max(one, other)),
            "DateLessThan" or "DateLessThanEquals" or "DateGreaterThan" or "DateGreaterThanEquals" or "DateEquals" or "NumericEquals" => null,
            _ => [.. left.Intersect(right, StringComparer.Ordinal)],
        };
    }

    // Of two patterns of which one holds the other, the narrower one; null when two overlap and neither holds the other.
    private static string[]? Narrower(IReadOnlyList<string> left, IReadOnlyList<string> right, Func<string, string, bool> covers, Func<string, string, bool> meets)
    {
        var both = new List<string>();
        foreach (var one in left)
        {
            foreach (var other in right)
            {
                if (covers(one, other)) both.Add(other);
                else if (covers(other, one)) both.Add(one);
                else if (meets(one, other)) return null;
            }
        }

        return [.. both];
    }

    // What a policy variable stands for only the request tells.
    private static bool HasVariable(string value) => value.IndexOf("${", StringComparison.Ordinal) >= 0;

    private static Func<string, string, bool> PatternCovers(OperatorFamily family)
        => family == OperatorFamily.Arn
            ? static (wide, narrow) => ArnPattern.Parse(wide).Covers(ArnPattern.Parse(narrow))
            : static (wide, narrow) => IamPattern.Parse(wide).Covers(IamPattern.Parse(narrow));

    private static Func<string, string, bool> PatternsMeet(OperatorFamily family)
        => family == OperatorFamily.Arn
            ? static (one, other) => ArnPattern.Parse(one).Meets(ArnPattern.Parse(other))
            : static (one, other) => IamPattern.Parse(one).Meets(IamPattern.Parse(other));

    // Several limits are alternatives, so one list of several says nothing that is worth reading: only single ones are joined.
    private static string[]? Limit(IReadOnlyList<string> left, IReadOnlyList<string> right, Func<decimal, decimal, decimal> choose)
    {
        if (left.Count != 1 || right.Count != 1 || !TryNumber(left[0], out var one) || !TryNumber(right[0], out var other)) return null;
        return [choose(one, other) == one ? left[0] : right[0]];
    }

    private static bool TryNumber(string text, out decimal number) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number);

    private static PolicyCondition? Find(EquatableArray<PolicyCondition> conditions, string name, string key)
        => conditions.FirstOrDefault(condition
            => condition.Operator == name && string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase));

    private static EquatableArray<PolicyCondition> Sorted(IEnumerable<PolicyCondition> conditions)
        => conditions
            .OrderBy(static condition => condition.Operator, StringComparer.Ordinal)
            .ThenBy(static condition => condition.Key, StringComparer.Ordinal)
            .ToEquatableArray();

    private static EquatableArray<string> Ordered(IEnumerable<string> values) => new SortedSet<string>(values, StringComparer.Ordinal).ToEquatableArray();
}

/// <summary>What became of a condition that was added to others.</summary>
public enum MergeOutcome
{
    /// <summary>All can hold together.</summary>
    Added,

    /// <summary>No request meets all of them.</summary>
    Contradiction,

    /// <summary>A Condition block cannot say it; the condition was not added.</summary>
    NotPossible,
}
