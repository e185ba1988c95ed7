using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Tells what is written in the code from what somebody chooses.</summary>
internal static class HardCodedValue
{
    /// <summary>Whether an expression has exactly one value, which the code writes down, or none.</summary>
    public static bool Is(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
        => value.IsKind(SyntaxKind.NullLiteralExpression)
            || value.IsKind(SyntaxKind.DefaultLiteralExpression)
            || PlacedTextReader.Read(value, model, cancellationToken) is { Pieces.Count: > 0, IsWhole: true };

    /// <summary>Whether one of some arguments is chosen where it stands: <c>id ?? "..."</c>, <c>test ? id : "..."</c>. What only throws is no choice.</summary>
    public static bool IsChosenInAny(IEnumerable<ArgumentSyntax> arguments) => arguments.Any(static argument => IsChoice(argument.Expression));

    private static bool IsChoice(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsChoice(inner.Expression),
        CastExpressionSyntax cast => IsChoice(cast.Expression),
        PostfixUnaryExpressionSyntax sure => IsChoice(sure.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback => fallback.Right is not ThrowExpressionSyntax,
        ConditionalExpressionSyntax or SwitchExpressionSyntax => true,
        _ => false,
    };
}
