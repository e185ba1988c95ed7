using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Credentials that another build of the same file may give another value: an <c>#if</c> is in what holds them, or lines that this build leaves
/// out name it. What takes them keeps them, as where a condition chooses.
/// </summary>
internal static class BuildChoice
{
    /// <summary>Whether an edit leaves out what another build chooses, or changes what an <c>#if</c> is in.</summary>
    public static async Task<bool> IsInAsync(SinkEdit edit, Solution solution, CancellationToken cancellationToken)
    {
        if (Directives.AreIn(edit.Node)) return true;
        foreach (var (document, declaration) in await UnusedDeclarations.NamedInAsync(edit.Document, edit.Dropped, solution, cancellationToken).ConfigureAwait(false))
        {
            if (Directives.AreIn(WholeOf(declaration))) return true;
            if (await IsNamedAsync(declaration, document, solution, cancellationToken).ConfigureAwait(false)) return true;
        }

        return false;
    }

    /// <summary>Whether lines that this build leaves out use a constant, which must then stay one. Where they declare it, each build has its own.</summary>
    public static async Task<bool> NeedsConstantAsync(SyntaxNode declaration, DocumentId document, Solution solution, CancellationToken cancellationToken)
        => await IsNamedAsync(declaration, document, solution, cancellationToken).ConfigureAwait(false)
            && !await IsNamedAsync(declaration, document, solution, isDeclared: true, cancellationToken).ConfigureAwait(false);

    /// <summary>Whether lines that this build leaves out name what is declared.</summary>
    public static Task<bool> IsNamedAsync(SyntaxNode declaration, DocumentId document, Solution solution, CancellationToken cancellationToken)
        => IsNamedAsync(declaration, document, solution, isDeclared: false, cancellationToken);

    private static async Task<bool> IsNamedAsync(SyntaxNode declaration, DocumentId id, Solution solution, bool isDeclared, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(id)!;
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return false;
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { } symbol) return false;
        foreach (var scope in await ScopesAsync(symbol, declaration, solution, cancellationToken).ConfigureAwait(false))
        {
            if (Directives.InactiveNames(scope, isDeclared).Contains(symbol.Name, StringComparer.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Where code may name something: its member, its type, or everywhere.</summary>
    private static async Task<IReadOnlyList<SyntaxNode>> ScopesAsync(ISymbol symbol, SyntaxNode declaration, Solution solution, CancellationToken cancellationToken)
    {
        if (symbol is ILocalSymbol)
        {
            var member = declaration.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax);
            return [member ?? await declaration.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false)];
        }

        if (symbol is { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences: var parts }) return [.. parts.Select(part => part.GetSyntax(cancellationToken))];
        var roots = new List<SyntaxNode>();
        foreach (var document in solution.Projects.SelectMany(static project => project.Documents))
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root) roots.Add(root);
        }

        return roots;
    }

    /// <summary>The statement or member that a variable is declared by.</summary>
    private static SyntaxNode WholeOf(SyntaxNode declaration) => declaration is VariableDeclaratorSyntax { Parent.Parent: { } owner } ? owner : declaration;
}
