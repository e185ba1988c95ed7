using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What an edit changed in a file: the bodies whose tokens differ. Spaces and comments are no difference. Parts that the compiler
/// took over from the earlier tree are not looked at, so the comparison costs what the edit changed.
/// </summary>
internal sealed class FileComparison
{
    private readonly List<SyntaxNode> _bodies = [];

    private FileComparison()
    {
    }

    /// <summary>The bodies, in the new tree; of changed top-level statements all of them.</summary>
    public IReadOnlyList<SyntaxNode> Bodies => _bodies;

    /// <summary>Compares two versions of a file.</summary>
    /// <returns>The difference; <see langword="null"/> when other files may see it, since it is in a declaration.</returns>
    public static FileComparison? Of(SyntaxTree earlier, SyntaxTree now)
    {
        var comparison = new FileComparison();
        return comparison.HasSameDeclarations(earlier.GetRoot(), now.GetRoot()) ? comparison : null;
    }

    private bool HasSameDeclarations(SyntaxNode earlier, SyntaxNode now)
    {
        if (earlier.IsIncrementallyIdenticalTo(now)) return true;
        if (MemberBodies.IsBody(earlier) && MemberBodies.IsBody(now))
        {
            if (!SyntaxFactory.AreEquivalent(earlier, now, topLevel: false)) _bodies.Add(now);
            return true;
        }

        if (earlier.RawKind != now.RawKind) return false;
        if (!MemberBodies.HasBodies(now)) return SyntaxFactory.AreEquivalent(earlier, now, topLevel: false);
        if (!HasSameTopLevel(earlier, now)) return false;

        using var parts = PartsOf(now).GetEnumerator();
        foreach (var part in PartsOf(earlier))
        {
            if (!parts.MoveNext() || !IsSame(part, parts.Current)) return false;
        }

        return !parts.MoveNext();
    }

    private bool IsSame(SyntaxNodeOrToken earlier, SyntaxNodeOrToken now)
        => earlier.IsNode
            ? now.IsNode && HasSameDeclarations(earlier.AsNode()!, now.AsNode()!)
            : now.IsToken && SyntaxFactory.AreEquivalent(earlier.AsToken(), now.AsToken());

    private static IEnumerable<SyntaxNodeOrToken> PartsOf(SyntaxNode node)
        => node.ChildNodesAndTokens().Where(static part => !part.IsKind(SyntaxKind.GlobalStatement));

    // The first of them declares the program's class.
    private bool HasSameTopLevel(SyntaxNode earlier, SyntaxNode now)
    {
        if (now is not CompilationUnitSyntax unit) return true;
        var before = ((CompilationUnitSyntax)earlier).Members.OfType<GlobalStatementSyntax>().ToList();
        var after = unit.Members.OfType<GlobalStatementSyntax>().ToList();
        if ((before.Count == 0) != (after.Count == 0)) return false;
        if (before.Count != after.Count || !before.Zip(after, static (one, other) => SyntaxFactory.AreEquivalent(one, other, topLevel: false)).All(static same => same)) _bodies.AddRange(after);
        return true;
    }
}
