namespace IamAnalyzers.Core.Arns;

/// <summary>
/// The partitions of AWS: groups of regions with accounts, ARNs and domains of their own.
/// https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
/// </summary>
public static class AwsPartitions
{
    /// <summary>Their names as ARNs have them, sorted.</summary>
    public static IReadOnlyList<string> All { get; } = ["aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-us-gov"];
}
