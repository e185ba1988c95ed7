using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What a declaration promises of null, and whether the code keeps it. A member of a record that JSON, a configuration or the SDK fills is null when they have no value for
/// it, whatever its type says. So a promise counts where a check or the framework stands behind it.
/// </summary>
internal static class NullPromise
{
    private const int MostLocals = 4;

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
        => operation is ILocalReferenceOperation { Local: var local }
            ? !IsMatched(local) && IsNeverAnnotated(local, operation.SemanticModel)
            : operation is IInvocationOperation || Of(operation) != NullableAnnotation.Annotated;

    /// <summary>Whether a value of which nothing else is known is never null: the code has checked it, or a method of the framework gives it.</summary>
    public static bool IsKept(IOperation operation, CancellationToken token) => IsBelieved(operation, token) && IsKept(operation, MostLocals, token);

    private static bool IsKept(IOperation operation, int locals, CancellationToken token)
        => operation switch
        {
            IInstanceReferenceOperation or IDelegateCreationOperation or IAnonymousFunctionOperation or ITypeOfOperation or INameOfOperation or IInterpolatedStringOperation or IBinaryOperation or IObjectCreationOperation or IArrayCreationOperation => true,
            ILocalReferenceOperation local => !IsOnlyPromise(local) || (locals > 0 && Operations.AssignedValues(local) is { Count: > 0 } values && values.All(value => !IsBelieved(value, token) || IsKept(Operations.Unwrap(value), locals - 1, token))),
            IInvocationOperation { TargetMethod: var method } => IsOfFramework(method, method.OriginalDefinition.ReturnType, method.ReturnNullableAnnotation),
            IAwaitOperation { Operation: IInvocationOperation { TargetMethod: { OriginalDefinition.ReturnType: INamedTypeSymbol { TypeArguments: [var result] } } method } } => IsOfFramework(method, result, Of(operation)),
            IParameterReferenceOperation or IMemberReferenceOperation when Of(operation) == NullableAnnotation.Annotated => true,
            IPropertyReferenceOperation { Property: var property } => IsOfFramework(property, property.OriginalDefinition.Type, property.NullableAnnotation),
            IFieldReferenceOperation { Field: var field } => IsOfFramework(field, field.OriginalDefinition.Type, field.NullableAnnotation),
            _ => false,
        };

    // What a list or a deserialiser gives is of a type of the caller's choice.
    private static bool IsOfFramework(ISymbol member, ITypeSymbol type, NullableAnnotation annotation)
        => annotation == NullableAnnotation.NotAnnotated && type is not ITypeParameterSymbol && member.ContainingType is { } owner && SymbolNames.IsOfSystem(owner);

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
