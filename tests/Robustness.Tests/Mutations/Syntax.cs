using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Robustness.Tests.Mutations;

/// <summary>The tree of a text.</summary>
internal static class Syntax
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    public static SyntaxNode Root(string text) => CSharpSyntaxTree.ParseText(text, Options).GetRoot();

    /// <summary>A node of a kind; <see langword="null"/> when the text has none.</summary>
    public static T? Any<T>(string text, Random random)
        where T : SyntaxNode
    {
        var all = Root(text).DescendantNodes().OfType<T>().ToList();
        return all.Count == 0 ? null : all[random.Next(all.Count)];
    }

    /// <summary>How many square brackets are open at once at most, by the tokens alone, without a parse.</summary>
    public static int BracketDepth(string text)
    {
        var (depth, deepest) = (0, 0);
        foreach (var token in SyntaxFactory.ParseTokens(text, options: Options))
        {
            if (token.IsKind(SyntaxKind.OpenBracketToken)) deepest = Math.Max(deepest, ++depth);
            else if (token.IsKind(SyntaxKind.CloseBracketToken)) depth = Math.Max(0, depth - 1);
        }

        return deepest;
    }

    /// <summary>The text with another in the place of a node.</summary>
    public static string Replace(string text, SyntaxNode node, string other) => text[..node.SpanStart] + other + text[node.Span.End..];
}
