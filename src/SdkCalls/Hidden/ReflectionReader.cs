using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Hidden;

/// <summary>Calls by reflection: a method of a client is looked up or invoked, and the operation is known at run time only.</summary>
internal static class ReflectionReader
{
    private const int MaxDepth = 8;

    /// <summary>Reads a lookup.</summary>
    /// <param name="name">The name of the lookup in the source.</param>
    /// <param name="model">The semantic model.</param>
    /// <param name="symbols">The SDK's types.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The unresolved call, or <see langword="null"/> when no client is involved.</returns>
    public static UnresolvedCall? Read(SyntaxNode name, SemanticModel model, SdkSymbols symbols, CancellationToken token)
    {
        var use = NameUse.Of(name);
        var operation = model.GetOperation(use.Invocation ?? use.Expression, token);
        var client = Inputs(operation).Select(input => ClientBehind(input, symbols, 0)).FirstOrDefault(static found => found is not null);
        return client is null
            ? null
            : new("reflection on " + client, "the method is looked up by reflection" + LookedUp(operation));
    }

    private static IEnumerable<IOperation> Inputs(IOperation? operation)
        => operation switch
        {
            IInvocationOperation call => (call.Instance is null ? [] : new[] { call.Instance }).Concat(call.Arguments.Select(static argument => argument.Value)),
            IMethodReferenceOperation { Instance: { } instance } => [instance],
            IPropertyReferenceOperation { Instance: { } instance } => [instance],
            _ => [],
        };

    private static string LookedUp(IOperation? operation)
        => operation is IInvocationOperation call
            && call.Arguments.Select(static argument => argument.Value.ConstantValue).FirstOrDefault(static value => value is { HasValue: true, Value: string }) is { HasValue: true, Value: string name }
                ? " (\"" + name + "\")"
                : "";

    // typeof(IAmazonS3), client.GetType(), typeof(IAmazonS3).GetTypeInfo(), a client passed on, or a local that holds one of these.
    private static string? ClientBehind(IOperation? operation, SdkSymbols symbols, int depth)
    {
        if (operation is null || depth > MaxDepth) return null;
        operation = Operations.Unwrap(operation);
        if (operation is ITypeOfOperation typeOf) return Name(typeOf.TypeOperand, symbols);
        if (Name(operation.Type, symbols) is { } direct) return direct;

        return operation switch
        {
            IInvocationOperation { Instance: { } instance } => ClientBehind(instance, symbols, depth + 1),
            IInvocationOperation { Arguments: { Length: > 0 } arguments } => ClientBehind(arguments[0].Value, symbols, depth + 1),
            IConditionalAccessOperation access => ClientBehind(access.Operation, symbols, depth + 1),
            IPropertyReferenceOperation { Instance: { } instance } => ClientBehind(instance, symbols, depth + 1),
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Select(value => ClientBehind(value, symbols, depth + 1)).FirstOrDefault(static found => found is not null),
            ILocalReferenceOperation local => ClientBehind(Operations.InitialValue(local), symbols, depth + 1),
            _ => null,
        };
    }

    private static string? Name(ITypeSymbol? type, SdkSymbols symbols)
        => type is not null && symbols.IsClient(type) ? type is INamedTypeSymbol named ? SymbolNames.FullName(named) : type.Name : null;
}
