using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Where a solution names something.</summary>
internal static class SymbolUses
{
    /// <summary>The names, each with the member access that it is the last part of; in the order of the files.</summary>
    public static async Task<List<(Document Document, SyntaxNode Use)>> FindAsync(ISymbol? symbol, Solution solution, CancellationToken cancellationToken)
    {
        var uses = new List<(Document, SyntaxNode)>();
        if (symbol is null) return uses;
        var locations = (await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
            .SelectMany(static reference => reference.Locations)
            .Where(static one => !one.IsImplicit)
            .OrderBy(static one => one.Document.FilePath, StringComparer.Ordinal)
            .ThenBy(static one => one.Location.SourceSpan.Start);
        foreach (var location in locations)
        {
            if (await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
            var name = root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
            if (name.Parent is MemberAccessExpressionSyntax member && member.Name == name) name = member;
            uses.Add((location.Document, name));
        }

        return uses;
    }

    /// <summary>Whether a use gives a value, or may: it is assigned to, or handed on by reference.</summary>
    public static bool IsWrite(SyntaxNode use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(Microsoft.CodeAnalysis.CSharp.SyntaxKind.None),
        _ => false,
    };
}
