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
    /// <returns>The annotation; <see cref="NullableAnnotation.None"/> when there is no promise either way.</returns>
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

    // x is { } found, x is string found: a match is never null.
    private static bool IsMatched(ILocalSymbol local)
        => local.DeclaringSyntaxReferences.Length == 1
            && local.DeclaringSyntaxReferences[0].GetSyntax() is SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax or RecursivePatternSyntax };
}
