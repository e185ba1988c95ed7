using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// What a constructor gives a property that only the making of an object writes: the parameter of a record, the property's own
/// initial value, or nothing.
/// </summary>
internal static class MadeObjects
{
    /// <summary>Finds what a constructor gives a property.</summary>
    /// <returns>The value; <see langword="null"/> when the code does not show it.</returns>
    public static MemberOrigin? OfConstructor(IObjectCreationOperation creation, IPropertySymbol property, Frame? frame, CodeIndex code, CancellationToken token)
    {
        // The constructor of a type that derives from the property's may write it.
        if (!SymbolEqualityComparer.Default.Equals(creation.Type?.OriginalDefinition, property.ContainingType)) return null;
        var declaration = property.DeclaringSyntaxReferences[0];
        if (code.SyntaxOf(declaration) is ParameterSyntax)
        {
            var argument = creation.Arguments.FirstOrDefault(argument => argument.Parameter is { DeclaringSyntaxReferences.Length: 1 } parameter
                && parameter.OriginalDefinition.DeclaringSyntaxReferences[0].Span == declaration.Span
                && parameter.OriginalDefinition.DeclaringSyntaxReferences[0].SyntaxTree == declaration.SyntaxTree);
            return argument is null ? null : new(argument.Value, frame);
        }

        // A constructor may write it, and a struct can be made without one.
        if (creation.Type is not { IsValueType: false } || code.Constructors(property.ContainingType).Any()) return null;
        if (code.SyntaxOf(declaration) is not PropertyDeclarationSyntax { Initializer: var initial }) return null;
        return initial is null ? new(null, frame) : code.OperationOf(initial.Value, token) is { } value ? new(value, new(creation.Constructor!, creation, null, frame)) : null;
    }
}
