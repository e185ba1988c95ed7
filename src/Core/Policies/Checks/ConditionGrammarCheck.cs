using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Operators, keys and values of conditions, as far as their form alone tells.</summary>
internal static class ConditionGrammarCheck
{
    private static readonly string[] TagKeys = ["aws:RequestTag", "aws:ResourceTag", "aws:PrincipalTag"];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(static statement => statement.Conditions).SelectMany(Check);

    private static IEnumerable<PolicyFinding> Check(PolicyTextCondition condition)
    {
        if (ConditionOperator.Parse(condition.Operator.Text) is not { } found)
        {
            yield return Error(
                "INVALID_CONDITION_OPERATOR",
                "there is no operator '" + Elements.Shown(condition.Operator.Text) + "'; known are " + string.Join(", ", ConditionOperator.Names) + ", most also with IfExists",
                condition.Operator);
            yield break;
        }

        if (found is { Family: OperatorFamily.Null, IfExists: true })
        {
            yield return Error("NULL_WITH_IF_EXISTS", "'Null' asks whether the key exists, so 'IfExists' does not go with it; write 'Null'", condition.Operator);
        }

        if (KeyProblem(condition.Key.Text) is (var check, var message)) yield return Error(check, message, condition.Key);

        if (found.Family == OperatorFamily.Boolean && condition.Values.Count > 1)
        {
            yield return Error("INVALID_CONDITION_MULTIPLE_BOOLEAN", "'" + found.Name + "' compares with one value; keep true or false", condition.Values[1]);
        }

        foreach (var value in condition.Values)
        {
            if (IsLeftToVariables(value.Text, found.Family) || ConditionValues.Fits(value.Text, found.Family)) continue;
            if (found.Family == OperatorFamily.Arn) continue;
            yield return Error(
                "INVALID_CONDITION_DATA_TYPE",
                "'" + Elements.Shown(value.Text) + "' does not fit '" + found.Name + "', which compares with " + ConditionValues.Describe(found.Family),
                value);
        }
    }

    // Variables in dates, numbers and addresses have a finding of their own.
    private static bool IsLeftToVariables(string value, OperatorFamily family)
        => family is OperatorFamily.Numeric or OperatorFamily.Date or OperatorFamily.IpAddress or OperatorFamily.Binary && value.Contains("${");

    private static (string Check, string Message)? KeyProblem(string key)
    {
        var colon = key.IndexOf(':');
        if (colon <= 0 || colon == key.Length - 1 || key.IndexOf(' ') >= 0)
        {
            return ("INVALID_CONDITION_KEY_FORMAT", "'" + Elements.Shown(key) + "' is no condition key; write service:key, such as aws:SourceIp");
        }

        foreach (var tag in TagKeys)
        {
            if (string.Equals(key, tag, StringComparison.OrdinalIgnoreCase) || string.Equals(key, tag + "/", StringComparison.OrdinalIgnoreCase))
            {
                return ("MISSING_TAG_KEY_IN_CONDITION", "the condition names no tag; write " + tag + "/tag-key");
            }
        }

        return null;
    }

    private static PolicyFinding Error(string check, string message, PolicyTextValue at) => new("IAM3001", check, message, at.Range) { Level = FindingLevel.Error };
}
