using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Texts;

/// <summary>The expression that a text is a piece of.</summary>
internal static class TextWhole
{
    private const int Farthest = 100_000;

    /// <summary>Finds the outermost expression that builds a text of a piece.</summary>
    /// <param name="piece">A literal, a piece of an interpolated string, or a name.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The expression; the piece itself when nothing is built of it.</returns>
    public static ExpressionSyntax Of(SyntaxNode piece, SemanticModel model, CancellationToken token)
    {
        var whole = piece as ExpressionSyntax ?? (ExpressionSyntax)piece.Parent!;
        SyntaxNode node = whole;
        for (var i = 0; i < Farthest && node.Parent is { } parent; i++)
        {
            switch (parent)
            {
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    whole = sum;
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    whole = interpolated;
                    break;
                case ArgumentListSyntax { Parent: ExpressionSyntax call } when Builds(call, model, token):
                    whole = call;
                    parent = call;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == node && Builds(call, model, token):
                    whole = call;
                    parent = call;
                    break;
                case ArgumentSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax or InterpolationSyntax or ExpressionElementSyntax or InitializerExpressionSyntax
                    or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax
                    or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax:
                case BinaryExpressionSyntax fallback when fallback.IsKind(SyntaxKind.CoalesceExpression):
                case BaseObjectCreationExpressionSyntax list when list.Initializer == node:
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                    break;
                default:
                    return whole;
            }

            node = parent;
        }

        return whole;
    }

    private static bool Builds(ExpressionSyntax call, SemanticModel model, CancellationToken token)
        => call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => IsWay(name, call, model, token),
            InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => IsWay(name, call, model, token),
            BaseObjectCreationExpressionSyntax => model.GetTypeInfo(call, token).Type is { } type && (type.SpecialType == SpecialType.System_String || TextBuilding.IsBuilder(type)),
            _ => false,
        };

    private static bool IsWay(SimpleNameSyntax name, ExpressionSyntax call, SemanticModel model, CancellationToken token)
        => TextBuilding.CanBe(name.Identifier.ValueText) && model.GetSymbolInfo(call, token).Symbol is IMethodSymbol method && TextBuilding.IsWay(method);
}
