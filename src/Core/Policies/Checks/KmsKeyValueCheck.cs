using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// The key that S3 is to encrypt with. Requests have its whole ARN there, never its id or alias:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
/// </summary>
internal static class KmsKeyValueCheck
{
    private const string Key = "s3:x-amz-server-side-encryption-aws-kms-key-id";

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(static statement => statement.Conditions)
            .Where(static condition => StatementElements.IsKey(condition, Key) && StatementElements.Operator(condition) is { Family: OperatorFamily.Text or OperatorFamily.Arn })
            .SelectMany(static condition => condition.Values)
            .Where(static value => !IsKeyArn(value.Text))
            .Select(static value => CheckTable.InvalidKmsKeyValue.At(
                value,
                "requests carry the key's ARN here, so '" + StatementElements.Shown(value.Text) + "' never matches; write arn:partition:kms:region:account:key/id"));

    private static bool IsKeyArn(string text)
        => text.StartsWith("*", StringComparison.Ordinal)
            || text.StartsWith("${", StringComparison.Ordinal)
            || (PolicyArn.Parse(text) is { } arn && (arn.Service == "kms" || PolicyArn.IsOpen(arn.Service)) && (arn.Resource.StartsWith("key/", StringComparison.Ordinal) || PolicyArn.IsOpen(arn.Resource)));
}
