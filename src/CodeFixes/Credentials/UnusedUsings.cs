using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Takes out the usings that a change made unneeded; those that were unneeded before are not ours.</summary>
internal static class UnusedUsings
{
    private const string Unneeded = "CS8019";

    public static async Task<Document> TakeOutAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        if (await after.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) return after;
        // Lines that this build leaves out may need them.
        if (Directives.InactiveNames(root).Any()) return after;
        var known = new HashSet<string>(
            (await FindAsync(before, cancellationToken).ConfigureAwait(false)).Select(static use => use.ToString()), StringComparer.Ordinal);
        var unneeded = (await FindAsync(after, cancellationToken).ConfigureAwait(false))
            .Where(use => !known.Contains(use.ToString()))
            .Select(use => root.FindNode(use.Span).FirstAncestorOrSelf<UsingDirectiveSyntax>())
            .OfType<UsingDirectiveSyntax>()
            .ToList();
        if (unneeded.Count == 0) return after;
        root = root.ReplaceNodes(unneeded, static (_, use) => RemovedNodes.Mark(use));
        return after.WithSyntaxRoot(RemovedNodes.TakeOut(root));
    }

    private static async Task<List<UsingDirectiveSyntax>> FindAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return [];
        if (model.SyntaxTree.Options.DocumentationMode == DocumentationMode.None) model = WithDocumentation(model, cancellationToken);
        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. model.GetDiagnostics(cancellationToken: cancellationToken)
                .Where(static diagnostic => diagnostic.Id == Unneeded)
                .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>())
                .OfType<UsingDirectiveSyntax>(),
        ];
    }

    /// <summary>The compiler tells only when it reads documentation, where a using may be needed too.</summary>
    private static SemanticModel WithDocumentation(SemanticModel model, CancellationToken cancellationToken)
    {
        var tree = model.SyntaxTree;
        var options = ((CSharpParseOptions)tree.Options).WithDocumentationMode(DocumentationMode.Parse);
        var read = CSharpSyntaxTree.ParseText(tree.GetText(cancellationToken), options, tree.FilePath, cancellationToken);
        return model.Compilation.ReplaceSyntaxTree(tree, read).GetSemanticModel(read);
    }
}
