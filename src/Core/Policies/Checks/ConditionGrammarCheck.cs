using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Operators, keys and values of conditions, as far as their form alone tells.</summary>
internal static class ConditionGrammarCheck
{
    private const string NullIfExists = "NullIfExists";

    private static readonly string[] TagKeys = ["aws:RequestTag", "aws:ResourceTag", "aws:PrincipalTag"];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(static statement => statement.Conditions).SelectMany(Check);

    private static IEnumerable<PolicyFinding> Check(PolicyTextCondition condition)
    {
        if (KeyProblem(condition.Key.Text) is (var check, var message)) yield return check.At(condition.Key, message);
        if (condition.Operator.Text.EndsWith(NullIfExists, StringComparison.OrdinalIgnoreCase))
        {
            yield return CheckTable.NullWithIfExists.At(condition.Operator, "'Null' tests whether the key exists, so it cannot be combined with 'IfExists'; write 'Null'");
            yield break;
        }

        if (StatementElements.Operator(condition) is not { } name)
        {
            yield return CheckTable.InvalidConditionOperator.At(
                condition.Operator,
                "the operator '" + StatementElements.Shown(condition.Operator.Text) + "' does not exist; use one of " + string.Join(", ", ConditionOperator.Names) + "; most can end in IfExists");
            yield break;
        }

        if (name.Family == OperatorFamily.Bool && condition.Values.Count > 1)
        {
            yield return CheckTable.InvalidConditionMultipleBoolean.At(condition.Values[1], "'" + name.Name + "' compares with one value; keep true or false");
        }

        if (condition.Values.FirstOrDefault(value => value.Kind != condition.Values[0].Kind) is { } other)
        {
            yield return CheckTable.InvalidConditionDataType.At(other, "the values of a condition must all be strings, all numbers or all booleans; write them in one type");
        }

        foreach (var value in condition.Values)
        {
            // Variables where none may stand have a finding of their own.
            if (PolicyVariable.In(value.Text).Any() || Expected(name.Family, value.Text) is not (var mismatch, var expected)) continue;
            yield return mismatch.At(value, "'" + StatementElements.Shown(value.Text) + "' does not fit '" + name.Name + "', which compares with " + expected);
        }
    }

    // Null when the value fits.
    private static (PolicyCheck Check, string Expected)? Expected(OperatorFamily family, string value)
        => family switch
        {
            OperatorFamily.Numeric when !ConditionValues.IsNumber(value) => (CheckTable.TypeMismatchNumber, "a number"),
            OperatorFamily.Date when !ConditionValues.IsDate(value) => (CheckTable.TypeMismatchDate, "a date, such as 2030-01-31T00:00:00Z"),
            OperatorFamily.Bool or OperatorFamily.Null when value.ToLowerInvariant() is not ("true" or "false") => (CheckTable.TypeMismatchBoolean, "true or false"),
            OperatorFamily.Binary when !ConditionValues.IsBase64(value) => (CheckTable.TypeMismatchString, "base64"),
            OperatorFamily.IpAddress when IpRange.TryParse(value) is null => (CheckTable.TypeMismatchIpRange, "an address or a range, such as 203.0.113.0/24"),
            _ => null,
        };

    private static (PolicyCheck Check, string Message)? KeyProblem(string key)
    {
        var colon = key.IndexOf(':');
        if (colon <= 0 || colon == key.Length - 1 || key.IndexOf(' ') >= 0)
        {
            return (CheckTable.InvalidConditionKeyFormat, "'" + StatementElements.Shown(key) + "' is not a condition key; write service:key, such as aws:SourceIp");
        }

        return LacksTag(key) is { } tag ? (CheckTable.MissingTagKeyInCondition, "the condition does not name a tag; write " + tag + "/tag-key") : null;
    }

    /// <summary>Whether a key is one of tags that names none.</summary>
    /// <returns>The key as AWS spells it, or <see langword="null"/>.</returns>
    public static string? LacksTag(string key)
        => TagKeys.FirstOrDefault(tag => string.Equals(key, tag, StringComparison.OrdinalIgnoreCase) || string.Equals(key, tag + "/", StringComparison.OrdinalIgnoreCase));
}
