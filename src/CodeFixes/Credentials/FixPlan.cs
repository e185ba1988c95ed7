using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>The edits of a fix, by document and node: an edit that two findings ask for is made once.</summary>
/// <param name="solution">The solution before the fix.</param>
internal sealed class FixPlan(Solution solution)
{
    private readonly Dictionary<DocumentId, Dictionary<SyntaxNode, List<Func<SyntaxNode, SyntaxNode>>>> _edits = [];
    private readonly HashSet<SyntaxNode> _sinks = [];

    /// <summary>The documents with edits, in the order of their paths: ids are new in every run.</summary>
    public IReadOnlyList<DocumentId> Documents => [.. _edits.Keys
        .OrderBy(id => solution.GetDocument(id)!.FilePath, StringComparer.Ordinal)
        .ThenBy(id => solution.GetDocument(id)!.Project.Name, StringComparer.Ordinal)];

    /// <summary>Adds the edit of a node.</summary>
    private void Add(DocumentId document, SyntaxNode node, Func<SyntaxNode, SyntaxNode> change)
    {
        if (!_edits.TryGetValue(document, out var nodes)) _edits.Add(document, nodes = []);
        if (!nodes.TryGetValue(node, out var changes)) nodes.Add(node, changes = []);
        changes.Add(change);
    }

    /// <summary>Adds the edits of what takes a credential, and marks what they may leave unused.</summary>
    public async Task AddSinksAsync(CredentialFinding finding, CancellationToken cancellationToken)
    {
        foreach (var edit in finding.Edits)
        {
            if (!_sinks.Add(edit.Node)) continue;
            Add(edit.Document, edit.Node, edit.Change);
            await MarkNamedInAsync(edit.Document, edit.Dropped, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Adds the edit that reads a value when the program runs, and marks the constants that it was put together of.</summary>
    public async Task AddReadAsync(CredentialFinding finding, CancellationToken cancellationToken)
    {
        Add(finding.Document.Id, finding.Value, node => node.WithAdditionalAnnotations(RunTimeValue.MarkOf(finding)));
        await MarkNamedInAsync(finding.Document.Id, [finding.Value], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The solution with the edits of some documents only, and without the marks of what stayed: the next fix makes its own.</summary>
    public static async Task<Solution> EditsAsync(Solution before, Solution after, IEnumerable<DocumentId> edited, CancellationToken cancellationToken)
    {
        foreach (var id in edited)
        {
            if (await after.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
            var marked = root.GetAnnotatedNodes(RunTimeValue.MarkKind).Concat(root.GetAnnotatedNodes(UnusedDeclarations.MayBeUnused));
            root = root.ReplaceNodes(marked, static (_, node) => node.WithoutAnnotations(RunTimeValue.MarkKind).WithoutAnnotations(UnusedDeclarations.MayBeUnused));
            before = before.WithDocumentSyntaxRoot(id, root);
        }

        return before;
    }

    private async Task MarkNamedInAsync(DocumentId place, IEnumerable<SyntaxNode> dropped, CancellationToken cancellationToken)
    {
        foreach (var (document, declaration) in await UnusedDeclarations.NamedInAsync(place, dropped, solution, cancellationToken).ConfigureAwait(false))
        {
            if (_sinks.Add(declaration)) Add(document, declaration, UnusedDeclarations.Mark);
        }
    }

    /// <summary>Makes the edits.</summary>
    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        var changed = solution;
        foreach (var id in Documents)
        {
            var edits = _edits[id];
            if (await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
            root = root.ReplaceNodes(edits.Keys, (node, rewritten) => edits[node].Aggregate(rewritten, static (current, change) => change(current)));
            changed = changed.WithDocumentSyntaxRoot(id, RemovedNodes.TakeOut(root));
        }

        return changed;
    }
}
