using IamAnalyzers.Core.Arns;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>
/// Compares one value of a policy with one of a request.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
internal static class ConditionTest
{
    /// <summary>Whether a request's value is what a policy's value asks for; an operator that negates asks for the opposite.</summary>
    /// <param name="name">The operator.</param>
    /// <param name="pattern">The policy's value, with its variables replaced and, where the operator takes no wildcards, these escaped.</param>
    /// <param name="value">The request's value.</param>
    /// <returns><see langword="false"/> also when one of them is nothing that the operator compares.</returns>
    public static bool Matches(ConditionOperator name, string pattern, string value)
        => name.Family switch
        {
            OperatorFamily.Numeric => Compare(name, ConditionValues.Number(pattern), ConditionValues.Number(value)),
            OperatorFamily.Date => Compare(name, ConditionValues.Date(pattern), ConditionValues.Date(value)),
            OperatorFamily.IpAddress => IpRange.TryParse(pattern) is { } range && IpRange.TryParse(value) is { } address && range.Covers(address),
            OperatorFamily.Arn => ArnPattern.Parse(pattern).Matches(value),
            OperatorFamily.Bool => IsBoolean(value) && IamPattern.Parse(pattern).Matches(value, ignoreCase: true),
            _ => IamPattern.Parse(pattern).Matches(value, ignoreCase: name.Name.EndsWith("IgnoreCase", StringComparison.Ordinal)),
        };

    private static bool Compare<T>(ConditionOperator name, T? pattern, T? value)
        where T : struct, IComparable<T>
    {
        if (pattern is not { } limit || value is not { } given) return false;
        var order = given.CompareTo(limit);
        if (name.Name.EndsWith("LessThan", StringComparison.Ordinal)) return order < 0;
        if (name.Name.EndsWith("LessThanEquals", StringComparison.Ordinal)) return order <= 0;
        if (name.Name.EndsWith("GreaterThan", StringComparison.Ordinal)) return order > 0;
        return name.Name.EndsWith("GreaterThanEquals", StringComparison.Ordinal) ? order >= 0 : order == 0;
    }

    private static bool IsBoolean(string value)
        => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
