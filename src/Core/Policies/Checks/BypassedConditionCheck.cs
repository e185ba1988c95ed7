using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Conditions that a caller gets around by asking in another way.</summary>
internal static class BypassedConditionCheck
{
    private const string Attributes = "dynamodb:Attributes";
    private const string Select = "dynamodb:Select";
    private const string Prefix = "s3:prefix";

    // Those that return attributes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
    private static readonly string[] Reads = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:TransactGetItems"];

    // What the caller writes into the request: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-useragent
    private static readonly string[] SetByCaller = ["aws:UserAgent", "aws:referer"];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(static statement => statement.Conditions.Select(condition => Check(statement, condition)).OfType<PolicyFinding>());

    private static PolicyFinding? Check(PolicyTextStatement statement, PolicyTextCondition condition)
    {
        if (StatementElements.Operator(condition) is not { Family: OperatorFamily.Text } name) return null;
        if (StatementElements.IsKey(condition, Attributes))
        {
            return statement.Allows && !name.IsNegated && !HasSelect(statement) && ReadsItems(statement)
                ? CheckTable.DynamodbAttributesWithoutSelect.At(condition.Key, "a read that names no attributes returns all of them; also compare " + Select + " with SPECIFIC_ATTRIBUTES")
                : null;
        }

        if (StatementElements.IsKey(condition, Prefix))
        {
            if (statement.Denies && !name.IsNegated) return CheckTable.S3PrefixInNegativeContext.At(condition.Key, "a request with a shorter prefix is not denied and lists the same objects; allow the prefixes that may be listed, or deny with StringNotLike");
            return statement.Allows && name.IsNegated
                ? CheckTable.S3PrefixInNegativeContext.At(condition.Key, "a request with a shorter prefix is allowed and lists the same objects; allow the prefixes that may be listed with StringLike")
                : null;
        }

        return statement.Allows && Array.Exists(SetByCaller, key => StatementElements.IsKey(condition, key))
            ? CheckTable.UntrustworthyConditionKey.At(condition.Key, "every caller can set this, so it does not limit access; compare who calls, or from where")
            : null;
    }

    private static bool HasSelect(PolicyTextStatement statement)
        => StatementElements.HasHiddenConditions(statement) || statement.Conditions.Any(static condition => StatementElements.IsKey(condition, Select));

    private static bool ReadsItems(PolicyTextStatement statement)
        => StatementElements.Values(statement.Action).Any(static value => ActionPattern.Parse(value.Text) is { } action && Array.Exists(Reads, action.Matches));
}
