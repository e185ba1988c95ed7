using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

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
    /// <returns>The changed solution, the same one when there is nothing to change; null when the change would not compile, would change what another build compiles or would hide a credential, or the compiler itself fails on the code.</returns>
    public static async Task<Solution?> ApplyAsync(Solution solution, IReadOnlyList<CredentialFinding> findings, FixChoice choice, CancellationToken cancellationToken)
    {
        try
        {
            return await ApplyWithLostAsync(solution, findings, choice, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (CompilerFailure.Is(failure))
        {
            return null;
        }
    }

    // Also to what a change would hide.
    private static async Task<Solution?> ApplyWithLostAsync(Solution solution, IReadOnlyList<CredentialFinding> findings, FixChoice choice, CancellationToken cancellationToken)
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
                if (await CredentialFinding.ReadAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { IsForNonAwsEndpoint: false } finding) continue;
                if (all.Exists(other => other.Value == finding.Value && other.Hash == finding.Hash)) continue;
                finding.HasRival = await LostFindings.HasOtherAsync(document.Project, finding, cancellationToken).ConfigureAwait(false);
                all.Add(finding);
            }

            // What cannot be taken out as well would be hidden: then nothing is.
            if (all.Count == before) return null;
        }

        return null;
    }

    private static async Task<Solution?> ChangeAsync(Solution solution, List<CredentialFinding> findings, FixChoice choice, CancellationToken cancellationToken)
    {
        var plan = new FixPlan(solution);
        foreach (var finding in findings)
        {
            if (choice == FixChoice.Best) await plan.AddSinksAsync(finding, cancellationToken).ConfigureAwait(false);
            if (!finding.HasRival && RunTimeValue.CanReplace(finding)) await plan.AddReadAsync(finding, cancellationToken).ConfigureAwait(false);
        }

        var changed = await plan.ApplyAsync(cancellationToken).ConfigureAwait(false);
        changed = await UnusedDeclarations.TakeOutAsync(changed, plan.Documents, cancellationToken).ConfigureAwait(false);
        var referring = new HashSet<DocumentId>();
        var ambiguous = await RunTimeValue.AmbiguousAsync(changed, plan.Documents, cancellationToken).ConfigureAwait(false);
        foreach (var id in plan.Documents)
            changed = await RunTimeValue.ReplaceAsync(changed, id, ambiguous, referring, cancellationToken).ConfigureAwait(false);
        // What is read is not put together any more.
        changed = await UnusedDeclarations.TakeOutAsync(changed, plan.Documents, cancellationToken).ConfigureAwait(false);

        var edited = await EditedAsync(solution, changed, cancellationToken).ConfigureAwait(false);
        if (edited.Count == 0) return solution;
        changed = await FixPlan.EditsAsync(solution, changed, edited, cancellationToken).ConfigureAwait(false);
        foreach (var id in edited) changed = await TidyAsync(solution, changed, id, cancellationToken).ConfigureAwait(false);
        if (!await Directives.StayAsync(solution, changed, edited, cancellationToken).ConfigureAwait(false)) return null;
        if (await LinkedDocuments.FollowAsync(changed, edited, cancellationToken).ConfigureAwait(false) is not var (everywhere, followed)) return null;
        return await CompileCheck.PassesAsync(solution, everywhere, edited.Union(referring).Union(followed), cancellationToken).ConfigureAwait(false) ? everywhere : null;
    }

    /// <summary>The documents with another text; what is only marked has none.</summary>
    private static async Task<IReadOnlyList<DocumentId>> EditedAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var edited = new List<DocumentId>();
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments()))
        {
            var text = await before.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (!text.ContentEquals(await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false))) edited.Add(id);
        }

        return edited;
    }

    private static async Task<Solution> TidyAsync(Solution before, Solution after, DocumentId id, CancellationToken cancellationToken)
    {
        var document = after.GetDocument(id)!;
        document = await LongNames.KeepAsync(document, cancellationToken).ConfigureAwait(false);
        document = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        document = await Layout.OfMarkedAsync(document, cancellationToken).ConfigureAwait(false);
        document = await UnusedUsings.TakeOutAsync(before.GetDocument(id)!, document, cancellationToken).ConfigureAwait(false);
        return document.Project.Solution;
    }
}
