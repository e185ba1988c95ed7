using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Takes out marked statements, members and entries, and keeps the comments and directives that stand before them.</summary>
internal static class RemovedNodes
{
    private static readonly SyntaxAnnotation Removed = new("IamAnalyzers.Removed");

    /// <summary>Marks a node.</summary>
    public static SyntaxNode Mark(SyntaxNode node) => node.WithAdditionalAnnotations(Removed);

    /// <summary>Takes out what is marked.</summary>
    public static SyntaxNode TakeOut(SyntaxNode root)
    {
        while (root.GetAnnotatedNodes(Removed).LastOrDefault() is { } node) root = TakeOut(root, node);
        return root;
    }

    private static SyntaxNode TakeOut(SyntaxNode root, SyntaxNode node)
    {
        if (node.Parent is InitializerExpressionSyntax initializer) return root.ReplaceNode(initializer.Parent!, WithoutEntry(initializer, (ExpressionSyntax)node));
        // A statement that is the whole of an if or a loop leaves an empty one behind.
        if (node is StatementSyntax && node.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
            return root.ReplaceNode(node, SyntaxFactory.Block().WithTriviaFrom(node).WithAdditionalAnnotations(Formatter.Annotation));

        if (node is ArrowExpressionClauseSyntax && node.Parent is ConstructorDeclarationSyntax constructor)
            return root.ReplaceNode(constructor, WithoutArrow(constructor));

        var kept = Kept(node.GetLeadingTrivia());
        var next = node.GetLastToken().GetNextToken();
        if (kept.Count > 0)
        {
            // At the end of a file, its end takes them.
            next = node.GetLastToken().GetNextToken(includeZeroWidth: next.IsKind(SyntaxKind.None));
            root = root.ReplaceToken(next, next.WithLeadingTrivia(Before(kept, node, next)));
            node = root.GetAnnotatedNodes(Removed).Last();
            // They are there once.
            root = root.ReplaceNode(node, node.WithLeadingTrivia());
            node = root.GetAnnotatedNodes(Removed).Last();
        }
        else if (!EndsLine(node) && !next.IsKind(SyntaxKind.None) && !next.IsKind(SyntaxKind.CloseBraceToken))
        {
            // What stands behind it on the same line takes its place.
            root = root.ReplaceToken(next, next.WithLeadingTrivia(node.GetLeadingTrivia()));
            node = root.GetAnnotatedNodes(Removed).Last();
        }
        else if (Spaced(node, next) is { } leading)
        {
            root = root.ReplaceToken(next, next.WithLeadingTrivia(leading));
            node = root.GetAnnotatedNodes(Removed).Last();
        }

        return root.RemoveNode(node, SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
    }

    private static ConstructorDeclarationSyntax WithoutArrow(ConstructorDeclarationSyntax constructor)
        => constructor
            .WithExpressionBody(null)
            .WithSemicolonToken(default)
            .WithBody(SyntaxFactory.Block().WithTrailingTrivia(constructor.SemicolonToken.TrailingTrivia).WithAdditionalAnnotations(Formatter.Annotation));

    /// <summary>What stands before the next thing when the blank line before or after what goes would be lost or left over; null when it stays as it is.</summary>
    private static SyntaxTriviaList? Spaced(SyntaxNode node, SyntaxToken next)
    {
        var before = BlankLineOf(node.GetLeadingTrivia());
        var after = BlankLineOf(next.LeadingTrivia);
        var isFirst = OpensBlock(node);
        if (isFirst && after is not null)
            return SyntaxFactory.TriviaList(next.LeadingTrivia.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        if (isFirst || before is not { } line || after is not null || next.IsKind(SyntaxKind.CloseBraceToken) || next.IsKind(SyntaxKind.None)) return null;
        return next.LeadingTrivia.Insert(0, line);
    }

    private static SyntaxTrivia? BlankLineOf(SyntaxTriviaList leading)
        => leading is [var first, ..] && first.IsKind(SyntaxKind.EndOfLineTrivia) ? first : null;

    private static bool EndsLine(SyntaxNode node) => node.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);

    private static bool OpensBlock(SyntaxNode node)
        => node.GetFirstToken().GetPreviousToken() is var before && (before.IsKind(SyntaxKind.OpenBraceToken) || before.IsKind(SyntaxKind.None));

    /// <summary>Comments with their lines, and directives with the lines that they leave out. What documents a member goes with it, and so does the indentation of what is taken out.</summary>
    private static SyntaxTriviaList Kept(SyntaxTriviaList leading)
    {
        var last = -1;
        for (var i = 0; i < leading.Count; i++)
        {
            if (IsComment(leading[i]) || leading[i].IsDirective || leading[i].IsKind(SyntaxKind.DisabledTextTrivia)) last = i;
        }

        if (last < 0) return default;
        var end = last + 1 < leading.Count && leading[last + 1].IsKind(SyntaxKind.EndOfLineTrivia) ? last + 2 : last + 1;
        return SyntaxFactory.TriviaList(leading.Take(end));
    }

    private static bool IsComment(SyntaxTrivia trivia)
        => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>What is kept of a node, before the next token. A comment that began the node's line begins the next one's, with one space.</summary>
    private static SyntaxTriviaList Before(SyntaxTriviaList kept, SyntaxNode node, SyntaxToken next)
    {
        if (!kept.Last().IsKind(SyntaxKind.MultiLineCommentTrivia) || next.LeadingTrivia.Any(SyntaxKind.EndOfLineTrivia)) return kept.AddRange(next.LeadingTrivia);
        return kept
            .AddRange(node.GetLeadingTrivia().Skip(kept.Count).TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            .AddRange(next.LeadingTrivia.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
    }

    /// <summary>An initializer with no entry left goes too; the creation then needs its brackets.</summary>
    private static SyntaxNode WithoutEntry(InitializerExpressionSyntax initializer, ExpressionSyntax entry)
    {
        if (initializer.Expressions.Count > 1 || initializer.Parent is not BaseObjectCreationExpressionSyntax creation)
            return initializer.Parent!.ReplaceNode(initializer, Without(initializer, entry));
        var arguments = (creation.ArgumentList ?? SyntaxFactory.ArgumentList()).WithTrailingTrivia(initializer.GetTrailingTrivia());
        return creation switch
        {
            ObjectCreationExpressionSyntax named => named
                .WithType(named.ArgumentList is null ? named.Type.WithTrailingTrivia(SyntaxFactory.TriviaList()) : named.Type)
                .WithArgumentList(arguments)
                .WithInitializer(null),
            ImplicitObjectCreationExpressionSyntax target => target.WithArgumentList(arguments).WithInitializer(null),
            _ => creation,
        };
    }

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, ExpressionSyntax entry)
    {
        var index = initializer.Expressions.IndexOf(entry);
        var isLast = index == initializer.Expressions.Count - 1;
        var entries = ListedNodes.Without(initializer.Expressions, index);
        // The last entry's line end, which stood after it, now stands after the one before it.
        if (isLast && index > 0 && entries.SeparatorCount < entries.Count)
            entries = entries.Replace(entries.Last(), entries.Last().WithTrailingTrivia(entry.GetTrailingTrivia()));
        return initializer.WithExpressions(entries);
    }
}
