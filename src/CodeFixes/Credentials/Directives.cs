using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>The directives by which one build compiles other lines than another (<c>#if</c>), and the lines that this build leaves out.</summary>
internal static class Directives
{
    /// <summary>Whether such a directive, or what it leaves out, is between the first and the last token of a node.</summary>
    public static bool AreIn(SyntaxNode node)
        => node.ContainsDirectives && node.DescendantTrivia().Any(trivia => IsConditional(trivia) && node.Span.Contains(trivia.Span));

    /// <summary>Whether a change keeps all of them, in their order.</summary>
    public static async Task<bool> StayAsync(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken cancellationToken)
    {
        foreach (var id in documents)
        {
            var old = await before.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var now = await after.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (old is not null && now is not null && !TextsIn(old).SequenceEqual(TextsIn(now), StringComparer.Ordinal)) return false;
        }

        return true;
    }

    /// <summary>The identifiers in the lines that this build leaves out.</summary>
    /// <param name="node">The node around the lines.</param>
    /// <param name="isDeclared">Whether only those are asked for that the lines give a value, as a declaration does.</param>
    public static IEnumerable<string> InactiveNames(SyntaxNode node, bool isDeclared = false)
    {
        if (!node.ContainsDirectives) yield break;
        foreach (var text in node.DescendantTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)))
        {
            var tokens = SyntaxFactory.ParseTokens(text.ToString()).ToList();
            for (var i = 0; i < tokens.Count - 1; i++)
            {
                if (tokens[i].IsKind(SyntaxKind.IdentifierToken) && (!isDeclared || IsValueNext(tokens[i + 1]))) yield return tokens[i].ValueText;
            }
        }
    }

    private static bool IsValueNext(SyntaxToken token) => token.IsKind(SyntaxKind.EqualsToken) || token.IsKind(SyntaxKind.EqualsGreaterThanToken);

    private static IEnumerable<string> TextsIn(SyntaxNode root)
        => root.ContainsDirectives ? root.DescendantTrivia().Where(IsConditional).Select(static trivia => trivia.ToString().Trim()) : [];

    private static bool IsConditional(SyntaxTrivia trivia) => trivia.Kind()
        is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia or SyntaxKind.DisabledTextTrivia;
}
