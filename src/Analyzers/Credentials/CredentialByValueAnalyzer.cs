using System.Collections.Immutable;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>IAM0004: credentials that come from somewhere else, and are passed to the SDK by value. Off by default.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialByValueAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.CredentialByValue);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (CredentialSettings.IsOff(context.Options)) return;
        var settings = new CredentialSettings(context.Compilation, context.Options);
        context.RegisterSyntaxNodeAction(node => Check(node, settings), SinkSyntax.All);
    }

    private static void Check(SyntaxNodeAnalysisContext context, CredentialSettings settings)
    {
        if (!CredentialArguments.MayTake(context.Node)) return;
        foreach (var argument in CredentialArguments.Of(context.Node, context.SemanticModel, context.CancellationToken))
        {
            // The id names the key; what is passed by value is its secret. Hard-coded values are for the other rules, and null is no credential.
            if (argument.Kind == CredentialKind.AccessKeyId || HardCodedValue.Is(argument.Value, context.SemanticModel, context.CancellationToken)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.CredentialByValue,
                argument.Value.GetLocation(),
                settings.IsTestProject ? DiagnosticSeverity.Info : Rules.CredentialByValue.DefaultSeverity,
                [argument.Sink.Node!.GetLocation()],
                ImmutableDictionary<string, string?>.Empty
                    .Add(DiagnosticProperties.Kind, argument.Kind.ToString())
                    .Add(DiagnosticProperties.Sink, argument.Sink.Form.ToString()),
                argument.SinkName));
            return;
        }
    }
}
