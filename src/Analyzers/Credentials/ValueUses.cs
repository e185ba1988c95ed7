using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>What becomes of a value that something holds: where the same file uses the holder, also through others that take it over.</summary>
internal static class ValueUses
{
    private const int MostUses = 50;

    /// <summary>Follows the holder of a value.</summary>
    /// <param name="first">Where the value goes first.</param>
    /// <param name="value">The value.</param>
    /// <param name="model">The file's model.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Where it goes from there, in the order of the file.</returns>
    public static List<ValueUse> Of(ValueUse first, SyntaxNode value, SemanticModel model, CancellationToken cancellationToken)
    {
        var found = new List<ValueUse>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var left = new Queue<ValueUse>();
        left.Enqueue(first);
        while (left.Count > 0 && found.Count < MostUses)
        {
            if (HolderOf(left.Dequeue(), model, cancellationToken) is not { } symbol || !seen.Add(symbol)) continue;
            foreach (var name in UseIndex.Of(ScopeOf(symbol, value), symbol.Name).Take(MostUses))
            {
                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, symbol)) continue;
                var next = ValueUse.Of(name, model, cancellationToken);
                found.Add(next);
                left.Enqueue(next);
            }
        }

        return found;
    }

    private static ISymbol? HolderOf(ValueUse use, SemanticModel model, CancellationToken cancellationToken)
    {
        if (use.Holder is not { } holder) return null;
        var symbol = holder is ExpressionSyntax ? model.GetSymbolInfo(holder, cancellationToken).Symbol : model.GetDeclaredSymbol(holder, cancellationToken);
        return symbol is { DeclaringSyntaxReferences.IsEmpty: false } and (ILocalSymbol or IFieldSymbol or IPropertySymbol or IParameterSymbol or IMethodSymbol) ? symbol : null;
    }

    /// <summary>The body around a local; the file for what others may see.</summary>
    private static SyntaxNode ScopeOf(ISymbol symbol, SyntaxNode value)
        => (symbol is ILocalSymbol ? value.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) : null) ?? value.SyntaxTree.GetRoot();
}
