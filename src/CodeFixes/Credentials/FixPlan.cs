using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>The edits of a fix, by document and node: an edit that two findings ask for is made once.</summary>
internal sealed class FixPlan
{
    private readonly Dictionary<DocumentId, Dictionary<SyntaxNode, List<Func<SyntaxNode, SyntaxNode>>>> _edits = [];
    private readonly HashSet<SyntaxNode> _sinks = [];

    /// <summary>The documents with edits, in a fixed order.</summary>
    public IReadOnlyList<DocumentId> Documents => [.. _edits.Keys.OrderBy(static id => id.Id)];

    /// <summary>Adds the edit of a node.</summary>
    public void Add(DocumentId document, SyntaxNode node, Func<SyntaxNode, SyntaxNode> change)
    {
        if (!_edits.TryGetValue(document, out var nodes)) _edits.Add(document, nodes = []);
        if (!nodes.TryGetValue(node, out var changes)) nodes.Add(node, changes = []);
        changes.Add(change);
    }

    /// <summary>Adds the edits of what takes a credential, and marks what they may leave unused.</summary>
    public async Task AddSinksAsync(CredentialFinding finding, Solution solution, CancellationToken cancellationToken)
    {
        foreach (var edit in finding.Edits)
        {
            if (!_sinks.Add(edit.Node)) continue;
            Add(edit.Document, edit.Node, edit.Change);
            foreach (var (document, declaration) in await UnusedDeclarations.NamedInAsync(edit, solution, cancellationToken).ConfigureAwait(false))
            {
                if (_sinks.Add(declaration)) Add(document, declaration, UnusedDeclarations.Mark);
            }
        }
    }

    /// <summary>Makes the edits.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var id in Documents)
        {
            var edits = _edits[id];
            if (await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
            root = root.ReplaceNodes(edits.Keys, (node, rewritten) => edits[node].Aggregate(rewritten, static (current, change) => change(current)));
            solution = solution.WithDocumentSyntaxRoot(id, RemovedNodes.TakeOut(root));
        }

        return solution;
    }
}
