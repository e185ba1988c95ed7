using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Reads the text that an expression writes down: literals, sums, interpolation, constants. What it does not show is a hole.</summary>
internal static class WrittenText
{
    private const int Deepest = 100;
    private const int Longest = 1_000_000;

    /// <summary>The expression that a literal is a piece of: the sum or interpolated string around it.</summary>
    /// <param name="node">A literal or interpolated string.</param>
    /// <returns>The whole.</returns>
    public static ExpressionSyntax WholeOf(ExpressionSyntax node)
    {
        var whole = node;
        while (true)
        {
            switch (whole.Parent)
            {
                case ParenthesizedExpressionSyntax outer:
                    whole = outer;
                    continue;
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    whole = sum;
                    continue;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax outer }:
                    whole = outer;
                    continue;
                default:
                    return whole;
            }
        }
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="whole">The expression.</param>
    /// <param name="model">The semantic model, for constants.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The text with the place of each character.</returns>
    public static MappedText Read(ExpressionSyntax whole, SemanticModel model, CancellationToken token)
    {
        var text = new MappedText(whole.SyntaxTree);
        var left = new Stack<(ExpressionSyntax Expression, int Depth)>();
        left.Push((whole, 0));
        var length = 0;
        while (left.Count > 0)
        {
            token.ThrowIfCancellationRequested();
            var (expression, depth) = left.Pop();
            if (depth > Deepest || (length += expression.Span.Length) > 2 * Longest)
            {
                text.Add(MappedText.Hole, expression.Span);
                continue;
            }

            switch (expression)
            {
                case LiteralExpressionSyntax { Token.Value: string } literal:
                    LiteralMap.Add(text, literal.Token);
                    break;
                case ParenthesizedExpressionSyntax inner:
                    left.Push((inner.Expression, depth + 1));
                    break;
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    // A sum leans to the left, as deep as a program likes.
                    left.Push((sum.Right, depth));
                    left.Push((sum.Left, depth));
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    AddPieces(text, interpolated, model, token);
                    break;
                default:
                    AddValue(text, expression, model, token);
                    break;
            }
        }

        return text;
    }

    private static void AddPieces(MappedText text, InterpolatedStringExpressionSyntax interpolated, SemanticModel model, CancellationToken token)
    {
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax piece) LiteralMap.Add(text, interpolated, piece);
            else if (content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole) AddValue(text, hole.Expression, model, token);
            else text.Add(MappedText.Hole, content.Span);
        }
    }

    private static void AddValue(MappedText text, ExpressionSyntax expression, SemanticModel model, CancellationToken token)
    {
        if (model.GetConstantValue(expression, token) is { HasValue: true, Value: string value }) text.Add(value, expression.Span);
        else text.Add(MappedText.Hole, expression.Span);
    }
}
