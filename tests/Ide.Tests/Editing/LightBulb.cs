using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.Ide.Tests.Editing;

/// <summary>The offers at a finding, and Fix All.</summary>
internal static class LightBulb
{
    /// <summary>What is offered at the findings of a rule, in the order of the findings.</summary>
    public static async Task<IReadOnlyList<CodeAction>> OffersAsync(Project project, string rule)
    {
        var actions = new List<CodeAction>();
        foreach (var (document, diagnostic) in (await Findings.OfAsync(project)).Where(one => one.Diagnostic.Id == rule))
        {
            foreach (var fix in FixesOf(project, rule))
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    /// <summary>The action that fixes all findings of a rule.</summary>
    /// <returns>The action; <see langword="null"/> where the scope is not offered.</returns>
    public static async Task<CodeAction?> FixAllAsync(Document document, string rule, FixAllScope scope, string? key)
    {
        var fix = FixesOf(document.Project, rule).Single();
        return fix.GetFixAllProvider() is { } provider && provider.GetSupportedFixAllScopes().Contains(scope)
            ? await provider.GetFixAsync(new FixAllContext(document, fix, scope, key, [rule], new Provider(rule), CancellationToken.None))
            : null;
    }

    private static IEnumerable<CodeFixProvider> FixesOf(Project project, string rule) => Components.Fixes(project).Where(fix => fix.FixableDiagnosticIds.Contains(rule));

    private sealed class Provider(string rule) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => (await Findings.OfAsync(project, cancellationToken)).Select(static one => one.Diagnostic).Where(one => one.Id == rule);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => (await Findings.OfAsync(document.Project, cancellationToken)).Where(one => one.Document.Id == document.Id && one.Diagnostic.Id == rule).Select(static one => one.Diagnostic);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
