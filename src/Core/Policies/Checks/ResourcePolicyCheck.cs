using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>What a resource's own policy cannot be about: other services, and who owns the resource.</summary>
internal static class ResourcePolicyCheck
{
    // The resource stands in the account of its policy, so these compare what is always the same.
    private static readonly string[] OwnKeys = ["aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths", "s3:ResourceAccount"];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        if (context.Kind != PolicyKind.Resource) yield break;
        foreach (var statement in policy.Statements)
        {
            foreach (var condition in statement.Conditions)
            {
                if (!Array.Exists(OwnKeys, key => StatementElements.IsKey(condition, key))) continue;
                yield return CheckTable.IrrelevantConditionKeyInPolicy.At(condition.Key, "this key always has the same value for the resource of this policy; remove the condition, or move it to an identity policy");
            }

            // Directory buckets have actions of s3express, public repositories those of ecr-public.
            if (context.Service is not { } service) continue;
            foreach (var value in StatementElements.Actions(statement))
            {
                if (ActionPattern.Parse(value.Text) is not { SpansServices: false } action || action.Prefix.StartsWith(service, StringComparison.OrdinalIgnoreCase)) continue;
                yield return CheckTable.UnsupportedActionInPolicy.At(value, "a policy of this resource can only allow actions of '" + service + "'; remove '" + StatementElements.Shown(value.Text) + "'");
            }

            foreach (var value in StatementElements.Resources(statement))
            {
                if (PolicyArn.Parse(value.Text) is not { } arn || PolicyArn.IsOpen(arn.Service) || arn.Service.StartsWith(service, StringComparison.OrdinalIgnoreCase)) continue;
                yield return CheckTable.UnsupportedResourceArnInPolicy.At(value, "the policy is attached to a resource of '" + service + "'; write the ARN of that resource");
            }
        }
    }
}
