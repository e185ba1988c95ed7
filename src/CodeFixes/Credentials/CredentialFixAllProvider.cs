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
        var findings = new List<CredentialFinding>();
        // The host finds them on several threads; the result must not depend on which was first.
        var all = (await FixableDiagnostics.OfAsync(fixAllContext).ConfigureAwait(false))
            .OrderBy(static one => one.Document.FilePath, StringComparer.Ordinal)
            .ThenBy(static one => one.Diagnostic.Location.SourceSpan.Start)
            .ThenBy(static one => one.Diagnostic.Id, StringComparer.Ordinal);
        foreach (var (document, diagnostic) in all)
        {
            if (await CredentialFinding.ReadAsync(document, diagnostic, token).ConfigureAwait(false) is { IsForNonAwsEndpoint: false } finding) findings.Add(finding);
        }

        // `dotnet format` has no key when the first finding has no fix.
        var choice = fixAllContext.CodeActionEquivalenceKey == nameof(FixChoice.ReadAtRunTime) ? FixChoice.ReadAtRunTime : FixChoice.Best;
        var changed = await FixAsync(fixAllContext.Solution, findings, choice, token).ConfigureAwait(false);
        if (changed is null || changed == fixAllContext.Solution) changed = Unchanged(fixAllContext.Solution);
        return changed is null ? null : CodeAction.Create("Remove all hard-coded credentials", _ => Task.FromResult(changed), choice.ToString());
    }

    /// <summary>
    /// What stands for "nothing to do". An IDE takes null, and would show an action without changes. `dotnet format`, the one host that loads
    /// a solution by MSBuild, takes null for a failure and warns in every run: "didn't return a Fix All action".
    /// </summary>
    private static Solution? Unchanged(Solution solution) => solution.Workspace.Kind == WorkspaceKind.MSBuild ? solution : null;

    /// <summary>All at once; if that does not compile, without those that do not compile alone.</summary>
    private static async Task<Solution?> FixAsync(Solution solution, List<CredentialFinding> findings, FixChoice choice, CancellationToken cancellationToken)
    {
        if (await CredentialFix.ApplyAsync(solution, findings, choice, cancellationToken).ConfigureAwait(false) is { } changed) return changed;
        var fixable = new List<CredentialFinding>();
        foreach (var finding in findings)
        {
            if (await CredentialFix.ApplyAsync(solution, [finding], choice, cancellationToken).ConfigureAwait(false) is { } alone && alone != solution) fixable.Add(finding);
        }

        return await CredentialFix.ApplyAsync(solution, fixable, choice, cancellationToken).ConfigureAwait(false);
    }
}
