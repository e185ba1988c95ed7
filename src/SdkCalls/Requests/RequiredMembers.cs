using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Values;

namespace IamAnalyzers.SdkCalls.Requests;

/// <summary>
/// Members without which AWS refuses a request ("Required: Yes" of the services' API references). A value that may be null, such as
/// a setting that may be missing, is there whenever the call does anything; and the empty text, which a field holds before its
/// constructor sets it, is never the one that counts: no resource has an empty name.
/// </summary>
internal static class RequiredMembers
{
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["Amazon.DynamoDBv2"] = ["TableName"],
        ["Amazon.IdentityManagement"] = ["GroupName", "InstanceProfileName", "RoleName"],
        ["Amazon.S3"] = ["BucketName", "DestinationBucket", "SourceBucket"],
        ["Amazon.SecretsManager"] = ["SecretId"],
        ["Amazon.SQS"] = ["QueueUrl"],
    };

    /// <summary>Takes the members for set, and not for empty.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The namespace of the client that is called.</param>
    public static AbstractValue Read(AbstractValue request, string client)
    {
        if (!Members.TryGetValue(client, out var required)) return request;
        foreach (var name in required)
        {
            if (request.Members.TryGetValue(name, out var member) && member is { State: MemberState.Set or MemberState.MaybeSet, Values: { Count: > 0 } values })
            {
                var named = values.Where(static value => !IsEmpty(value)).ToList();
                request = request.Change([name], 0, value => named.Count == values.Count || named.Count == 0 ? value.As(MemberState.Set) : AbstractValue.Leaf(MemberState.Set, named));
            }
        }

        return request;
    }

    private static bool IsEmpty(MemberValue value) => value.IsConstant && value.Fill(static _ => "").Length == 0;
}
