using System.Collections.Immutable;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// IAM0005: credentials in the files of a project that are not C#: settings, launch profiles, container files, the project file. The
/// build hands them to the compiler; files that a project hands over itself are read when their name is one that holds settings.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CredentialInFileAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.CredentialInFile);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (CredentialSettings.IsOff(context.Options)) return;
        var settings = new CredentialSettings(context.Compilation, context.Options);
        context.RegisterAdditionalFileAction(file => Check(file, settings));
    }

    private static void Check(AdditionalFileAnalysisContext context, CredentialSettings settings)
    {
        var file = context.AdditionalFile;
        var options = settings.OptionsOf(file);
        if (!IsOurs(options) && !SettingsFiles.HoldsSettings(file.Path)) return;
        if (SeverityFor(options, settings) is not { } severity) return;
        if (file.GetText(context.CancellationToken) is not { Length: <= SettingsFiles.LongestText } source) return;
        var text = source.ToString();
        if (SettingsFiles.IsBinary(text)) return;
        foreach (var match in TextEvidence.Credentials(text))
        {
            if (settings.Accepts(Rules.CredentialInFile.Id, match.Value, file.Path, options)) continue;
            var span = new TextSpan(match.Start, match.Length);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.CredentialInFile,
                Location.Create(file.Path, span, source.Lines.GetLinePositionSpan(span)),
                severity,
                null,
                CredentialReporter.PropertiesOf(match, SinkForm.None),
                CredentialText.Describe(match)));
        }
    }

    /// <summary>Whether our build handed the file over, and for this.</summary>
    private static bool IsOurs(AnalyzerConfigOptions options)
        => options.TryGetValue("build_metadata.AdditionalFiles.IamCredentials", out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The severity: the compiler does not apply the sections of .editorconfig to files that are not C#, so an option of our own does.
    /// Null when the rule is off for the file.
    /// </summary>
    private static DiagnosticSeverity? SeverityFor(AnalyzerConfigOptions options, CredentialSettings settings)
    {
        if (options.TryGetValue(SettingsFiles.SeverityOption, out var value))
        {
            switch (value.ToLowerInvariant())
            {
                case "error":
                    return DiagnosticSeverity.Error;
                case "warning":
                    return DiagnosticSeverity.Warning;
                case "suggestion" or "info":
                    return DiagnosticSeverity.Info;
                case "silent" or "hidden":
                    return DiagnosticSeverity.Hidden;
                case "none":
                    return null;
            }
        }

        return settings.IsTestProject ? DiagnosticSeverity.Info : Rules.CredentialInFile.DefaultSeverity;
    }
}
