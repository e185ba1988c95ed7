using System.Collections.Immutable;
using System.Composition;
using IamAnalyzers.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Takes hard-coded credentials out of code. The first offer is the best one for that finding: to leave the credentials out, so that the
/// SDK finds them, or, where nothing shows the SDK taking them, to read them when the program runs. Only what compiles is offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardCodedCredentialCodeFix))]
[Shared]
public sealed class HardCodedCredentialCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; }
        = ImmutableArray.Create(Rules.AccessKeyId.Id, Rules.SecretAccessKey.Id, Rules.Token.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => CredentialFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var finding = await CredentialFinding.ReadAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (finding is null || finding.IsForNonAwsEndpoint) continue;
            await OfferAsync(context, diagnostic, finding, FixChoice.Best).ConfigureAwait(false);
            if (finding.HasWayOut) await OfferAsync(context, diagnostic, finding, FixChoice.ReadAtRunTime).ConfigureAwait(false);
        }
    }

    private static async Task OfferAsync(CodeFixContext context, Diagnostic diagnostic, CredentialFinding finding, FixChoice choice)
    {
        var solution = context.Document.Project.Solution;
        var changed = await CredentialFix.ApplyAsync(solution, [finding], choice, context.CancellationToken).ConfigureAwait(false);
        if (changed is null || changed == solution) return;
        var title = choice == FixChoice.ReadAtRunTime || !finding.HasWayOut ? $"Read {finding.SettingName} when the program runs"
            : finding.GoesIntoProfile ? "Do not store the key in a profile"
            : "Let the SDK find the credentials";
        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), choice.ToString()), diagnostic);
    }
}

/// <summary>What a fix does; its name is the fix's equivalence key.</summary>
internal enum FixChoice
{
    /// <summary>Leave the credentials out where the SDK takes them; read what is left when the program runs.</summary>
    Best,

    /// <summary>Read the value from the configuration or the environment.</summary>
    ReadAtRunTime,
}
