using IamAnalyzers.Core.Arns;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>
/// What the ARN of a resource says of the requests for it: whose it is, and for services that answer for resources of their own region only, which region is asked.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
internal static class ArnFacts
{
    private const int AccountLength = 12;

    // Copies, replicas and global endpoints of other services name resources of a region that is not asked.
    private static readonly HashSet<string> RegionalServices = new(["dynamodb", "firehose", "kinesis", "kms", "lambda", "logs", "secretsmanager", "sns", "sqs", "ssm", "states"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads an ARN.</summary>
    /// <param name="action">The action of the requests.</param>
    /// <param name="resource">The ARN pattern; only a field without wildcards says something.</param>
    /// <returns>Keys, each with its possibilities.</returns>
    public static IEnumerable<(string Key, IReadOnlyList<KeyFact> Possible)> Of(string action, string resource)
    {
        if (PolicyArn.Parse(resource) is not { } arn) yield break;

        // The requests of some services do not have the key.
        if (arn.Account.Length == AccountLength && arn.Account.All(static c => c is >= '0' and <= '9')) yield return ("aws:ResourceAccount", [Is(arn.Account), .. KeyFact.Absent]);
        if (arn.Region.Length > 0 && !PolicyArn.IsOpen(arn.Region) && IsRegional(action)) yield return ("aws:RequestedRegion", [Is(arn.Region)]);
    }

    private static bool IsRegional(string action)
        => action.IndexOf(':') is > 0 and var colon && RegionalServices.Contains(action.Substring(0, colon)) && action.IndexOf("Replica", StringComparison.OrdinalIgnoreCase) < 0;

    private static KeyFact Is(string value) => new([value], IsMultivalued: false, IsPattern: false);
}
