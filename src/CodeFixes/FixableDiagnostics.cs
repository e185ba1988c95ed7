using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.CodeFixes;

/// <summary>What a Fix All is for.</summary>
internal static class FixableDiagnostics
{
    /// <summary>Finds the diagnostics of a Fix All, each with the file that it is in.</summary>
    /// <param name="context">What was asked for: a document, a project or the solution.</param>
    /// <returns>The diagnostics; those outside of C# files are left out.</returns>
    public static async Task<IReadOnlyList<(Document Document, Diagnostic Diagnostic)>> OfAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document && context.Document is { } only)
            return [.. (await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)).Select(diagnostic => (only, diagnostic))];

        var found = new List<(Document, Diagnostic)>();
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
