using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Names that a fix wrote with their namespace, and that keep it.</summary>
internal static class LongNames
{
    // A list of test credentials has a few dozen.
    private const int MostInMember = 150;

    /// <summary>
    /// Takes the marks for shortening off names that Roslyn cannot shorten, or not in time. Roslyn 4.8 throws when it shortens a name in the base type of a primary
    /// constructor, also after the fix, where the host tidies up what is still marked. And it can bind the whole member anew for each name: hundreds in one initializer
    /// take minutes.
    /// </summary>
    public static async Task<Document> KeepAsync(Document document, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var kept = root.GetAnnotatedNodes(Simplifier.Annotation)
            .GroupBy(static name => name.FirstAncestorOrSelf<MemberDeclarationSyntax>())
            .SelectMany(static names => names.Count() > MostInMember ? names : names.Where(IsInPrimaryBase))
            .ToList();
        return kept.Count == 0
            ? document
            : document.WithSyntaxRoot(root.ReplaceNodes(kept, static (_, name) => name.WithoutAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation)));
    }

    private static bool IsInPrimaryBase(SyntaxNode name) => name.FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is not null;
}
