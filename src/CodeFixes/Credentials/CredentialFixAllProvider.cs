using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Fixes all credentials of a document, project or solution in one go: the two halves of a key share a client, and a constant may stand
/// in another file, so that fixes one by one would get in each other's way.
/// </summary>
internal sealed class CredentialFixAllProvider : FixAllProvider
{
    public static CredentialFixAllProvider Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var token = fixAllContext.CancellationToken;
        // The host finds them on several threads; the result must not depend on which was first.
        var all = (await FixableDiagnostics.OfAsync(fixAllContext).ConfigureAwait(false))
            .OrderBy(static one => one.Document.FilePath, StringComparer.Ordinal)
            .ThenBy(static one => one.Diagnostic.Location.SourceSpan.Start)
            .ThenBy(static one => one.Diagnostic.Id, StringComparer.Ordinal)
            .ToList();

        // `dotnet format` has no key when the first finding has no fix.
        var choice = fixAllContext.CodeActionEquivalenceKey == nameof(FixChoice.ReadAtRunTime) ? FixChoice.ReadAtRunTime : FixChoice.Best;
        var changed = await FixAsync(fixAllContext.Solution, all, fixAllContext.DiagnosticIds, choice, token).ConfigureAwait(false);
        if (changed is null || changed == fixAllContext.Solution) changed = Unchanged(fixAllContext.Solution);
        return changed is null ? null : CodeAction.Create("Remove all hard-coded credentials", _ => Task.FromResult(changed), choice.ToString());
    }

    /// <summary>
    /// What stands for "nothing to do". An IDE takes null, and would show an action without changes. `dotnet format`, the one host that loads
    /// a solution by MSBuild, takes null for a failure and warns in every run: "didn't return a Fix All action".
    /// </summary>
    private static Solution? Unchanged(Solution solution) => solution.Workspace.Kind == WorkspaceKind.MSBuild ? solution : null;

    /// <summary>
    /// All projects at once, but one framework of a project after the other: each compiles other parts of the same files, so that the edits of two do not fit together.
    /// </summary>
    private static async Task<Solution?> FixAsync(Solution solution, List<(Document Document, Diagnostic Diagnostic)> all, IReadOnlyCollection<string> rules, FixChoice choice, CancellationToken cancellationToken)
    {
        Solution? changed = null;
        var turns = all.Select(static one => one.Document.Project).Distinct()
            .GroupBy(static project => project.FilePath ?? project.Id.Id.ToString(), StringComparer.Ordinal)
            .SelectMany(static frameworks => frameworks.OrderBy(static project => project.Name, StringComparer.Ordinal).Select(static (project, turn) => (project.Id, Turn: turn)))
            .ToLookup(static one => one.Turn, static one => one.Id);
        foreach (var turn in turns.OrderBy(static turn => turn.Key))
        {
            var asked = all.Where(one => turn.Contains(one.Document.Project.Id)).ToList();
            var found = changed is null ? asked : await AgainAsync(changed, asked, rules, cancellationToken).ConfigureAwait(false);
            var findings = new List<CredentialFinding>();
            foreach (var (document, diagnostic) in found)
            {
                if (await CredentialFinding.ReadAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { IsForNonAwsEndpoint: false } finding) findings.Add(finding);
            }

            var projects = turn.Select(id => (changed ?? solution).GetProject(id)!).ToList();
            var pairs = await KeyPairs.FindAsync(projects, cancellationToken).ConfigureAwait(false);
            changed = await FixAsync(changed ?? solution, findings, pairs, choice, cancellationToken).ConfigureAwait(false) ?? changed;
        }

        return changed;
    }

    /// <summary>What is left of some findings in the same documents, after the fix of another framework.</summary>
    private static async Task<List<(Document Document, Diagnostic Diagnostic)>> AgainAsync(Solution solution, List<(Document Document, Diagnostic Diagnostic)> asked, IReadOnlyCollection<string> rules, CancellationToken cancellationToken)
    {
        var left = new List<(Document, Diagnostic)>();
        var documents = asked.Select(static one => one.Document.Id).Distinct().ToList();
        foreach (var project in documents.Select(static id => id.ProjectId).Distinct())
        {
            foreach (var diagnostic in await ProjectFindings.OfAsync(solution.GetProject(project)!, cancellationToken).ConfigureAwait(false))
            {
                if (rules.Contains(diagnostic.Id) && solution.GetDocument(diagnostic.Location.SourceTree) is { } document && documents.Contains(document.Id)) left.Add((document, diagnostic));
            }
        }

        return [.. left.OrderBy(static one => one.Item1.FilePath, StringComparer.Ordinal).ThenBy(static one => one.Item2.Location.SourceSpan.Start).ThenBy(static one => one.Item2.Id, StringComparer.Ordinal)];
    }

    /// <summary>All at once; if that does not compile, without those that do not compile alone. No pair is split.</summary>
    private static async Task<Solution?> FixAsync(Solution solution, List<CredentialFinding> findings, KeyPairs pairs, FixChoice choice, CancellationToken cancellationToken)
    {
        if (await CredentialFix.ApplyAsync(solution, pairs.Whole(findings, [], choice), choice, cancellationToken).ConfigureAwait(false) is { } changed) return changed;
        var unfixable = new List<CredentialFinding>();
        foreach (var finding in pairs.Whole(findings, [], choice))
        {
            if (await CredentialFix.ApplyAsync(solution, [finding], choice, cancellationToken).ConfigureAwait(false) is not { } alone || alone == solution) unfixable.Add(finding);
        }

        return await CredentialFix.ApplyAsync(solution, pairs.Whole(findings, unfixable, choice), choice, cancellationToken).ConfigureAwait(false);
    }
}
