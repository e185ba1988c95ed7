using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Requests;

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
                case IConversionOperation { OperatorMethod: null } conversion:
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

    /// <summary>The declaration of a local in a plain declaration statement.</summary>
    public static VariableDeclaratorSyntax? Declarator(ILocalSymbol local)
        => local.DeclaringSyntaxReferences.Length == 1 ? local.DeclaringSyntaxReferences[0].GetSyntax() as VariableDeclaratorSyntax : null;
}
