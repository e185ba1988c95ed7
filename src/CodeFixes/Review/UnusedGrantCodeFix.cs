using System.Collections.Immutable;
using System.Composition;
using IamAnalyzers.Analyzers;
using IamAnalyzers.Core.Policies.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.CodeFixes.Review;

/// <summary>
/// Removes from the reviewed policy what nothing needs, at its place in the file, in IDEs that offer fixes there.
/// <c>dotnet build -t:UpdateIamPolicy -p:IamPolicyPrune=true</c> removes it everywhere.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedGrantCodeFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class UnusedGrantCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnusedGrant.Id);

    /// <inheritdoc/>
    /// <remarks>The target removes all at once, and looks at all frameworks.</remarks>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var source = await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var edited = PolicyEditor.Remove(source.ToString(), [diagnostic.Location.SourceSpan.Start]);
            if (edited.Edits.Count == 0) continue;
            var changed = PolicyFileFix.Change(context.TextDocument.Project.Solution, context.TextDocument.FilePath, source, edited);
            var title = "Remove " + edited.Changes[0];
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), title), diagnostic);
        }
    }
}
