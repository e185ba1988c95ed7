using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Small questions to the compiler's operations.</summary>
internal static class Operations
{
    /// <summary>The value under parentheses and conversions that a user did not define.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion when conversion.OperatorMethod is null || IsToSpan(conversion):
                    operation = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    continue;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The value before <c>?.</c>, where the operation only says that there is one.</summary>
    public static IOperation Receiver(IOperation operation)
    {
        if (operation is not IConditionalAccessInstanceOperation) return operation;
        for (var ancestor = operation.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor is IConditionalAccessOperation access && access.Operation.Syntax == operation.Syntax) return access.Operation;
        }

        return operation;
    }

    /// <summary>The value under parentheses and conversions that leave its text as it is.</summary>
    public static IOperation UnwrapSame(IOperation operation)
    {
        while (!operation.ConstantValue.HasValue)
        {
            switch (operation)
            {
                case IConversionOperation conversion when IsSame(conversion):
                    operation = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    continue;
                default:
                    return operation;
            }
        }

        return operation;
    }

    /// <summary>Whether a type is one of the integers that C# writes alike.</summary>
    public static bool IsInteger(ITypeSymbol? type)
        => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16 or SpecialType.System_Byte
            or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UInt16 or SpecialType.System_SByte;

    /// <summary>
    /// Whether a conversion gives an array, a span or a text a second name as a span or memory. Up to C# 13 an operator of the framework does so, since C# 14 the language:
    /// https://learn.microsoft.com/dotnet/csharp/language-reference/proposals/csharp-14.0/first-class-span-types
    /// </summary>
    private static bool IsToSpan(IConversionOperation conversion)
        => ValueTypes.IsSpan(conversion.Type)
            && (conversion.Operand.Type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String } || ValueTypes.IsSpan(conversion.Operand.Type))
            && conversion.OperatorMethod is null or { DeclaringSyntaxReferences.IsEmpty: true };

    /// <summary>
    /// Whether a conversion leaves the text of a value as it is. A character that becomes a number, or a number that is cut, is another text; what is dynamic converts at run
    /// time.
    /// </summary>
    public static bool IsSame(IConversionOperation conversion)
    {
        if (IsToSpan(conversion)) return true;
        if (conversion.OperatorMethod is not null) return false;
        var from = Underlying(conversion.Operand.Type);
        var to = Underlying(conversion.Type);
        if (from is { TypeKind: TypeKind.Dynamic }) return false;
        return from is null || to is not { IsValueType: true }
            || SymbolEqualityComparer.Default.Equals(from, to)
            || from.SpecialType == SpecialType.System_Object
            || (conversion.Conversion.IsImplicit && IsInteger(from) && IsInteger(to));
    }

    private static ITypeSymbol? Underlying(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>The value with the conversion that takes it to its place, which the compiler hangs above the expression's own operation.</summary>
    public static IOperation Converted(IOperation operation)
    {
        while (operation.Parent is IConversionOperation { IsImplicit: true } conversion && conversion.Syntax == operation.Syntax) operation = conversion;
        return operation;
    }

    /// <summary>The value that a local is declared with, or <see langword="null"/>.</summary>
    public static IOperation? InitialValue(ILocalReferenceOperation reference)
        => Declarator(reference.Local)?.Initializer is { } initializer && initializer.SyntaxTree == reference.Syntax.SyntaxTree
            ? reference.SemanticModel?.GetOperation(initializer.Value)
            : null;

    /// <summary>All values that a local is given by declaration and plain assignment; none when it gets values in another way.</summary>
    public static IReadOnlyList<IOperation> AssignedValues(ILocalReferenceOperation reference)
    {
        if (Declarator(reference.Local) is not { } declarator || reference.SemanticModel is not { } model) return [];

        var values = new List<IOperation>();
        if (InitialValue(reference) is { } initial) values.Add(initial);
        foreach (var use in LocalUses.Of(declarator, reference.Local, model))
        {
            switch (use.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == use:
                    if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || model.GetOperation(assignment.Right) is not { } value) return [];
                    values.Add(value);
                    break;
                case ArgumentSyntax { Parent: TupleExpressionSyntax } or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or RefExpressionSyntax:
                    return [];
                case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                    return [];
            }
        }

        return values;
    }

    /// <summary>The type of a variable.</summary>
    public static ITypeSymbol? TypeOf(ISymbol symbol)
        => symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

    /// <summary>The declaration of a local in a plain declaration statement.</summary>
    public static VariableDeclaratorSyntax? Declarator(ILocalSymbol local)
        => local.DeclaringSyntaxReferences.Length == 1 ? local.DeclaringSyntaxReferences[0].GetSyntax() as VariableDeclaratorSyntax : null;
}
