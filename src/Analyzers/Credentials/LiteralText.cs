using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>The text that a literal stands for; the compiler has it already, so that nothing is allocated.</summary>
internal static class LiteralText
{
    /// <summary>The text of a string literal of any kind, or of a piece of an interpolated string; empty for anything else.</summary>
    public static string Of(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringTextSyntax piece => piece.TextToken.ValueText,
        _ => "",
    };

    /// <summary>The one character that an element of an array of characters or bytes stands for; <see cref="TextHole.Mark"/> when it is none.</summary>
    public static char OfElement(ExpressionSyntax element)
    {
        while (true)
        {
            switch (element)
            {
                case CastExpressionSyntax cast:
                    element = cast.Expression;
                    continue;
                case ParenthesizedExpressionSyntax inner:
                    element = inner.Expression;
                    continue;
                case LiteralExpressionSyntax { Token.Value: char c }:
                    return c;
                case LiteralExpressionSyntax { Token.Value: int and > 0 and < 128 and var number }:
                    return (char)number;
                default:
                    return TextHole.Mark;
            }
        }
    }

    /// <summary>Whether an expression is a literal string.</summary>
    public static bool IsString(SyntaxNode node)
        => node.IsKind(SyntaxKind.StringLiteralExpression) || node.IsKind(SyntaxKind.Utf8StringLiteralExpression);
}
