using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Identifiers that a service answers with, made of what it was asked for: the URL of a queue ends in its name, the ARN of a new role in
/// its path and name, the keys of listed objects begin with the prefix. Facts: the SQS Developer Guide, "Queue and message identifiers", the resource types of the Service Authorization
/// Reference, and the Amazon S3 API Reference, "ListObjectsV2".
/// </summary>
internal static class Answers
{
    private const string Iam = "Amazon.IdentityManagement.Model.";
    private const string S3 = "Amazon.S3.Model.";
    private const string Bucket = "{BucketName}";
    private const string Key = "{Key}";
    private const string Listed = "{Prefix=}*";

    // A response and the member in it; the text, with {Member} of the request, {Member=default} and * for what nobody knows before.
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["Amazon.SQS.Model.GetQueueUrlResponse QueueUrl"] = "*/{QueueName}",
        ["Amazon.SQS.Model.CreateQueueResponse QueueUrl"] = "*/{QueueName}",
        ["Amazon.SimpleNotificationService.Model.CreateTopicResponse TopicArn"] = "arn:*:sns:*:*:{Name}",
        ["Amazon.StepFunctions.Model.CreateStateMachineResponse StateMachineArn"] = "arn:*:states:*:*:stateMachine:{Name}",
        [Iam + "CreateRoleResponse Role.Arn"] = "arn:*:iam::*:role{Path=/}{RoleName}",
        [Iam + "GetRoleResponse Role.Arn"] = "arn:*:iam::*:role/*{RoleName}",
        [Iam + "CreatePolicyResponse Policy.Arn"] = "arn:*:iam::*:policy{Path=/}{PolicyName}",
        [Iam + "CreateUserResponse User.Arn"] = "arn:*:iam::*:user{Path=/}{UserName}",
        [Iam + "CreateInstanceProfileResponse InstanceProfile.Arn"] = "arn:*:iam::*:instance-profile{Path=/}{InstanceProfileName}",
        [S3 + "InitiateMultipartUploadResponse BucketName"] = Bucket,
        [S3 + "InitiateMultipartUploadResponse Key"] = Key,
        [S3 + "GetObjectResponse BucketName"] = Bucket,
        [S3 + "GetObjectResponse Key"] = Key,
        [S3 + "ListObjectsResponse Name"] = Bucket,
        [S3 + "ListObjectsResponse S3Objects.BucketName"] = Bucket,
        [S3 + "ListObjectsResponse S3Objects.Key"] = Listed,
        [S3 + "ListObjectsV2Response Name"] = Bucket,
        [S3 + "ListObjectsV2Response S3Objects.BucketName"] = Bucket,
        [S3 + "ListObjectsV2Response S3Objects.Key"] = Listed,
        [S3 + "IListObjectsV2Paginator S3Objects.BucketName"] = Bucket,
        [S3 + "IListObjectsV2Paginator S3Objects.Key"] = Listed,
        [S3 + "IListObjectsV2Paginator Responses.S3Objects.BucketName"] = Bucket,
        [S3 + "IListObjectsV2Paginator Responses.S3Objects.Key"] = Listed,
        [S3 + "ListVersionsResponse Name"] = Bucket,
        [S3 + "ListVersionsResponse Versions.BucketName"] = Bucket,
        [S3 + "ListVersionsResponse Versions.Key"] = Listed,
    };

    private static readonly HashSet<string> LastMembers = [.. Texts.Keys.Select(static key => key.Substring(Math.Max(key.LastIndexOf('.'), key.LastIndexOf(' ')) + 1))];

    /// <summary>Finds the call whose answer a property is read from.</summary>
    /// <param name="property">The property, of a response or of a part of one.</param>
    /// <returns>The call and the text; <see langword="null"/> when the property is no such identifier, or the code does not show one call.</returns>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    public static (IInvocationOperation Call, string Text)? Find(IPropertyReferenceOperation property, CodeIndex code, CancellationToken token)
    {
        if (!LastMembers.Contains(property.Property.Name) || property.Property.ContainingType is not { } holder || !SdkSymbols.IsFromSdk(holder) || AnswerWrites.Of(property.Property, code, token).Any) return null;
        var path = property.Property.Name;
        for (var owner = property.Instance; owner is not null; path = $"{((IPropertyReferenceOperation)owner).Property.Name}.{path}", owner = ((IPropertyReferenceOperation)owner).Instance)
        {
            owner = Source(owner, code, token);
            if (owner is IPropertyReferenceOperation { Property: var part } && AnswerWrites.Of(part, code, token).Any) return null;
            if (owner.Type is INamedTypeSymbol type && Texts.TryGetValue($"{SymbolNames.NamespaceOf(type)}.{type.Name} {path}", out var text)) return CallOf(owner) is { } call ? (call, text) : null;
            if (owner is not IPropertyReferenceOperation) return null;
        }

        return null;
    }

    // A local that is written once is what was written; an element of a list is found by the list.
    private static IOperation Source(IOperation value, CodeIndex code, CancellationToken token)
    {
        value = Operations.Unwrap(value);
        while (true)
        {
            if (value is ILocalReferenceOperation local && Operations.AssignedValues(local).Only() is { } only && AnswerWrites.OnlyReads(local, code, token)) value = Operations.Unwrap(only);
            else if (AnswerLists.Next(value, code, token) is { } list) value = Operations.Unwrap(list);
            else return value;
        }
    }

    private static IInvocationOperation? CallOf(IOperation response)
    {
        if (response is IAwaitOperation awaited) response = Single(awaited.Operation);
        if (response is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner }) response = Single(inner);
        return response as IInvocationOperation;
    }

    private static IOperation Single(IOperation value)
    {
        value = Operations.Unwrap(value);
        return value is ILocalReferenceOperation local && Operations.AssignedValues(local).Only() is { } only ? Operations.Unwrap(only) : value;
    }
}
