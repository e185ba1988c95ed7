using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.Robustness.Tests.Checks;

/// <summary>Applies the fixes of findings: each alone, and those of a document or project at once.</summary>
/// <param name="project">The project.</param>
/// <param name="settings">How it is compiled.</param>
/// <param name="random">Draws which findings are fixed.</param>
internal sealed class FixRun(Project project, HostSettings settings, Random random)
{
    private const int MostFindings = 2;

    private readonly List<string> _problems = [];
    private readonly List<Solution> _changed = [];

    /// <summary>How many fixes were applied.</summary>
    public int Applied => _changed.Count;

    /// <summary>Fixes findings and says what must not happen.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(ImmutableArray<Diagnostic> findings, CancellationToken token)
    {
        foreach (var fix in Product.Fixes)
        {
            var fixable = findings.Where(one => fix.FixableDiagnosticIds.Contains(one.Id) && DocumentOf(one) is not null).ToArray();
            if (fixable.Length == 0) continue;
            random.Shuffle(fixable);
            string? key = null;
            foreach (var finding in fixable.Take(MostFindings)) key = await FixAsync(fix, finding, token) ?? key;
            if (key is not null && random.Next(4) == 0) await FixAllAsync(fix, fixable, key, token);
        }

        if (_changed.Count > 0 && random.Next(3) == 0)
        {
            var again = _changed[random.Next(_changed.Count)].GetProject(project.Id)!;
            _problems.AddRange((await Analysis.OfAsync(again, settings, token)).Problems.Select(static problem => "After a fix: " + problem));
        }

        return _problems;
    }

    private async Task<string?> FixAsync(CodeFixProvider fix, Diagnostic finding, CancellationToken token)
    {
        var actions = new List<CodeAction>();
        try
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(finding)!, finding, (action, _) => actions.Add(action), token));
            foreach (var action in actions) await ApplyAsync(action, token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _problems.Add($"{fix.GetType().Name} threw for {finding.Id}: {failure}");
        }

        return actions.Count == 0 ? null : actions[random.Next(actions.Count)].EquivalenceKey;
    }

    private async Task FixAllAsync(CodeFixProvider fix, Diagnostic[] findings, string key, CancellationToken token)
    {
        FixAllScope[] scopes = [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];
        try
        {
            if (fix.GetFixAllProvider() is not { } all || project.Documents.FirstOrDefault() is not { } document) return;
            var context = new FixAllContext(document, fix, scopes[random.Next(scopes.Length)], key, fix.FixableDiagnosticIds, new Found(findings), token);
            if (await all.GetFixAsync(context) is { } action) await ApplyAsync(action, token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _problems.Add($"{fix.GetType().Name} threw for all: {failure}");
        }
    }

    private async Task ApplyAsync(CodeAction action, CancellationToken token)
    {
        var changed = (await action.GetOperationsAsync(token)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        foreach (var document in changed.GetProject(project.Id)!.Documents)
        {
            var (before, after) = (await ErrorsAsync(project.GetDocument(document.Id), token), await ErrorsAsync(document, token));
            if (after > before) _problems.Add($"'{action.Title}' leaves {after} syntax errors where {before} were, in {document.Name}:\n{await document.GetTextAsync(token)}");
        }

        _changed.Add(changed);
    }

    private static async Task<int> ErrorsAsync(Document? document, CancellationToken token)
        => document is null ? 0 : (await document.GetSyntaxTreeAsync(token))!.GetDiagnostics(token).Count(static one => one.Severity == DiagnosticSeverity.Error);

    private TextDocument? DocumentOf(Diagnostic finding)
        => finding.Location.SourceTree is { } tree
            ? project.Solution.GetDocument(tree)
            : project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == finding.Location.GetLineSpan().Path);

    private sealed class Found(Diagnostic[] findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => await document.GetSyntaxTreeAsync(cancellationToken) is { } tree ? findings.Where(one => one.Location.SourceTree == tree) : [];

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult(findings.Where(static one => one.Location.SourceTree is null));
    }
}
