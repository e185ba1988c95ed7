using System.Collections.Concurrent;
using System.Collections.Immutable;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Turns a found credential into a diagnostic: not when it was accepted, and a suggestion in test projects.</summary>
internal sealed class CredentialReporter(CredentialSettings settings)
{
    private readonly ConcurrentDictionary<(SyntaxNode Place, string Value), SyntaxNode> _owners = new();

    public CredentialSettings Settings { get; } = settings;

    /// <summary>Reports a credential in C#.</summary>
    /// <param name="match">The credential.</param>
    /// <param name="location">The literal, or the expression that makes the value.</param>
    /// <param name="sink">Where it goes, if known.</param>
    /// <param name="report">Where to.</param>
    public void Report(CredentialMatch match, Location location, Sink sink, Action<Diagnostic> report)
    {
        var rule = RuleOf(match.Kind);
        var tree = location.SourceTree;
        if (tree is not null && Settings.Accepts(rule.Id, match.Value, tree.FilePath, Settings.OptionsOf(tree))) return;
        report(Diagnostic.Create(
            rule,
            location,
            Settings.IsTestProject ? DiagnosticSeverity.Info : rule.DefaultSeverity,
            sink.Node is null ? null : [sink.Node.GetLocation()],
            PropertiesOf(match, sink.Form),
            CredentialText.Describe(match),
            CredentialText.Advise(match)));
    }

    /// <summary>Reports a credential that code puts together, with the sink that its place shows.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="place">Where it is reported.</param>
    /// <param name="context">What found it.</param>
    /// <param name="code">The program.</param>
    public void ReportBuilt(BuiltCredential credential, SyntaxNode place, SyntaxNodeAnalysisContext context, CodeIndex code)
        => ReportOnce(credential.Match, place, ValueUse.Of(place, code.ModelOf(place), context.CancellationToken).Sink, context);

    /// <summary>
    /// Reports a credential that several places of the program may find: all tell the same, and the first one reports it, each time that
    /// it is analysed, so that the IDE, which analyses a file again and again, does not lose the diagnostic.
    /// </summary>
    public void ReportOnce(CredentialMatch match, SyntaxNode place, Sink sink, SyntaxNodeAnalysisContext context)
    {
        if (_owners.GetOrAdd((place, match.Value), context.Node) == context.Node) Report(match, place.GetLocation(), sink, context.ReportDiagnostic);
    }

    public static ImmutableDictionary<string, string?> PropertiesOf(CredentialMatch match, SinkForm form)
        => ImmutableDictionary.CreateRange(
        [
            new KeyValuePair<string, string?>(DiagnosticProperties.Kind, match.Kind.ToString()),
            new(DiagnosticProperties.Sink, form.ToString()),
            new(DiagnosticProperties.Hash, CredentialText.Hash(match.Value)),
        ]);

    private static DiagnosticDescriptor RuleOf(CredentialKind kind) => kind switch
    {
        CredentialKind.AccessKeyId => Rules.AccessKeyId,
        CredentialKind.SecretAccessKey or CredentialKind.SesSmtpPassword => Rules.SecretAccessKey,
        _ => Rules.Token,
    };
}
