using IamAnalyzers.Executed.Tests.Operations;

namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>Makes ARNs of the account and region in which programs run, in the forms of AWS's Service Authorization Reference.</summary>
internal static class WireArn
{
    public const string Region = "us-east-1";

    /// <summary>The ARN of a resource; a name that is one already is left as it is.</summary>
    public static string Regional(string service, string type, string name)
        => IsArn(name) ? name : $"arn:aws:{service}:{Region}:{NameKind.Account}:{type}{name}";

    public static string Iam(string type, string name) => IsArn(name) ? name : $"arn:aws:iam::{NameKind.Account}:{type}/{name.TrimStart('/')}";

    public static string Bucket(string name) => $"arn:aws:s3:::{name}";

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);
}
