using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// One version of a file: what readings that outlive it may know of it. It is its own identity, and does not hold the tree: what
/// is kept of a program must not keep files in memory that the host has let go. Safe for use by several threads.
/// </summary>
internal sealed class SourceFile
{
    // Projects that share a file, and the names without and with aliases.
    private const int MostMemos = 4;

    private static readonly ConditionalWeakTable<SyntaxTree, SourceFile> Files = new();

    private readonly WeakReference<SyntaxTree> _tree;
    private readonly int[] _identifiers;
    private readonly bool _isPlain;
    private volatile MemberBodies? _bodies;
    private volatile DeclaredTypes? _types;
    private volatile Memo[] _memos = [];

    private SourceFile(SyntaxTree tree)
    {
        var text = tree.GetText();
        var identifiers = new HashSet<int>();
        _tree = new(tree);
        _isPlain = IdentifierScan.TryScan(text, (hash, _) => identifiers.Add(hash));
        if (!_isPlain)
        {
            identifiers.Clear();
            IdentifierScan.ScanTokens(tree.GetRoot(), (hash, _) => identifiers.Add(hash));
        }

        _identifiers = [.. identifiers];
        Array.Sort(_identifiers);
        Words = WordScan.In(text);
    }

    /// <summary>The tree; <see langword="null"/> when the host has let it go.</summary>
    public SyntaxTree? Tree => _tree.TryGetTarget(out var tree) ? tree : null;

    public static SourceFile Of(SyntaxTree tree) => Files.GetValue(tree, static key => new(key));

    /// <summary>The kinds of words that the text has.</summary>
    public WordScan.Words Words { get; }

    /// <summary>Whether a name, or <see cref="IdentifierScan.ImplicitCreation"/>, may stand in the file; when not, it does not.</summary>
    public bool MayHave(int hash) => Array.BinarySearch(_identifiers, hash) >= 0;

    /// <summary>Whether one of some names may stand in the file; when not, none does.</summary>
    public bool MayHaveAny(HashSet<int> hashes) => Array.Exists(_identifiers, hashes.Contains);

    /// <summary>Finds the identifiers, see <see cref="IdentifierScan"/>.</summary>
    public void Scan(SyntaxTree tree, Action<int, int> found)
    {
        if (_isPlain) IdentifierScan.TryScan(tree.GetText(), found);
        else IdentifierScan.ScanTokens(tree.GetRoot(), found);
    }

    /// <summary>The bodies of the file's members.</summary>
    public MemberBodies BodiesOf(SyntaxTree tree) => _bodies ??= MemberBodies.Of(tree.GetRoot());

    /// <summary>The types that the file declares.</summary>
    public DeclaredTypes TypesOf(SyntaxTree tree) => _types ??= DeclaredTypes.Of(tree.GetRoot());

    /// <summary>Finds something in the file once for a key; the last keys are remembered.</summary>
    /// <param name="key">What the answer depends on beside the file, compared by reference.</param>
    /// <param name="find">Finds it; the answer holds neither syntax nor symbols.</param>
    public T Once<T>(object key, Func<T> find)
        where T : class
    {
        var known = _memos;
        if (Array.Find(known, memo => memo.Key == key) is { } memo) return (T)memo.Value;
        var found = find();
        _memos = [new(key, found), .. known.Take(MostMemos - 1)];
        return found;
    }

    private sealed record Memo(object Key, object Value);
}
