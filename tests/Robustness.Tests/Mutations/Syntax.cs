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

    /// <summary>The text with another in the place of a node.</summary>
    public static string Replace(string text, SyntaxNode node, string other) => text[..node.SpanStart] + other + text[node.Span.End..];
}
