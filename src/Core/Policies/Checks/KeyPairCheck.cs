using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Keys that say who is meant only together with another key of the same statement, or with another action.</summary>
internal static class KeyPairCheck
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html says of each that the address alone is not unique.
    private static readonly (string Key, string[] Others)[] Pairs =
    [
        ("aws:VpcSourceIp", ["aws:SourceVpc", "aws:SourceVpce", "aws:SourceVpcArn"]),
        ("aws:Ec2InstanceSourcePrivateIPv4", ["aws:Ec2InstanceSourceVpc"]),
    ];

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html and id_credentials_temp_control-access_monitor.html.
    private static readonly (string Key, string Action)[] Actions =
    [
        ("sts:SourceIdentity", "sts:SetSourceIdentity"),
        ("sts:TransitiveTagKeys", "sts:TagSession"),
    ];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        foreach (var statement in policy.Statements)
        {
            foreach (var condition in statement.Conditions)
            {
                if (Pair(statement, condition) is { } pair) yield return pair;
                if (Action(policy, statement, condition) is { } action) yield return action;
            }
        }
    }

    private static PolicyFinding? Pair(PolicyTextStatement statement, PolicyTextCondition condition)
    {
        var (key, others) = Pairs.FirstOrDefault(pair => StatementElements.IsKey(condition, pair.Key));
        if (key is null || StatementElements.ComparesVariables(condition) || StatementElements.HasHiddenConditions(statement) || statement.Conditions.Any(other => others.Any(name => StatementElements.IsKey(other, name)))) return null;
        return CheckTable.MissingPairedConditionKeys.At(
            condition.Key,
            "other networks use the same private addresses; identify the network, too, with " + string.Join(" or ", others) + " beside " + key);
    }

    private static PolicyFinding? Action(PolicyText policy, PolicyTextStatement statement, PolicyTextCondition condition)
    {
        var (key, action) = Actions.FirstOrDefault(one => StatementElements.IsKey(condition, one.Key));
        if (key is null || !statement.Allows || StatementElements.HoldsWithoutKey(condition)) return null;
        if (policy.Statements.Any(other => other.Allows && (other.NotAction is not null || StatementElements.Values(other.Action).Any(value => ActionPattern.Parse(value.Text)?.Matches(action) != false)))) return null;
        return CheckTable.MissingActionForConditionKey.At(condition.Key, key + " is only set by callers that may " + action + "; allow that action, too");
    }
}
