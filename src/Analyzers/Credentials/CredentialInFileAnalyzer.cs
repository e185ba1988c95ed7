using System.Collections.Immutable;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

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
        if (!new FileItem(options).IsTrue("IamCredentials") && !SettingsFiles.HoldsSettings(file.Path)) return;
        var usual = settings.IsTestProject ? DiagnosticSeverity.Info : Rules.CredentialInFile.DefaultSeverity;
        if (FileSeverity.Of(Rules.CredentialInFile, options, usual) is not { } severity) return;
        if (file.GetText(context.CancellationToken) is not { Length: <= SettingsFiles.LongestText } source) return;
        var text = source.ToString();
        if (SettingsFiles.IsBinary(text)) return;
        foreach (var match in TextEvidence.Credentials(text))
        {
            if (settings.Accepts(Rules.CredentialInFile.Id, match.Value, file.Path, options)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.CredentialInFile,
                FileLocation.Of(file.Path, source, new TextRange(match.Start, match.Length)),
                severity,
                null,
                CredentialReporter.PropertiesOf(match, SinkForm.None),
                CredentialText.Describe(match),
                CredentialText.AdviseInFile(match)));
        }
    }
}
