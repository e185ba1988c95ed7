using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Takes one of a list of arguments or entries out.</summary>
internal static class ListedNodes
{
    /// <summary>The list without one of its nodes. A comment between the comma behind it and the next one, on the same line, belongs to the next one.</summary>
    public static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        if (index + 1 < list.Count && CommentOf(list.GetSeparator(index)) is { Count: > 0 } comment)
            list = list.Replace(list[index + 1], list[index + 1].WithLeadingTrivia(comment.AddRange(list[index + 1].GetLeadingTrivia())));
        return list.RemoveAt(index);
    }

    private static SyntaxTriviaList CommentOf(SyntaxToken comma)
        => comma.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || !comma.TrailingTrivia.Any(SyntaxKind.MultiLineCommentTrivia)
            ? default
            : SyntaxFactory.TriviaList(comma.TrailingTrivia.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
}
