using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Lays out what a fix wrote.</summary>
internal static class Layout
{
    // Code that somebody is typing has a few.
    private const int MostErrors = 100;

    // In characters.
    private const int LongestLine = 20_000;

    /// <summary>
    /// Formats what is marked. Roslyn's formatter looks at the whole file for it, and can take minutes where the parser found hundreds of errors, or where a line has
    /// thousands of tokens: such a file keeps the layout that the fix wrote, and no mark that would make the host format it.
    /// </summary>
    public static async Task<Document> OfMarkedAsync(Document document, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (IsEasy(root, text)) return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(WithoutMarks(root));
    }

    // The host formats marked nodes, and then white space that Roslyn's factory and generator call elastic.
    private static SyntaxNode WithoutMarks(SyntaxNode root)
    {
        var marked = root.GetAnnotatedNodesAndTokens(Formatter.Annotation).Select(static one => one.AsNode()).OfType<SyntaxNode>();
        var plain = root.ReplaceNodes(marked, static (_, node) => node.WithoutAnnotations(Formatter.Annotation));
        return plain.ReplaceTrivia(plain.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation), static (_, space) => space.WithoutAnnotations(SyntaxAnnotation.ElasticAnnotation));
    }

    private static bool IsEasy(SyntaxNode root, SourceText text)
        => root.GetDiagnostics().Take(MostErrors + 1).Count() <= MostErrors && text.Lines.All(static line => line.Span.Length <= LongestLine);
}
