using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>From an element of a list that an answer holds, and from what LINQ makes of the list, to the list.</summary>
internal static class AnswerLists
{
    /// <summary>One step towards the list.</summary>
    /// <param name="value">An element, or a selection of the list.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it was taken from; <see langword="null"/> when it is neither.</returns>
    public static IOperation? Next(IOperation value, CodeIndex code, CancellationToken token)
        => value switch
        {
            ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declared] } } when code.SyntaxOf(declared) is ForEachStatementSyntax loop => code.OperationOf(loop.Expression, token),
            IParameterReferenceOperation { Parameter: { Ordinal: 0, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction, DeclaringSyntaxReferences: [var function] } } } => ListOf(code.SyntaxOf(function), code, token),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } => list,
            IInvocationOperation { TargetMethod.Name: "WithCancellation" or "ConfigureAwait" } call when call.Type?.Name.EndsWith("AsyncEnumerable", StringComparison.Ordinal) == true => ListCalls.ReceiverOf(call),
            IInvocationOperation call when ListCalls.Of(call.TargetMethod) is ListUse.Same or ListUse.Cuts or ListUse.One => ListCalls.ReceiverOf(call),
            ICoalesceOperation coalesce when HoldsNothing(Operations.Unwrap(coalesce.WhenNull)) => coalesce.Value,
            _ => null,
        };

    // response.S3Objects ?? [], response.S3Objects ?? throw
    private static bool HoldsNothing(IOperation value)
        => value is IThrowOperation or IObjectCreationOperation { Arguments.Length: 0, Initializer: null } or IInvocationOperation { TargetMethod: { Name: "Empty", Parameters.IsEmpty: true } } || value.Syntax is CollectionExpressionSyntax { Elements.Count: 0 };

    // list.Select(element => ...)
    private static IOperation? ListOf(SyntaxNode function, CodeIndex code, CancellationToken token)
        => function.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation }
            && code.OperationOf(invocation, token) is IInvocationOperation call
            && call.Arguments.FirstOrDefault(argument => argument.Syntax == function.Parent) is { } given && ListCalls.TakesElement(given)
            ? ListCalls.SourceOf(call)
            : null;
}
