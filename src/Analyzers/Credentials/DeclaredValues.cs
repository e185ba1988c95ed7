using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// The values that source gives a variable, member or function: its initialiser, what it returns, what its body or a constructor of its
/// type assigns.
/// </summary>
internal static class DeclaredValues
{
    /// <summary>Lists the values, in any of the program's files.</summary>
    /// <param name="symbol">A local, field, property, parameter or method.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static IEnumerable<ExpressionSyntax> Of(ISymbol symbol, CancellationToken cancellationToken)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellationToken);
            foreach (var value in In(declaration)) yield return value;
            if (symbol is ILocalSymbol && declaration.FirstAncestorOrSelf<BlockSyntax>() is { } block)
            {
                foreach (var value in Assigned(UseIndex.Of(block, symbol.Name))) yield return value;
            }
        }

        if (symbol is not (IFieldSymbol or IPropertySymbol)) yield break;
        foreach (var part in symbol.ContainingType.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancellationToken) is not TypeDeclarationSyntax type) continue;
            foreach (var constructor in type.Members.OfType<ConstructorDeclarationSyntax>())
            {
                foreach (var value in Assigned(UseIndex.Of(constructor, symbol.Name))) yield return value;
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> In(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value }:
                yield return value;
                break;
            case ParameterSyntax { Default.Value: { } value }:
                yield return value;
                break;
            case PropertyDeclarationSyntax property:
                if (property.Initializer is { } initializer) yield return initializer.Value;
                foreach (var value in Returned(property, property.ExpressionBody)) yield return value;
                break;
            case MethodDeclarationSyntax method:
                foreach (var value in Returned(method, method.ExpressionBody)) yield return value;
                break;
            case LocalFunctionStatementSyntax function:
                foreach (var value in Returned(function, function.ExpressionBody)) yield return value;
                break;
        }
    }

    private static IEnumerable<ExpressionSyntax> Returned(SyntaxNode body, ArrowExpressionClauseSyntax? arrow)
    {
        if (arrow is not null) return [arrow.Expression];
        return body.DescendantNodes().Select(static node => node switch
        {
            ReturnStatementSyntax { Expression: { } value } => value,
            ArrowExpressionClauseSyntax { Parent: AccessorDeclarationSyntax } getter => getter.Expression,
            _ => null,
        }).OfType<ExpressionSyntax>();
    }

    private static IEnumerable<ExpressionSyntax> Assigned(IEnumerable<IdentifierNameSyntax> uses)
    {
        foreach (var use in uses)
        {
            ExpressionSyntax left = use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member ? member : use;
            if (left.Parent is AssignmentExpressionSyntax assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Left == left)
                yield return assignment.Right;
        }
    }
}
