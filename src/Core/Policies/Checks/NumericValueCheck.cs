using System.Globalization;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Several limits of which one says all: with less-than the greatest number holds the others, with greater-than the least.</summary>
internal static class NumericValueCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(static statement => statement.Conditions).SelectMany(Check);

    private static IEnumerable<PolicyFinding> Check(PolicyTextCondition condition)
    {
        if (condition.Values.Count < 2 || StatementElements.Operator(condition) is not { Family: OperatorFamily.Numeric } name) yield break;
        var isLess = name.Name.StartsWith("NumericLess", StringComparison.Ordinal);
        if (!isLess && !name.Name.StartsWith("NumericGreater", StringComparison.Ordinal)) yield break;
        var numbers = condition.Values.Select(static value => (Value: value, Number: Number(value.Text))).ToList();
        if (numbers.Any(static one => one.Number is null)) yield break;
        var all = isLess ? numbers.Max(static one => one.Number!.Value) : numbers.Min(static one => one.Number!.Value);
        foreach (var (value, number) in numbers)
        {
            if (number == all) continue;
            yield return CheckTable.RedundantConditionValueNum.At(
                value,
                "'" + all.ToString(CultureInfo.InvariantCulture) + "' already covers this value; remove it");
        }
    }

    private static decimal? Number(string text)
        => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
