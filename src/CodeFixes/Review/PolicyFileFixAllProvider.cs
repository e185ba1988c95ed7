using IamAnalyzers.Analyzers.Review;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.CodeFixes.Review;

/// <summary>
/// Adds what all calls of a document, project or solution miss, each file in one pass: fixes one by one would all insert at the same place.
/// </summary>
internal sealed class PolicyFileFixAllProvider : FixAllProvider
{
    public static PolicyFileFixAllProvider Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var key = fixAllContext.CodeActionEquivalenceKey ?? MissingPermissionCodeFix.AllFiles;
        var missing = (await FixableDiagnostics.OfAsync(fixAllContext).ConfigureAwait(false))
            .Select(static one => MissingPermission.Read(one.Diagnostic))
            .OfType<MissingPermission>()
            .Where(one => key == MissingPermissionCodeFix.AllFiles || one.File == key);
        var changed = await PolicyFileFix.ApplyAsync(fixAllContext.Solution, missing, fixAllContext.CancellationToken).ConfigureAwait(false);

        // `dotnet format` asks once for each project that has the package: that nothing is left to add is no failure to it, and a file that
        // cannot be read has a diagnostic of its own.
        return CodeAction.Create("Add what all calls need to the reviewed policy", _ => Task.FromResult(changed ?? fixAllContext.Solution), key);
    }
}
