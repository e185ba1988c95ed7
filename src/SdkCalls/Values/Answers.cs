using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Identifiers that a service answers with, made of what it was asked for: the URL of a queue ends in its name, the ARN of a new role in
/// its path and name. Facts: the SQS Developer Guide, "Queue and message identifiers", and the resource types of the Service Authorization Reference.
/// </summary>
internal static class Answers
{
    private const string Iam = "Amazon.IdentityManagement.Model.";

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
    };

    private static readonly HashSet<string> LastMembers = [.. Texts.Keys.Select(static key => key.Substring(Math.Max(key.LastIndexOf('.'), key.LastIndexOf(' ')) + 1))];

    /// <summary>Finds the call whose answer a property is read from.</summary>
    /// <param name="property">The property, of a response or of a part of one.</param>
    /// <returns>The call and the text; <see langword="null"/> when the property is no such identifier, or the code does not show one call.</returns>
    public static (IInvocationOperation Call, string Text)? Find(IPropertyReferenceOperation property)
    {
        if (!LastMembers.Contains(property.Property.Name)) return null;
        var path = property.Property.Name;
        for (var owner = property.Instance; owner is not null; path = $"{((IPropertyReferenceOperation)owner).Property.Name}.{path}", owner = ((IPropertyReferenceOperation)owner).Instance)
        {
            owner = Source(owner);
            if (owner.Type is INamedTypeSymbol type && Texts.TryGetValue($"{SymbolNames.NamespaceOf(type)}.{type.Name} {path}", out var text)) return CallOf(owner) is { } call ? (call, text) : null;
            if (owner is not IPropertyReferenceOperation) return null;
        }

        return null;
    }

    // A local that is written once is what was written.
    private static IOperation Source(IOperation value)
    {
        value = Operations.Unwrap(value);
        return value is ILocalReferenceOperation local && Operations.AssignedValues(local).Only() is { } only ? Operations.Unwrap(only) : value;
    }

    private static IInvocationOperation? CallOf(IOperation response)
    {
        if (response is IAwaitOperation awaited) response = Source(awaited.Operation);
        if (response is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner }) response = Source(inner);
        return response as IInvocationOperation;
    }
}
