using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Conditions that AWS takes, and that never hold, always hold, or do not say what they seem to.</summary>
internal static class ConditionMeaningCheck
{
    private const string Mfa = "aws:MultiFactorAuthPresent";
    private const string SourceIp = "aws:SourceIp";
    private const string EpochTime = "aws:EpochTime";

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(statement => statement.Conditions.SelectMany(condition => Check(statement, condition, context)));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, PolicyTextCondition condition, PolicyCheckContext context)
    {
        if (Elements.Operator(condition) is not { } name || ConditionKeys.Find(condition.Key.Text, context.Catalog) is not { } key) yield break;
        var operatorProblem = OperatorProblem(key, name);
        if (operatorProblem is (var check, var message)) yield return Finding(check, message, condition.Operator);
        if (Mentions(key, Mfa) && statement.Allows && IsBadMfa(name, condition))
        {
            yield return Finding("BAD_PATTERN_FOR_MFA", "this allows who signed in without a second factor; write \"Bool\": { \"" + Mfa + "\": \"true\" }", condition.Operator);
        }

        foreach (var value in condition.Values)
        {
            if (ValueProblem(key, name, value.Text) is (var valueCheck, var valueMessage, var level)) yield return Finding(valueCheck, valueMessage, value) with { Level = level };
        }

        if (Mentions(key, SourceIp)) foreach (var finding in PrivateAddresses(condition, name)) yield return finding;
    }

    private static IEnumerable<PolicyFinding> PrivateAddresses(PolicyTextCondition condition, ConditionOperator name)
    {
        var inside = condition.Values.Where(static value => IsPrivate(value.Text)).ToList();
        var check = name.IsNegated ? "PRIVATE_NOT_IP_ADDRESS" : "PRIVATE_IP_ADDRESS";
        if (inside.Count == condition.Values.Count && inside.Count > 0)
        {
            var outcome = name.IsNegated ? "always holds" : "never holds";
            return [Finding(check, "AWS sees public addresses only, so this " + outcome + "; use aws:VpcSourceIp", condition.Key)];
        }

        return inside.Select(value => Finding(check + "_SUBSET", "AWS sees public addresses only, so this one says nothing; remove it, or use aws:VpcSourceIp for it", value) with
        {
            Level = FindingLevel.Suggestion,
        });
    }

    private static (string Check, string Message)? OperatorProblem(ConditionKey key, ConditionOperator name)
    {
        if (name.Family == OperatorFamily.Null) return null;
        if (ConditionCheck.FindOperatorProblem(key, name) is not { } problem) return null;
        if (key.IsMultivalued && name.Set.Length == 0) return ("MISSING_QUALIFIER", problem);
        if (name.Set == ConditionOperator.ForAllValues) return ("FORALLVALUES_WITH_SINGLE_VALUED_KEY", problem);
        return name.Set.Length > 0 ? ("SINGLE_VALUE_CONDITION_TOO_PERMISSIVE", problem) : ("TYPE_MISMATCH", problem);
    }

    private static (string Check, string Message, FindingLevel Level)? ValueProblem(ConditionKey key, ConditionOperator name, string value)
    {
        if (name.Family == OperatorFamily.Text && !name.TakesWildcards && ConditionCheck.HasWildcard(value))
        {
            var like = name.IsNegated ? "StringNotLike" : "StringLike";
            return ("WILDCARD_WITHOUT_LIKE_OPERATOR", "'" + name.Name + "' takes the wildcard for plain text; write '" + like + "'", FindingLevel.Warning);
        }

        if (name.Family == OperatorFamily.Text && key.Form == "region" && ConditionValues.IsPlain(value) && !Regions.IsKnown(value))
        {
            return ("INVALID_REGION", "AWS has no region '" + Elements.Shown(value) + "'; " + Regions.Hint(value), FindingLevel.Warning);
        }

        if (name.Family == OperatorFamily.Text && !ConditionValues.HasForm(value, key.Form))
        {
            var check = key.Form switch { "vpc" => "INVALID_VPC_FORMAT", "vpce" => "INVALID_VPCE_FORMAT", _ => "VALUE_NEVER_MATCHES" };
            return (check, "'" + Elements.Shown(value) + "' is no " + ConditionValues.Describe(key.Form) + ", so this never matches", FindingLevel.Warning);
        }

        if (name.Family == OperatorFamily.Text && key.ValueType == "Bool" && value is not ("true" or "false")) return ("TYPE_MISMATCH_BOOLEAN", "the key is true or false, never '" + Elements.Shown(value) + "'", FindingLevel.Warning);
        if (name.Family == OperatorFamily.Arn && !PolicyVariable.In(value).Any() && value != "*" && !ConditionValues.IsArn(value))
        {
            return ("TYPE_MISMATCH", "'" + Elements.Shown(value) + "' is no ARN, so this never matches", FindingLevel.Warning);
        }

        if (name.Family == OperatorFamily.Date && !Mentions(key, EpochTime) && value.Length > 0 && value.All(static c => c is >= '0' and <= '9') && ConditionValues.IsDate(value))
        {
            return ("INVALID_DATE_VALUE", "seconds since 1970 are easily wrong by a zone or a digit; write the date, such as 2030-01-31T00:00:00Z", FindingLevel.Warning);
        }

        return name.Family == OperatorFamily.IpAddress && IpRange.TryParse(value) is not null && IpRange.FindProblem(value, mustBePublic: false) is { } range
            ? ("IMPROVE_IP_RANGE", range, FindingLevel.Suggestion)
            : null;
    }

    // Who signed in without it has no such key: IfExists lets all of them in, and so does asking for false or for its absence.
    private static bool IsBadMfa(ConditionOperator name, PolicyTextCondition condition)
        => name.Family switch
        {
            OperatorFamily.Bool => name.IfExists || condition.Values.Any(static value => string.Equals(value.Text, "false", StringComparison.OrdinalIgnoreCase)),
            OperatorFamily.Null => condition.Values.Any(static value => string.Equals(value.Text, "true", StringComparison.OrdinalIgnoreCase)),
            _ => false,
        };

    private static bool IsPrivate(string value) => IpRange.TryParse(value) is not null && IpRange.FindProblem(value, mustBePublic: true) is not null && IpRange.FindProblem(value, mustBePublic: false) is null;

    private static bool Mentions(ConditionKey key, string name) => string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase);

    private static PolicyFinding Finding(string check, string message, PolicyTextValue at) => new("IAM3008", check, message, at.Range);
}
