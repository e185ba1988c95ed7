using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// The bodies of a file's methods, constructors and accessors: the parts that code in other files cannot see. They are numbered in
/// the order of the text; the top-level statements of a file together are one more.
/// </summary>
internal sealed class MemberBodies
{
    /// <summary>The number of the top-level statements.</summary>
    public const int TopLevel = -1;

    private readonly TextSpan[] _spans;

    private MemberBodies(TextSpan[] spans) => _spans = spans;

    public static MemberBodies Of(SyntaxNode root)
        => new([.. root.DescendantNodes(static node => HasBodies(node)).Where(static node => IsBody(node)).Select(static node => node.Span)]);

    /// <summary>Whether a node is a body.</summary>
    public static bool IsBody(SyntaxNode node)
        => node switch
        {
            BlockSyntax => node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax,
            ArrowExpressionClauseSyntax => node.Parent is MemberDeclarationSyntax or AccessorDeclarationSyntax,
            _ => false,
        };

    /// <summary>Whether a node is a declaration that bodies may stand in.</summary>
    public static bool HasBodies(SyntaxNode node)
        => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BaseMethodDeclarationSyntax
            or BasePropertyDeclarationSyntax or AccessorListSyntax or AccessorDeclarationSyntax;

    /// <summary>The number of a body.</summary>
    public int NumberOf(SyntaxNode body) => FirstFrom(body.SpanStart);

    /// <summary>
    /// The bodies that belong to the member around a node: its own, a property's both accessors, for a type all of its members'. None
    /// for a node that only declares something.
    /// </summary>
    public IEnumerable<int> Around(SyntaxNode node)
    {
        var member = Member(node);
        if (member is GlobalStatementSyntax or CompilationUnitSyntax) yield return TopLevel;
        if (!HasBodies(member)) yield break;
        for (var i = FirstFrom(member.SpanStart); i < _spans.Length && _spans[i].End <= member.Span.End; i++) yield return i;
    }

    /// <summary>The member, type, namespace or file around a node.</summary>
    public static SyntaxNode Member(SyntaxNode node)
        => node.FirstAncestorOrSelf<SyntaxNode>(static ancestor => ancestor is MemberDeclarationSyntax or CompilationUnitSyntax) ?? node;

    private int FirstFrom(int position)
    {
        var (low, high) = (0, _spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].Start < position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
