namespace IamAnalyzers.Core.Calls;

/// <summary>
/// Members without which AWS refuses a request ("Required: Yes" of the services' API references). A value that may be null, such as
/// a setting that may be missing, is there whenever the call does anything; and the empty text, which a field holds before its
/// constructor sets it, is never the one that counts: no resource has an empty name.
/// </summary>
public static class RequiredMembers
{
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["Amazon.DynamoDBv2"] = ["TableName"],
        ["Amazon.IdentityManagement"] = ["GroupName", "InstanceProfileName", "RoleName"],
        ["Amazon.S3"] = ["BucketName", "DestinationBucket", "SourceBucket"],
        ["Amazon.SecretsManager"] = ["SecretId"],
        ["Amazon.SQS"] = ["QueueUrl"],
    };

    /// <summary>The required members that name resources.</summary>
    /// <param name="client">The namespace of the client that is called.</param>
    /// <returns>The members' names; none for a service of which none is listed.</returns>
    public static IReadOnlyList<string> Of(string client) => Members.TryGetValue(client, out var members) ? members : [];

    /// <summary>The values that can count.</summary>
    /// <param name="values">All that such a member can have.</param>
    /// <returns>The values without the empty text; all of them when there is no other.</returns>
    public static IReadOnlyList<MemberValue> NotEmpty(IReadOnlyList<MemberValue> values)
        => values.Where(static value => !IsEmpty(value)).ToList() is { Count: > 0 } named ? named : values;

    private static bool IsEmpty(MemberValue value) => value.IsConstant && value.Fill(static _ => "").Length == 0;
}
