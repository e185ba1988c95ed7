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
        var leaks = new List<Leak>();
        foreach (var (document, diagnostic) in await DiagnosticsOfAsync(fixAllContext).ConfigureAwait(false))
        {
            if (await Leak.ReadAsync(document, diagnostic, token).ConfigureAwait(false) is { IsForElsewhere: false } leak) leaks.Add(leak);
        }

        // `dotnet format` has no key when the first finding has no fix.
        var choice = fixAllContext.CodeActionEquivalenceKey == nameof(FixChoice.ReadAtRunTime) ? FixChoice.ReadAtRunTime : FixChoice.Best;
        var changed = await FixAsync(fixAllContext.Solution, leaks, choice, token).ConfigureAwait(false);
        return changed is null ? null : CodeAction.Create("Take out all hard-coded credentials", _ => Task.FromResult(changed), choice.ToString());
    }

    /// <summary>All at once; if that does not compile, without those that do not compile alone.</summary>
    private static async Task<Solution?> FixAsync(Solution solution, List<Leak> leaks, FixChoice choice, CancellationToken cancellationToken)
    {
        if (await CredentialFix.ApplyAsync(solution, leaks, choice, cancellationToken).ConfigureAwait(false) is { } changed) return changed;
        var fixable = new List<Leak>();
        foreach (var leak in leaks)
        {
            if (await CredentialFix.ApplyAsync(solution, [leak], choice, cancellationToken).ConfigureAwait(false) is not null) fixable.Add(leak);
        }

        return await CredentialFix.ApplyAsync(solution, fixable, choice, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<List<(Document Document, Diagnostic Diagnostic)>> DiagnosticsOfAsync(FixAllContext context)
    {
        var found = new List<(Document, Diagnostic)>();
        if (context.Scope == FixAllScope.Document && context.Document is { } only)
        {
            found.AddRange((await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)).Select(diagnostic => (only, diagnostic)));
            return found;
        }

        var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        foreach (var project in projects.Where(static project => project.Language == LanguageNames.CSharp))
        {
            foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                if (project.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document) found.Add((document, diagnostic));
            }
        }

        return found;
    }
}
