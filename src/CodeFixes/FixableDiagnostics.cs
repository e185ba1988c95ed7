using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.CodeFixes;

/// <summary>What a Fix All is for.</summary>
internal static class FixableDiagnostics
{
    /// <summary>
    /// Finds the diagnostics of a Fix All, each with the file that it is in. An editor has a project of several frameworks several times, with the same files: a document is fixed for all of them,
    /// and so is a project.
    /// </summary>
    /// <param name="context">What was asked for: a document, a project or the solution.</param>
    /// <returns>The diagnostics; those outside of C# files are left out.</returns>
    public static async Task<IReadOnlyList<(Document Document, Diagnostic Diagnostic)>> OfAsync(FixAllContext context)
    {
        var found = new List<(Document, Diagnostic)>();
        if (context.Scope == FixAllScope.Document && context.Document is { } only)
        {
            foreach (var document in only.GetLinkedDocumentIds().Select(context.Solution.GetDocument).OfType<Document>().Prepend(only))
                found.AddRange((await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).Select(diagnostic => (document, diagnostic)));
            return found;
        }

        var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : FrameworksOf(context.Project);
        foreach (var project in projects.Where(static project => project.Language == LanguageNames.CSharp))
        {
            foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                if (project.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document) found.Add((document, diagnostic));
            }
        }

        return found;
    }

    private static IEnumerable<Project> FrameworksOf(Project project)
        => project.FilePath is { } file ? project.Solution.Projects.Where(other => other.FilePath == file) : [project];
}
