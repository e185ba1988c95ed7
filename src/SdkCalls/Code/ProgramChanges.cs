using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>What differs between two versions of a program whose declarations are the same: some bodies, and the names in them now.</summary>
internal sealed class ProgramChanges
{
    private readonly HashSet<(int File, int Body)> _bodies = [];
    private readonly HashSet<int> _identifiers = [];

    public bool IsEmpty => _bodies.Count == 0;

    /// <summary>Adds the changes of a file.</summary>
    /// <param name="file">Its number in the program.</param>
    /// <param name="tree">The tree as it is now.</param>
    /// <param name="comparison">What changed in it.</param>
    public void Add(int file, SyntaxTree tree, FileComparison comparison)
    {
        foreach (var body in comparison.Bodies)
        {
            _bodies.Add((file, body is GlobalStatementSyntax ? MemberBodies.TopLevel : SourceFile.Of(tree).BodiesOf(tree).NumberOf(body)));
            IdentifierScan.ScanTokens(body, (hash, _) => _identifiers.Add(hash));
        }
    }

    /// <summary>Whether a body changed.</summary>
    public bool Has((int File, int Body) body) => _bodies.Contains(body);

    /// <summary>Whether a name may stand in a body that changed; when not, it does not.</summary>
    public bool MayName(int hash) => _identifiers.Contains(hash);
}
