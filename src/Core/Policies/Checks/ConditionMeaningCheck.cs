using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Conditions that AWS takes, and that never hold, always hold, or do not say what they seem to.</summary>
internal static class ConditionMeaningCheck
{
    private const string Mfa = "aws:MultiFactorAuthPresent";
    private const string SourceIp = "aws:SourceIp";
    private const string EpochTime = "aws:EpochTime";

    // The reference calls them lists; the guides compare them as they are, and show what that allows:
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html and
    // https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-example-tag-policies.html.
    private static readonly HashSet<string> PlainlyCompared = new(StringComparer.Ordinal)
    {
        "datapipeline:PipelineCreator", "datapipeline:Tag", "datapipeline:workerGroup", "events:detail-type", "events:source",
    };

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(statement => statement.Conditions.SelectMany(condition => Check(statement, condition, context)));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, PolicyTextCondition condition, PolicyCheckContext context)
    {
        if (StatementElements.Operator(condition) is not { } name || ConditionKeys.Find(condition.Key.Text, context.Catalog) is not { } key) yield break;
        if (OperatorProblem(condition, key, name) is (var check, var message)) yield return check.At(condition.Operator, message);
        if (Mentions(key, Mfa) && MfaProblem(statement, name, condition) is { } mfa) yield return CheckTable.BadPatternForMfa.At(condition.Operator, mfa);

        foreach (var value in condition.Values)
        {
            if (ValueProblem(key, name, value.Text) is (var valueCheck, var valueMessage)) yield return valueCheck.At(value, valueMessage);
        }

        if (Mentions(key, SourceIp)) foreach (var finding in PrivateAddresses(condition, name)) yield return finding;
    }

    private static IEnumerable<PolicyFinding> PrivateAddresses(PolicyTextCondition condition, ConditionOperator name)
    {
        var inside = condition.Values.Where(static value => IsPrivate(value.Text)).ToList();
        if (inside.Count == condition.Values.Count && inside.Count > 0)
        {
            var outcome = name.IsNegated ? "always holds" : "never holds";
            return [(name.IsNegated ? CheckTable.PrivateNotIpAddress : CheckTable.PrivateIpAddress).At(condition.Key, "AWS sees public addresses only, so this condition " + outcome + "; use aws:VpcSourceIp")];
        }

        var check = name.IsNegated ? CheckTable.PrivateNotIpAddressSubset : CheckTable.PrivateIpAddressSubset;
        return inside.Select(value => check.At(value, "AWS sees public addresses only, so this private one has no effect; remove it, or use aws:VpcSourceIp"));
    }

    private static (PolicyCheck Check, string Message)? OperatorProblem(PolicyTextCondition condition, ConditionKey key, ConditionOperator name)
    {
        if (name.Family == OperatorFamily.Null) return null;
        if (ConditionCheck.FindOperatorProblem(key, name) is not { } problem)
        {
            return key.ValueType == "ARN" && name is { Family: OperatorFamily.Text, TakesWildcards: true } && condition.Values.Any(static value => ConditionValues.IsArn(value.Text) && ConditionCheck.HasWildcard(value.Text))
                ? (CheckTable.StringLikeOperatorWithArnConditionKeys, "a wildcard under '" + name.Name + "' also matches colons, and so other fields of the ARN; write '" + (name.IsNegated ? "ArnNotLike" : "ArnLike") + "'")
                : null;
        }

        if (key.IsMultivalued && name.Set.Length == 0) return PlainlyCompared.Contains(key.Name) ? null : (CheckTable.MissingQualifier, problem);

        // Only operators for texts take variables, so what compares an address or a time with another one has no other way to say it.
        if (name.Family == OperatorFamily.Text && key.ValueType is "IPAddress" or "Numeric" or "Date" && StatementElements.ComparesVariables(condition)) return null;
        if (name.Set == ConditionOperator.ForAllValues) return (CheckTable.ForallvaluesWithSingleValuedKey, problem);
        if (name.Set.Length == 0) return (CheckTable.TypeMismatch, problem);
        return (name.IsNegated ? CheckTable.SingleValueConditionTooPermissive : CheckTable.IdleSetOperator, problem);
    }

    private static (PolicyCheck Check, string Message)? ValueProblem(ConditionKey key, ConditionOperator name, string value)
    {
        if (name.Family == OperatorFamily.Text && !name.TakesWildcards && ConditionCheck.HasWildcard(value))
        {
            var like = name.IsNegated ? "StringNotLike" : "StringLike";
            return (CheckTable.WildcardWithoutLikeOperator, "'" + name.Name + "' compares the wildcard as plain text; write '" + like + "'");
        }

        if (name.Family == OperatorFamily.Text && key.Form == "region" && ConditionValues.IsPlain(value) && !Regions.IsKnown(value))
        {
            return (CheckTable.InvalidRegion, "AWS has no region '" + StatementElements.Shown(value) + "'; " + Regions.Hint(value));
        }

        if (name.Family == OperatorFamily.Text && !ConditionValues.HasForm(value, key.Form))
        {
            var check = key.Form switch { "vpc" => CheckTable.InvalidVpcFormat, "vpce" => CheckTable.InvalidVpceFormat, _ => CheckTable.ValueNeverMatches };
            return (check, "'" + StatementElements.Shown(value) + "' is not " + ConditionValues.Describe(key.Form) + ", so this never matches");
        }

        if (name.Family == OperatorFamily.Text && key.ValueType == "Bool" && value is not ("true" or "false")) return (CheckTable.TypeMismatchBoolean, "the value of this key is true or false, never '" + StatementElements.Shown(value) + "'");
        if (name.Family == OperatorFamily.Arn && !PolicyVariable.In(value).Any() && value != "*" && !ConditionValues.IsArn(value))
        {
            return (CheckTable.TypeMismatch, "'" + StatementElements.Shown(value) + "' is not an ARN, so this never matches");
        }

        if (name.Family == OperatorFamily.Date && !Mentions(key, EpochTime) && value.Length > 0 && value.All(static c => c is >= '0' and <= '9') && ConditionValues.IsDate(value))
        {
            return (CheckTable.InvalidDateValue, "seconds since 1970 are error-prone; write a date, such as 2030-01-31T00:00:00Z");
        }

        return name.Family == OperatorFamily.IpAddress && IpRange.TryParse(value) is not null && IpRange.FindProblem(value, mustBePublic: false) is { } range
            ? (CheckTable.ImproveIpRange, range)
            : null;
    }

    private static string? MfaProblem(PolicyTextStatement statement, ConditionOperator name, PolicyTextCondition condition)
        => statement.Allows && LetsIn(name, condition) ? "this allows callers that signed in without MFA; write \"Bool\": { \"" + Mfa + "\": \"true\" }"
            : statement.Denies && name is { Family: OperatorFamily.Bool, IfExists: false } && condition.Values.Any(IsFalse)
                ? "requests with long-term access keys do not have this key, so they are not denied; write \"BoolIfExists\": { \"" + Mfa + "\": \"false\" }"
                : null;

    private static bool IsFalse(PolicyTextValue value) => string.Equals(value.Text, "false", StringComparison.OrdinalIgnoreCase);

    // Who signed in without it has no such key: IfExists lets all of them in, and so does asking for false or for its absence.
    private static bool LetsIn(ConditionOperator name, PolicyTextCondition condition)
        => name.Family switch
        {
            OperatorFamily.Bool => name.IfExists || condition.Values.Any(IsFalse),
            OperatorFamily.Null => condition.Values.Any(static value => string.Equals(value.Text, "true", StringComparison.OrdinalIgnoreCase)),
            _ => false,
        };

    private static bool IsPrivate(string value) => IpRange.TryParse(value) is not null && IpRange.FindProblem(value, mustBePublic: true) is not null && IpRange.FindProblem(value, mustBePublic: false) is null;

    private static bool Mentions(ConditionKey key, string name) => string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase);
}
