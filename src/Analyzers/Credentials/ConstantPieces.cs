using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// The pieces of a text that have the name of a constant, by the syntax alone. A literal looks at the texts of its own member; an id that
/// begins in a constant is found where the text is, so that an IDE, which looks at one member after the other, finds it there and fixes it.
/// </summary>
/// <remarks>It runs for each sum, interpolation and call that can build a text, so it allocates nothing.</remarks>
internal static class ConstantPieces
{
    private const int Farthest = 256;
    private const int LeastContinuation = 3;

    /// <summary>Whether a constant's name is followed by something that an id may go on with.</summary>
    public static bool MayBeginId(ExpressionSyntax whole) => whole switch
    {
        InterpolatedStringExpressionSyntax text => InContents(text.Contents),
        InvocationExpressionSyntax call => InArguments(call.ArgumentList.Arguments),
        BinaryExpressionSyntax sum => InOperands(sum),
        _ => false,
    };

    private static bool InContents(SyntaxList<InterpolatedStringContentSyntax> contents)
    {
        for (var at = 1; at < Math.Min(contents.Count, Farthest); at++)
        {
            if (contents[at - 1] is InterpolationSyntax { Expression: var before } && IsName(before) && GoesOn(contents[at] is InterpolationSyntax hole ? hole.Expression : contents[at])) return true;
        }

        return false;
    }

    private static bool InArguments(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        for (var at = 1; at < Math.Min(arguments.Count, Farthest); at++)
        {
            if (IsName(arguments[at - 1].Expression) && GoesOn(arguments[at].Expression)) return true;
        }

        return false;
    }

    // A sum is written from the left, and its last operand stands at the top of the tree.
    private static bool InOperands(BinaryExpressionSyntax sum)
    {
        for (var (node, count) = (sum, 0); count < Farthest; count++)
        {
            var inner = node.Left as BinaryExpressionSyntax;
            if (inner is not null && !inner.IsKind(SyntaxKind.AddExpression)) inner = null;
            if (IsName(inner?.Right ?? node.Left) && GoesOn(node.Right)) return true;
            if (inner is null) return false;
            node = inner;
        }

        return false;
    }

    private static bool IsName(ExpressionSyntax piece)
        => piece is IdentifierNameSyntax or MemberAccessExpressionSyntax && CallNames.Last(piece) is { Length: > 0 } name && char.IsUpper(name[0]);

    private static bool GoesOn(SyntaxNode piece)
        => (piece is ExpressionSyntax expression && IsName(expression)) || KeyFragment.Continues(LiteralText.Of(piece), LeastContinuation);
}
