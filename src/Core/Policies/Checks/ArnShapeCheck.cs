using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Resources are <c>*</c> or <c>arn:partition:service:region:account:resource</c>.</summary>
internal static class ArnShapeCheck
{
    private const int AccountLength = 12;

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        foreach (var resource in policy.Statements.SelectMany(StatementElements.Resources))
        {
            if (Wrong(resource.Text) is (var check, var message)) yield return check.At(resource, message);
            else if (PolicyArn.Parse(resource.Text) is { Resource.Length: 0 }) yield return CheckTable.InvalidArnResource.At(resource, "the ARN does not name a resource, so it matches nothing; add one, or '*' at the end");
        }
    }

    private static (PolicyCheck Check, string Message)? Wrong(string text)
    {
        // API Gateway puts its own ARN before such a resource when it takes the policy.
        if (text.StartsWith("execute-api:/", StringComparison.Ordinal)) return null;

        // A whole resource may come from a variable of a template, which this file does not tell.
        if (text == "*" || text.StartsWith("${", StringComparison.Ordinal)) return null;
        if (PolicyArn.Parse(text) is not { } arn)
        {
            return text.StartsWith("arn:", StringComparison.Ordinal)
                ? (CheckTable.MissingArnField, "the ARN has fewer than six fields; write arn:partition:service:region:account:resource, including empty fields")
                : (CheckTable.InvalidArnPrefix, "a resource must be '*' or begin with 'arn:'");
        }

        if (!PolicyArn.IsOpen(arn.Partition) && !AwsPartitions.All.Contains(arn.Partition))
        {
            return (CheckTable.InvalidPartition, "the partition '" + StatementElements.Shown(arn.Partition) + "' does not exist; use aws, aws-cn or aws-us-gov");
        }

        if (arn.Service.Any(static c => c is >= 'A' and <= 'Z') && !arn.Service.Contains("${"))
        {
            return (CheckTable.InvalidArnServiceCase, "the service of an ARN must be in lower case: '" + StatementElements.Shown(arn.Service.ToLowerInvariant()) + "'");
        }

        return IsAccount(arn.Account)
            ? null
            : (CheckTable.InvalidArnAccount, "'" + StatementElements.Shown(arn.Account) + "' is not an account ID; write 12 digits, or leave it empty for services without an account");
    }

    private static bool IsAccount(string account)
        => account.Length == 0
            || account == "aws"
            || PolicyArn.IsOpen(account)
            || (account.Length == AccountLength && account.All(static c => c is >= '0' and <= '9'));
}
