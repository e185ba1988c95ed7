using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls;

/// <summary>
/// The pieces of syntax of a program that can be a use of the SDK. They are found by a scan of the text, which is kept for each
/// file: a file that names nothing of the SDK is not looked at again, and no syntax node of it is made.
/// </summary>
internal sealed class Candidates
{
    private const int MaxRounds = 8;

    private readonly CandidateNames _names;

    private Candidates(CandidateNames names) => _names = names;

    /// <summary>Finds the names that count in a program.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="services">What it refers to.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="token">Stops the work.</param>
    public static Candidates Of(Compilation compilation, ReferencedServices services, AwsCatalog catalog, CancellationToken token)
    {
        var bare = CandidateNames.Of(services, catalog);
        var names = bare;
        var all = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < MaxRounds; round++)
        {
            EachFile.Do(compilation, (tree, _) => Locate(tree, names, token), token);

            // A global alias counts in all files, and an alias may stand for another alias.
            var aliases = new HashSet<string>(compilation.SyntaxTrees.SelectMany(tree => Locate(tree, names, token).Aliases), StringComparer.Ordinal);
            all.UnionWith(aliases);
            var next = bare.With(aliases);
            if (next == names) return new(names);
            names = next;
        }

        return new(bare.With(all));
    }

    /// <summary>Whether a name is one that a member or helper of the SDK, or an alias of a helper, has.</summary>
    public bool HasName(string name) => _names.IsOfSdk(name);

    /// <summary>The candidates of a file, in the order of the text.</summary>
    public IEnumerable<SyntaxNode> In(SyntaxTree tree, CancellationToken token)
    {
        var positions = Locate(tree, _names, token).Positions;
        if (positions.Count == 0) yield break;
        var root = tree.GetRoot(token);
        foreach (var position in positions)
        {
            if (NodeAt(root, position) is { } node) yield return node;
        }
    }

    private static Located Locate(SyntaxTree tree, CandidateNames names, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var file = SourceFile.Of(tree);
        return file.Once(names, () => file.MayHaveAny(names.Hashes) ? Located.In(tree, file, names) : Located.Nowhere);
    }

    private static SyntaxNode? NodeAt(SyntaxNode root, int position)
        => TreeIndex.TokenAt(root, position) is not { } token ? null
            : token.Parent switch
            {
                SimpleNameSyntax name when name.Identifier == token => name,
                MethodDeclarationSyntax method when method.Identifier == token => method,
                ImplicitObjectCreationExpressionSyntax creation when creation.NewKeyword == token => creation,
                _ => null,
            };

    /// <summary>What one file has.</summary>
    /// <param name="Positions">Where its candidates stand.</param>
    /// <param name="Aliases">The aliases that it declares for helpers.</param>
    private sealed record Located(IReadOnlyList<int> Positions, IReadOnlyList<string> Aliases)
    {
        public static Located Nowhere { get; } = new([], []);

        public static Located In(SyntaxTree tree, SourceFile file, CandidateNames names)
        {
            var hits = new List<int>();
            file.Scan(tree, (hash, position) =>
            {
                if (names.Hashes.Contains(hash)) hits.Add(position);
            });

            var positions = new List<int>();
            var aliases = new List<string>();
            var root = tree.GetRoot();
            foreach (var hit in hits)
            {
                if (NodeAt(root, hit) is not { } node) continue;
                if (SdkCallSyntax.IsCandidate(node, names)) positions.Add(hit);
                else if (node is SimpleNameSyntax name && names.IsType(name.Identifier.ValueText) && AliasOf(name) is { } alias) aliases.Add(alias);
            }

            return new(positions, aliases);
        }

        // using Reader = Amazon.Runtime.AssumeRoleAWSCredentials;
        private static string? AliasOf(SimpleNameSyntax name)
        {
            SyntaxNode target = name;
            while (target.Parent is NameSyntax) target = target.Parent;
            return target.Parent is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias } ? alias : null;
        }
    }
}
