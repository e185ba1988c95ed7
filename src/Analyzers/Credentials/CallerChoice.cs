using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Knows values that a caller chooses: parameters, also those with a default, and what is declared with one.</summary>
internal static class CallerChoice
{
    private const int MostSteps = 16;

    /// <summary>Whether a caller chooses a part of an expression, also if all callers in sight choose the same.</summary>
    public static bool IsIn(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
        => IsIn(value, CodeIndex.For(model, new Dependencies()), MostSteps, cancellationToken);

    private static bool IsIn(ExpressionSyntax value, CodeIndex code, int steps, CancellationToken cancellationToken)
    {
        if (steps == 0) return true;
        foreach (var name in value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            var symbol = code.ModelOf(value).GetSymbolInfo(name, cancellationToken).Symbol;
            if (symbol is IParameterSymbol) return true;
            if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol) || code.IsElsewhere(symbol) || symbol.DeclaringSyntaxReferences is not [var reference]) continue;
            if (ValuesOf(reference.GetSyntax(cancellationToken)).Any(declared => IsIn(declared, code, steps - 1, cancellationToken))) return true;
        }

        return false;
    }

    private static IEnumerable<ExpressionSyntax> ValuesOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => [value],
        PropertyDeclarationSyntax { Initializer.Value: var value } => [value],
        PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => [value],
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.SelectMany(ReturnedBy),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> ReturnedBy(AccessorDeclarationSyntax accessor)
        => accessor.ExpressionBody is { Expression: var value } ? [value]
            : accessor.Body?.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static one => one.Expression).OfType<ExpressionSyntax>() ?? [];
}
