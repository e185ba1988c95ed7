using System.Collections.Immutable;
using IamAnalyzers.Core.Policies.Exceptions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>IAM2007: an entry of <c>iam-exceptions.json</c> that cannot be read, and so accepts nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionsAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.ExceptionsFile);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context) => context.RegisterAdditionalFileAction(Check);

    private static void Check(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!ExceptionFile.Is(file.Path) || file.GetText(context.CancellationToken) is not { } source) return;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(file);
        if (FileSeverity.Of(Rules.ExceptionsFile, options, Rules.ExceptionsFile.DefaultSeverity) is not { } severity) return;
        foreach (var problem in ExceptionFile.Read(source.ToString()).Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.ExceptionsFile, FileLocation.Of(file.Path, source, problem.Range), severity, null, null, problem.Sentence));
        }
    }
}
