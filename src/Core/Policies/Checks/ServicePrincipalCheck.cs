using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// Services as principals. A service acts for all its customers: unless the policy says for which resource or account, a stranger's
/// resource reaches ours through it. https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
/// </summary>
internal static class ServicePrincipalCheck
{
    private const string PrincipalTag = "aws:PrincipalTag/";

    // It makes tags of the fields of a certificate.
    private const string RolesAnywhere = "rolesanywhere.amazonaws.com";

    private static readonly string[] Sources = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    // An encryption context names the resource that the key is used for, with its region and account:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    private const string EncryptionContext = "kms:EncryptionContext:";

    // A service has no account, organization or tags of its own.
    private static readonly string[] NotOfServices = ["aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths"];

    // Where AWS takes no condition on the source, by principal and action. EventBridge: "You can't use Condition blocks in Amazon SNS topic
    // policies" (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions), nor on the key of
    // an encrypted topic (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services).
    private static readonly (string Service, string Actions)[] WithoutSource = [("events.amazonaws.com", "sns:"), ("events.amazonaws.com", "kms:")];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        if (context.Kind is not (PolicyKind.Resource or PolicyKind.Trust)) yield break;
        foreach (var statement in policy.Statements)
        {
            if (!statement.Allows || statement.Principal is null || statement.Principals.Count == 0) continue;
            if (statement.Principals.All(static principal => principal.Kind == PolicyPrincipalKind.Service && principal.Value.Text != RolesAnywhere))
            {
                foreach (var condition in statement.Conditions.Where(IsNotOfServices)) yield return Unsupported(condition);
            }

            if (context.Kind == PolicyKind.Resource && !StatementElements.HasHiddenConditions(statement) && !statement.Conditions.Any(IsSource) && statement.Principals.FirstOrDefault(principal => principal.Kind == PolicyPrincipalKind.Service && !IsWithoutSource(statement, principal)) is { } service)
            {
                yield return Unrestricted(statement, service);
            }
        }
    }

    private static bool IsSource(PolicyTextCondition condition)
        => Array.Exists(Sources, key => StatementElements.IsKey(condition, key)) || condition.Key.Text.StartsWith(EncryptionContext, StringComparison.OrdinalIgnoreCase);

    private static bool IsWithoutSource(PolicyTextStatement statement, PolicyPrincipal service)
        => Array.Exists(WithoutSource, pair => service.Value.Text == pair.Service
            && statement.Action is { Values.Count: > 0 } actions
            && actions.Values.All(action => action.Text.StartsWith(pair.Actions, StringComparison.OrdinalIgnoreCase)));

    private static bool IsNotOfServices(PolicyTextCondition condition)
        => !StatementElements.HoldsWithoutKey(condition)
            && (Array.Exists(NotOfServices, key => StatementElements.IsKey(condition, key)) || condition.Key.Text.StartsWith(PrincipalTag, StringComparison.OrdinalIgnoreCase));

    private static PolicyFinding Unsupported(PolicyTextCondition condition)
        => CheckTable.UnsupportedConditionKeyForServicePrincipal.At(condition.Key, "requests of a service never carry " + StatementElements.Shown(condition.Key.Text) + ", so this never holds; compare " + string.Join(", ", Sources));

    private static PolicyFinding Unrestricted(PolicyTextStatement statement, PolicyPrincipal service)
        => statement.Conditions.Count == 0
            ? CheckTable.RestrictAccessToServicePrincipal.At(service.Value, "the service also acts for other AWS accounts (confused deputy); limit the source with " + string.Join(" or ", Sources))
            : CheckTable.RecommendedConditionKeyForServicePrincipal.At(service.Value, "the conditions do not limit on whose behalf the service acts (confused deputy); add " + string.Join(" or ", Sources));
}
