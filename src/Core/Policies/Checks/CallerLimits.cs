using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Conditions that say who calls, or from where, so that "everyone" is not everyone.</summary>
internal static class CallerLimits
{
    private const string PrincipalTag = "aws:PrincipalTag/";

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html: keys of the principal, of the session, of the
    // network and of the resource behind a service; and those of KMS, S3 and EFS for the same.
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:Ec2InstanceSourceVpc", "aws:FederatedProvider", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIdentity", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner",
        "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:VpcSourceIp", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths", "aws:userid", "aws:username",
        "elasticfilesystem:AccessedViaMountTarget", "kms:CallerAccount", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
    };

    private static readonly string[] Everywhere = ["0.0.0.0/0", "::/0"];

    /// <summary>Whether a statement's conditions name callers.</summary>
    /// <returns><see langword="true"/> when one of them does.</returns>
    public static bool Has(PolicyTextStatement statement) => statement.Conditions.Any(Limits);

    /// <summary>Whether a range is that of all addresses.</summary>
    public static bool IsEverywhere(string range) => Array.IndexOf(Everywhere, range) >= 0;

    /// <summary>Whether a policy denies all callers but those that a condition names.</summary>
    /// <returns><see langword="true"/> when it does.</returns>
    public static bool HasDenial(PolicyText policy)
        => policy.Statements.Any(static statement => statement.Denies && statement.Principals.Any(static principal => principal.IsEveryone)
            && statement.Conditions.Any(static condition => IsKey(condition) && StatementElements.Operator(condition) is { IsNegated: true } or { Family: OperatorFamily.Null }));

    private static bool Limits(PolicyTextCondition condition)
        => IsKey(condition)
            && !StatementElements.HoldsWithoutKey(condition)
            && StatementElements.Operator(condition) is { } name && name.Family != OperatorFamily.Null
            && condition.Values.Count > 0
            && condition.Values.All(static value => value.Text.Any(static c => c is not ('*' or '?')) && !IsEverywhere(value.Text));

    private static bool IsKey(PolicyTextCondition condition)
        => Keys.Contains(condition.Key.Text) || condition.Key.Text.StartsWith(PrincipalTag, StringComparison.OrdinalIgnoreCase);
}
