using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>The value of a local or a read-only field, when all that sets it is in sight.</summary>
internal static class LocalValue
{
    /// <summary>A local that is named more often is not followed: each of its uses would look at all of them.</summary>
    private const int MostUses = 256;

    /// <summary>What the value is put together from: the initialiser, and what statements of the same block append.</summary>
    /// <param name="symbol">A local or a read-only field.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The pieces in order; null when something else may set it.</returns>
    public static List<ExpressionSyntax>? Pieces(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol.DeclaringSyntaxReferences is not [var reference]) return null;
        if (reference.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } first } declarator) return null;
        var pieces = new List<ExpressionSyntax> { first };
        if (symbol is not ILocalSymbol) return pieces;
        if (declarator.FirstAncestorOrSelf<BlockSyntax>() is not { } block) return pieces;
        var seen = 0;
        foreach (var use in UseIndex.Of(block, symbol.Name))
        {
            if (++seen > MostUses) return null;
            if (use.Parent is ArgumentSyntax argument && argument.RefKindKeyword.IsKind(SyntaxKind.None) is false) return null;
            if (use.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != use) continue;
            if (!assignment.IsKind(SyntaxKind.AddAssignmentExpression) || assignment.Parent?.Parent != block) return null;
            pieces.Add(assignment.Right);
        }

        return pieces;
    }
}
