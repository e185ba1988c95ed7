using System.Collections.Immutable;
using System.Composition;
using IamAnalyzers.Analyzers;
using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Core.Policies.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.CodeFixes.Review;

/// <summary>
/// The fixes in the reviewed file itself, in IDEs that offer fixes there: adds what references and the project need (IAM2001), removes what
/// nothing needs (IAM2002). <c>dotnet build -t:UpdateIamPolicy</c> does both everywhere.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReviewedFileCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class ReviewedFileCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.MissingPermission.Id, Rules.UnusedGrant.Id);

    /// <inheritdoc/>
    /// <remarks>
    /// It adds; the target removes all at once, and looks at all frameworks. `dotnet format` takes this fix for one of C# files and would
    /// complain of one without a Fix All.
    /// </remarks>
    public override FixAllProvider GetFixAllProvider() => PolicyFileFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        // `dotnet format` asks for every document.
        if (context.TextDocument is Document) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Id == Rules.MissingPermission.Id) await OfferToAddAsync(context, diagnostic).ConfigureAwait(false);
            else await OfferToRemoveAsync(context, diagnostic).ConfigureAwait(false);
        }
    }

    private static async Task OfferToAddAsync(CodeFixContext context, Diagnostic diagnostic)
    {
        if (MissingPermission.Read(diagnostic) is not { } missing) return;
        var project = context.TextDocument.Project;
        var changed = await PolicyFileFix.ApplyAsync(project.Solution, [missing], context.CancellationToken).ConfigureAwait(false);
        if (changed is not null) Offer(context, diagnostic, PolicyFileFix.TitleOf([missing], project.FilePath), changed);
    }

    private static async Task OfferToRemoveAsync(CodeFixContext context, Diagnostic diagnostic)
    {
        var source = await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var edited = PolicyEditor.Remove(source.ToString(), [diagnostic.Location.SourceSpan.Start]);
        if (edited.Edits.Count == 0) return;
        var changed = PolicyFileFix.Change(context.TextDocument.Project.Solution, context.TextDocument.FilePath, source, edited);
        Offer(context, diagnostic, "Remove " + edited.Changes[0], changed);
    }

    private static void Offer(CodeFixContext context, Diagnostic diagnostic, string title, Solution changed)
        => context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), title), diagnostic);
}
