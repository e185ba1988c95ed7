using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What a declaration promises of null. The compiler takes code without annotations, such as the SDK's own properties, for
/// never null; for us such a value may be null.
/// </summary>
internal static class NullPromise
{
    /// <summary>Finds the annotation behind a value.</summary>
    /// <returns>The annotation; <c>None</c> when there is no promise either way.</returns>
    public static NullableAnnotation Of(IOperation operation)
        => operation switch
        {
            IParameterReferenceOperation parameter => parameter.Parameter.NullableAnnotation,
            IFieldReferenceOperation field => field.Field.NullableAnnotation,
            IPropertyReferenceOperation property => property.Property.NullableAnnotation,
            IInvocationOperation call => call.TargetMethod.ReturnNullableAnnotation,
            IAwaitOperation { Operation.Type: INamedTypeSymbol { TypeArgumentNullableAnnotations: { Length: 1 } results } } => results[0],
            IArrayElementReferenceOperation { ArrayReference.Type: IArrayTypeSymbol array } => array.ElementNullableAnnotation,
            ILocalReferenceOperation local => IsMatched(local.Local) ? NullableAnnotation.NotAnnotated : NullableAnnotation.None,
            _ => NullableAnnotation.NotAnnotated,
        };

    /// <summary>Whether the compiler takes a value for not null where it stands: by a check, or by what declarations promise.</summary>
    public static bool IsBelieved(IOperation operation, CancellationToken token)
        => operation.Syntax is ExpressionSyntax expression && operation.SemanticModel?.GetTypeInfo(expression, token).Nullability.FlowState == NullableFlowState.NotNull;

    /// <summary>
    /// Whether only a declaration says that a value is not null: its type has no question mark, and the compiler believes it. A value that is declared with one is not null
    /// after a check.
    /// </summary>
    public static bool IsOnlyPromise(IOperation operation)
        => operation is ILocalReferenceOperation { Local: var local } ? !IsMatched(local) && IsNeverAnnotated(local, operation.SemanticModel) : Of(operation) != NullableAnnotation.Annotated;

    // What loops over and what a method gives out are promises as well: foreach (var name in names), Find(out var name).
    private static bool IsNeverAnnotated(ILocalSymbol local, SemanticModel? model)
        => local.DeclaringSyntaxReferences.Only()?.GetSyntax() switch
        {
            ForEachStatementSyntax loop when loop.SyntaxTree == model?.SyntaxTree => OfElements(model.GetTypeInfo(loop.Expression).Type) != NullableAnnotation.Annotated,
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax argument } } when argument.SyntaxTree == model?.SyntaxTree
                => model.GetOperation(argument) is IArgumentOperation { Parameter: { NullableAnnotation: not NullableAnnotation.Annotated } parameter } && !parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "MaybeNullAttribute" or "MaybeNullWhenAttribute"),
            _ => true,
        };

    private static NullableAnnotation OfElements(ITypeSymbol? list)
        => list switch
        {
            IArrayTypeSymbol array => array.ElementNullableAnnotation,
            INamedTypeSymbol { TypeArguments: [var element] } => element.NullableAnnotation,
            _ => NullableAnnotation.None,
        };

    // x is { } found, x is string found: a match is never null.
    private static bool IsMatched(ILocalSymbol local)
        => local.DeclaringSyntaxReferences.Length == 1
            && local.DeclaringSyntaxReferences[0].GetSyntax() is SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax or RecursivePatternSyntax };
}
