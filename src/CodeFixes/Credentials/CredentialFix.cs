using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// The fix, for one finding or many: change what takes the credentials, take out what became unused, read what is left when the program
/// runs, tidy up, and see that it compiles and hides no other credential.
/// </summary>
internal static class CredentialFix
{
    private const int MostRounds = 4;

    /// <summary>Applies the fix.</summary>
    /// <param name="solution">The solution that the findings are of.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="choice">What to do.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The changed solution; null when there is nothing to change, or when the change would not compile or would hide a credential.</returns>
    public static async Task<Solution?> ApplyAsync(Solution solution, IReadOnlyList<CredentialFinding> findings, FixChoice choice, CancellationToken cancellationToken)
    {
        var all = findings.ToList();
        for (var round = 0; round < MostRounds; round++)
        {
            if (await ChangeAsync(solution, all, choice, cancellationToken).ConfigureAwait(false) is not { } changed) return null;
            var lost = await LostFindings.FindAsync(solution, changed, cancellationToken).ConfigureAwait(false);
            if (lost.Count == 0) return changed;
            var before = all.Count;
            foreach (var (document, diagnostic) in lost)
            {
                if (await CredentialFinding.ReadAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { IsForNonAwsEndpoint: false } finding && !all.Exists(other => other.Value == finding.Value && other.Hash == finding.Hash)) all.Add(finding);
            }

            // What cannot be taken out as well would be hidden: then nothing is.
            if (all.Count == before) return null;
        }

        return null;
    }

    private static async Task<Solution?> ChangeAsync(Solution solution, List<CredentialFinding> findings, FixChoice choice, CancellationToken cancellationToken)
    {
        var plan = new FixPlan();
        foreach (var finding in findings)
        {
            if (choice == FixChoice.Best) await plan.AddSinksAsync(finding, solution, cancellationToken).ConfigureAwait(false);
            if (RunTimeValue.CanReplace(finding, findings)) plan.Add(finding.Document.Id, finding.Value, node => node.WithAdditionalAnnotations(RunTimeValue.MarkOf(finding)));
        }

        var changed = await plan.ApplyAsync(solution, cancellationToken).ConfigureAwait(false);
        changed = await UnusedDeclarations.TakeOutAsync(changed, plan.Documents, cancellationToken).ConfigureAwait(false);
        var referring = new HashSet<DocumentId>();
        foreach (var id in plan.Documents)
            changed = await RunTimeValue.ReplaceAsync(changed, id, referring, cancellationToken).ConfigureAwait(false);

        var edited = changed.GetChanges(solution).GetProjectChanges()
            .SelectMany(static project => project.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true))
            .ToList();
        if (edited.Count == 0) return null;
        foreach (var id in edited) changed = await TidyAsync(solution, changed, id, cancellationToken).ConfigureAwait(false);
        return await CompileCheck.PassesAsync(solution, changed, edited.Union(referring), cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    private static async Task<Solution> TidyAsync(Solution before, Solution after, DocumentId id, CancellationToken cancellationToken)
    {
        var document = after.GetDocument(id)!;
        document = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, await NamesAsync(document, cancellationToken).ConfigureAwait(false), cancellationToken: cancellationToken).ConfigureAwait(false);
        document = await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        document = await UnusedUsings.TakeOutAsync(before.GetDocument(id)!, document, cancellationToken).ConfigureAwait(false);
        return document.Project.Solution;
    }

    // Roslyn 4.8 throws when it shortens a name in the base type of a primary constructor: there the name stays long.
    private static async Task<IEnumerable<TextSpan>> NamesAsync(Document document, CancellationToken cancellationToken)
        => (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!.GetAnnotatedNodes(Simplifier.Annotation)
            .Where(static name => name.FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is null)
            .Select(static name => name.FullSpan);
}
