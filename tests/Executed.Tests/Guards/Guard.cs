using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Executed.Tests.Guards;

/// <summary>
/// A piece of the reader that sees that a value may be another one. A comment before it says so: <c>// guard: early-read</c>. Before a method or an expression the comment
/// also says what it gives without the guard: <c>// guard: write => null</c>.
/// </summary>
/// <param name="Name">Its name, as in the table of <c>docs/values.md</c>.</param>
/// <param name="Number">Which of those with this name, from 1.</param>
/// <param name="Node">The piece.</param>
internal sealed partial record Guard(string Name, int Number, SyntaxNode Node)
{
    /// <summary>What the piece gives when it is switched off, in C#; <see langword="null"/> where that follows from what it is.</summary>
    public string? Instead { get; init; }

    /// <summary>Name and number.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Name} {Number}");

    /// <summary>Finds the guards of the reader, in the order of files and text.</summary>
    public static IReadOnlyList<Guard> In(IEnumerable<SyntaxTree> trees)
        => [.. trees.SelectMany(static tree => Marks(tree.GetRoot())).GroupBy(static mark => mark.Name).SelectMany(static same => same.Select(static (mark, index) => new Guard(mark.Name, index + 1, mark.Node) { Instead = mark.Instead }))];

    /// <summary>
    /// The tree without it: a condition counts as if nothing were the matter, a statement or case is not there, a call gives what it is handed, a method or expression what the
    /// comment says.
    /// </summary>
    /// <param name="model">The model of its file.</param>
    public SyntaxNode SwitchedOff(SemanticModel model)
        => Node switch
        {
            MethodDeclarationSyntax method when Instead is not null => Root.ReplaceNode(method, Giving(method, Instead)),
            ExpressionSyntax when Instead is not null => Root.ReplaceNode(Node, SyntaxFactory.ParseExpression(Instead)),
            ExpressionSyntax expression when model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_Boolean
                => Root.ReplaceNode(Node, Literal(expression.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression })),
            StatementSyntax => Root.ReplaceNode(Node, SyntaxFactory.EmptyStatement()),
            SwitchExpressionArmSyntax or SwitchSectionSyntax => Root.RemoveNode(Node, SyntaxRemoveOptions.KeepNoTrivia)!,
            InvocationExpressionSyntax { ArgumentList.Arguments: [var handed, ..] } => Root.ReplaceNode(Node, handed.Expression),
            _ => throw new FormatException("No way to switch off " + Title),
        };

    private static MethodDeclarationSyntax Giving(MethodDeclarationSyntax method, string value)
        => method.WithBody(null).WithExpressionBody(SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression(value))).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    private SyntaxNode Root => Node.SyntaxTree.GetRoot();

    private static LiteralExpressionSyntax Literal(bool value)
        => SyntaxFactory.LiteralExpression(value ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space);

    private static IEnumerable<(string Name, string? Instead, SyntaxNode Node)> Marks(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia.Concat(token.GetPreviousToken().TrailingTrivia))
            {
                if (Mark().Match(trivia.ToString()) is { Success: true } mark) yield return (mark.Groups[1].Value, mark.Groups[2].Success ? mark.Groups[2].Value : null, Piece(token));
            }
        }
    }

    // The piece that begins behind the comment: an operand of && or ||, the condition of a choice, a statement or case, or else the widest expression, or the method.
    private static SyntaxNode Piece(SyntaxToken first)
    {
        var all = first.Parent!.AncestorsAndSelf().TakeWhile(node => node.SpanStart == first.SpanStart).ToList();
        return all.Find(static node => node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } || (node.Parent is ConditionalExpressionSyntax choice && choice.Condition == node))
            ?? all.Find(static node => node is StatementSyntax or SwitchExpressionArmSyntax or SwitchSectionSyntax)
            ?? all.FindLast(static node => node is ExpressionSyntax or MethodDeclarationSyntax)
            ?? throw new FormatException("Nothing that can be switched off stands behind the mark before " + first);
    }

    [GeneratedRegex(@"^(?://|/\*) guard: ([a-z-]+)(?: => ([^*]+?))?(?: \*/)?$")]
    private static partial Regex Mark();
}
