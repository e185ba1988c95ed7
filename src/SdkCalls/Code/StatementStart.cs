using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Where the code begins that debug information has one place for: a statement, a part of a <c>for</c>, the body of a lambda, an initial value.</summary>
internal static class StatementStart
{
    /// <summary>Finds the start of the code around a node.</summary>
    /// <returns>The position in the text.</returns>
    public static int Of(SyntaxNode node)
    {
        for (SyntaxNode child = node, parent = node.Parent!; parent is not null; (child, parent) = (parent, parent.Parent!))
        {
            if (child is StatementSyntax and not BlockSyntax || IsPart(child, parent)) return child.SpanStart;
        }

        return node.SpanStart;
    }

    private static bool IsPart(SyntaxNode child, SyntaxNode parent)
        => parent switch
        {
            ArrowExpressionClauseSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } or SwitchExpressionArmSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax => true,
            LambdaExpressionSyntax lambda => child == lambda.ExpressionBody,
            ForStatementSyntax loop => child != loop.Statement,
            CommonForEachStatementSyntax loop => child == loop.Expression,
            DoStatementSyntax loop => child == loop.Condition,
            VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax } => true,
            VariableDeclarationSyntax declaration => child != declaration.Variables[0],
            _ => child is ConstructorInitializerSyntax or CatchFilterClauseSyntax or WhenClauseSyntax or PrimaryConstructorBaseTypeSyntax,
        };
}
