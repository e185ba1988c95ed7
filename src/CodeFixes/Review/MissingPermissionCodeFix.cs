using System.Collections.Immutable;
using System.Composition;
using IamAnalyzers.Analyzers;
using IamAnalyzers.Analyzers.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.CodeFixes.Review;

/// <summary>
/// Adds the permissions that a call misses to the reviewed policy; in the policy file itself those that references and the project need. Where several environments lack them, the first offer is all of their
/// files: a call is needed wherever the program runs.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingPermissionCodeFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class MissingPermissionCodeFix : CodeFixProvider
{
    /// <summary>The equivalence key of the offer for all files; that of one file is its path.</summary>
    internal const string AllFiles = "*";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MissingPermission.Id, Rules.MissingCase.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => PolicyFileFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var missing = context.Diagnostics.Select(static diagnostic => (Diagnostic: diagnostic, Missing: MissingPermission.Read(diagnostic)))
            .Where(static one => one.Missing is not null)
            .GroupBy(static one => one.Missing!.File, StringComparer.Ordinal)
            .OrderBy(static file => file.Key, StringComparer.Ordinal)
            .ToList();
        await OfferAsync(context, [.. missing.SelectMany(static file => file)], AllFiles).ConfigureAwait(false);
        if (missing.Count < 2) return;
        foreach (var file in missing) await OfferAsync(context, [.. file], file.Key).ConfigureAwait(false);
    }

    private static async Task OfferAsync(CodeFixContext context, IReadOnlyList<(Diagnostic Diagnostic, MissingPermission? Missing)> found, string key)
    {
        var missing = found.Select(static one => one.Missing!).ToList();
        var changed = await PolicyFileFix.ApplyAsync(context.TextDocument.Project.Solution, missing, context.CancellationToken).ConfigureAwait(false);
        if (changed is null) return;
        context.RegisterCodeFix(
            CodeAction.Create(PolicyFileFix.TitleOf(missing, context.TextDocument.Project.FilePath), _ => Task.FromResult(changed), key),
            found.Select(static one => one.Diagnostic).ToImmutableArray());
    }
}
