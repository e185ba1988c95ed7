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

    /// <summary>Whether somebody else chooses one of some arguments; see <see cref="IsChosen"/>.</summary>
    public static bool IsChosenInAny(IEnumerable<ArgumentSyntax> arguments, SemanticModel model, CancellationToken cancellationToken)
        => arguments.Any(argument => IsChosen(argument.Expression, model, cancellationToken));

    /// <summary>
    /// Whether a part of a credential is chosen when the program runs: by a caller, a setting, a condition (<c>id ?? "..."</c>). To leave it
    /// out would ignore that choice. What only throws is no choice, and neither is the variable that the SDK reads itself.
    /// </summary>
    /// <param name="value">A text, or an object of credentials, which is chosen only where it stands in a condition.</param>
    /// <param name="model">The file's model.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static bool IsChosen(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsChosen(inner.Expression, model, cancellationToken),
        CastExpressionSyntax cast => IsChosen(cast.Expression, model, cancellationToken),
        PostfixUnaryExpressionSyntax sure => IsChosen(sure.Operand, model, cancellationToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback => fallback.Right is not ThrowExpressionSyntax || IsChosen(fallback.Left, model, cancellationToken),
        ConditionalExpressionSyntax or SwitchExpressionSyntax => true,
        _ => model.GetTypeInfo(value, cancellationToken).Type?.SpecialType == SpecialType.System_String
            && !ReadsVariableOfSdk(value, model, cancellationToken)
            && (IsDefaultOfASetting(model.GetSymbolInfo(value, cancellationToken).Symbol, cancellationToken) || CallerChoice.IsIn(value, model, cancellationToken) || !Is(value, model, cancellationToken)),
    };

    /// <summary>Whether a property has a value of its own until somebody sets it, as a configuration does with those of options.</summary>
    public static bool IsDefaultOfASetting(ISymbol? symbol, CancellationToken cancellationToken)
        => symbol is IPropertySymbol { SetMethod: not null, DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { Initializer: not null };

    private static bool ReadsVariableOfSdk(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
        => value is InvocationExpressionSyntax { ArgumentList.Arguments: [var name] }
            && model.GetSymbolInfo(value, cancellationToken).Symbol is IMethodSymbol { Name: "GetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } }
            && model.GetConstantValue(name.Expression, cancellationToken).Value is "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY" or "AWS_SESSION_TOKEN";
}
