using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Where a member's body uses its locals. A body is walked once, however many calls it holds.</summary>
internal static class LocalUses
{
    private static readonly ConditionalWeakTable<SyntaxNode, Body> Bodies = new();

    /// <summary>The names that refer to a local or parameter, in the order of the source.</summary>
    public static IEnumerable<IdentifierNameSyntax> Of(SyntaxNode declarator, ISymbol local, SemanticModel model)
        => BodyOf(declarator).Names.TryGetValue(local.Name, out var names)
            ? names.Where(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))
            : [];

    /// <summary>How often a body writes a local's name: an upper bound of its uses that costs nothing.</summary>
    public static int Count(SyntaxNode declarator, string name)
        => BodyOf(declarator).Names.TryGetValue(name, out var names) ? names.Count : 0;

    /// <summary>Whether the body jumps, so that the order of the text is not the order of running.</summary>
    public static bool HasJumps(SyntaxNode declarator) => BodyOf(declarator).HasJumps;

    private static Body BodyOf(SyntaxNode node) => Bodies.GetValue(Root(node), static root => new(root));

    private static SyntaxNode Root(SyntaxNode node)
    {
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static ancestor => ancestor is not GlobalStatementSyntax);
        return member is null or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax ? node.SyntaxTree.GetRoot() : member;
    }

    private sealed class Body
    {
        public Body(SyntaxNode root)
        {
            foreach (var node in root.DescendantNodes(node => node == root || node is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)))
            {
                if (node is GotoStatementSyntax or LabeledStatementSyntax) HasJumps = true;
                if (node is not IdentifierNameSyntax name || IsNoLocal(name)) continue;
                if (!Names.TryGetValue(name.Identifier.ValueText, out var names)) Names[name.Identifier.ValueText] = names = [];
                names.Add(name);
            }
        }

        public Dictionary<string, List<IdentifierNameSyntax>> Names { get; } = new(StringComparer.Ordinal);

        public bool HasJumps { get; }

        private static bool IsNoLocal(IdentifierNameSyntax name)
            => name.Parent is NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax
                || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
                || (name.Parent is VariableDeclarationSyntax or ObjectCreationExpressionSyntax or TypeArgumentListSyntax);
    }
}
