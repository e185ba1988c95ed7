using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// The pieces of a text that have the name of a constant, by the syntax alone. A literal looks at the texts of its own member; an id that
/// begins in a constant is found where the text is, so that an IDE, which looks at one member after the other, finds it there and fixes it.
/// </summary>
internal static class ConstantPieces
{
    private const int Farthest = 256;
    private const int LeastContinuation = 3;

    /// <summary>Whether a constant's name is followed by something that an id may go on with.</summary>
    public static bool MayBeginId(ExpressionSyntax whole)
    {
        var afterName = false;
        foreach (var piece in PiecesOf(whole).Take(Farthest))
        {
            if (afterName && (IsName(piece) || KeyFragment.Continues(LiteralText.Of(piece), LeastContinuation))) return true;
            afterName = IsName(piece);
        }

        return false;
    }

    private static bool IsName(SyntaxNode piece)
        => piece is IdentifierNameSyntax or MemberAccessExpressionSyntax && CallNames.Last((ExpressionSyntax)piece) is { Length: > 0 } name && char.IsUpper(name[0]);

    private static IEnumerable<SyntaxNode> PiecesOf(ExpressionSyntax whole) => whole switch
    {
        InterpolatedStringExpressionSyntax text => text.Contents.Select(static piece => piece is InterpolationSyntax hole ? hole.Expression : (SyntaxNode)piece),
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(static argument => argument.Expression),
        BinaryExpressionSyntax sum => Operands(sum),
        _ => [],
    };

    private static Stack<SyntaxNode> Operands(BinaryExpressionSyntax sum)
    {
        var operands = new Stack<SyntaxNode>();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax inner && inner.IsKind(SyntaxKind.AddExpression) && operands.Count < Farthest)
        {
            operands.Push(inner.Right);
            left = inner.Left;
        }

        operands.Push(left);
        return operands;
    }
}
