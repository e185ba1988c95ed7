using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// Whether conditions limit who may do what on which resource. How and when a request is made (over TLS, until a date, by which program) says
/// nothing of that: whoever has the permission meets it at will.
/// </summary>
internal static class ConditionLimits
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html: properties of the request that the caller chooses,
    // and the same of S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html.
    private static readonly HashSet<string> OfTheRequest = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CurrentTime", "aws:EpochTime", "aws:PrincipalIsAWSService", "aws:PrincipalType", "aws:referer", "aws:SecureTransport", "aws:TokenIssueTime", "aws:UserAgent",
        "s3:authType", "s3:signatureAge", "s3:signatureversion", "s3:TlsVersion", "s3:x-amz-content-sha256",
    };

    private const string ViaService = "aws:ViaAWSService";

    /// <summary>Whether a statement's conditions limit what it allows.</summary>
    /// <returns><see langword="false"/> also for a statement without conditions.</returns>
    public static bool Has(PolicyTextStatement statement) => statement.Conditions.Any(Limits);

    /// <summary>Whether a condition limits what its statement allows.</summary>
    /// <returns><see langword="true"/> also for one that is not known.</returns>
    public static bool Limits(PolicyTextCondition condition)
        => !OfTheRequest.Contains(condition.Key.Text)
            && !(StatementElements.IsKey(condition, ViaService) && condition.Values.All(static value => string.Equals(value.Text, "false", StringComparison.OrdinalIgnoreCase)))
            && !TakesEverything(condition);

    private static bool TakesEverything(PolicyTextCondition condition)
        => StatementElements.Operator(condition) is { IsNegated: false } name
            && condition.Values.Any(value => (name.TakesWildcards && value.Text == "*") || (name.Family == OperatorFamily.IpAddress && CallerLimits.IsEverywhere(value.Text)));
}
