using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Where names stand in one file. Made when one of its names is first looked for, from the text: only the nodes that are asked
/// for are made. Kept for as long as the file stays the same.
/// </summary>
internal sealed class TreeIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Indexes = new();

    private readonly SyntaxTree _tree;

    // Hash and position of each identifier, in this order.
    private readonly long[] _places;

    private TreeIndex(SyntaxTree tree)
    {
        var places = new List<long>();
        SourceFile.Of(tree).Scan(tree, (hash, position) => places.Add(Place(hash, position)));
        _tree = tree;
        _places = [.. places];
        Array.Sort(_places);
    }

    /// <summary>Where a simple name stands in a file, in the order of the text.</summary>
    public static IEnumerable<SimpleNameSyntax> Names(SyntaxTree tree, string name)
    {
        foreach (var token in Find(tree, IdentifierScan.HashOf(name)))
        {
            if (token.Parent is SimpleNameSyntax found && found.Identifier == token && token.ValueText == name) yield return found;
        }
    }

    /// <summary>Every <c>new(...)</c> of a file.</summary>
    public static IEnumerable<ImplicitObjectCreationExpressionSyntax> ImplicitCreations(SyntaxTree tree)
        => Find(tree, IdentifierScan.HashOf(IdentifierScan.ImplicitCreation)).Select(static token => token.Parent).OfType<ImplicitObjectCreationExpressionSyntax>();

    /// <summary>The token that an identifier scan found at a position; <see langword="null"/> when it found a word of a comment or string.</summary>
    public static SyntaxToken? TokenAt(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return token.Span.Contains(position) && token.RawKind is (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.NewKeyword ? token : null;
    }

    private static IEnumerable<SyntaxToken> Find(SyntaxTree tree, int hash)
        => SourceFile.Of(tree).MayHave(hash) ? Indexes.GetValue(tree, static key => new(key)).Find(hash) : [];

    private IEnumerable<SyntaxToken> Find(int hash)
    {
        var first = Array.BinarySearch(_places, Place(hash, 0));
        if (first < 0) first = ~first;
        var root = _tree.GetRoot();
        for (var i = first; i < _places.Length && (int)(_places[i] >> 32) == hash; i++)
        {
            if (TokenAt(root, unchecked((int)_places[i])) is { } token) yield return token;
        }
    }

    private static long Place(int hash, int position) => ((long)hash << 32) | (uint)position;
}
