using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// The URL that SQS answers with ends in the name that it was asked for.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
/// </summary>
internal static class QueueUrls
{
    private const string QueueName = "QueueName";

    /// <summary>Finds the name behind a response.</summary>
    /// <param name="response">The response of <c>GetQueueUrl</c> or <c>CreateQueue</c>.</param>
    /// <returns>The expression of the name, or <see langword="null"/>.</returns>
    public static IOperation? NameOf(IOperation response)
    {
        if (response.Type is not INamedTypeSymbol { Name: "GetQueueUrlResponse" or "CreateQueueResponse" } type || SymbolNames.NamespaceOf(type) != "Amazon.SQS.Model") return null;
        response = Operations.Unwrap(response);
        if (response is ILocalReferenceOperation local) response = Operations.AssignedValues(local).Only() is { } only ? Operations.Unwrap(only) : response;
        if (response is IAwaitOperation awaited) response = Operations.Unwrap(awaited.Operation);
        if (response is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner }) response = Operations.Unwrap(inner);
        return response is IInvocationOperation call ? call.Arguments.Select(NameIn).FirstOrDefault(static name => name is not null) : null;
    }

    private static IOperation? NameIn(IArgumentOperation argument)
    {
        if (MemberNames.Capital(argument.Parameter?.Name ?? "") == QueueName) return argument.Value;
        return Operations.Unwrap(argument.Value) is not IObjectCreationOperation creation ? null
            : creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(static part => part.Target is IPropertyReferenceOperation { Property.Name: QueueName })?.Value
                ?? creation.Arguments.FirstOrDefault(static given => MemberNames.Capital(given.Parameter?.Name ?? "") == QueueName)?.Value;
    }
}
