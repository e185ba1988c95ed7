using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>IAM2002 and IAM2003: what the reviewed policy of an application allows and no call needs, or allows wider than the code.</summary>
/// <remarks>Off, and it says so, while calls are unresolved or references were not analysed: what they need is not known. Silent while the code does not compile.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GrantUseAnalyzer : IamAnalyzer
{
    // A plain build leaves out analyzers all of whose rules are below warning, without knowing what the options of a file raise. The third rule,
    // which this one never reports, is a warning and keeps it in.
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnusedGrant, Rules.WideGrant, Rules.MissingPermission);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (!ProjectProperty.IsTrue(options, ProjectProperty.IsApplication) || ProjectProperty.IsTrue(options, ProjectProperty.HasSeveralFrameworks)) return;
        context.RegisterAdditionalFileAction(Check);
    }

    private static void Check(AdditionalFileAnalysisContext context)
    {
        if (ReviewedFiles.Read(context.AdditionalFile, context.Options, context.CancellationToken) is not { IsShared: false } file) return;
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } source) return;

        // Without it nobody knows what the project declares.
        if (NeedsFile.Read(context.Options, context.CancellationToken) is not { } project) return;
        var program = new NeedsSource(context.Compilation.AssemblyName ?? "", true, SourceNeeds.Read(context.Compilation, context.CancellationToken));
        var findings = Find(file, program, project.WithOpen(context.Compilation, context.CancellationToken), ExceptionFiles.Read(context.Options, context.CancellationToken)).ToList();

        // A call that is half typed needs nothing yet.
        if (findings.Count == 0 || !SourceNeeds.AreKnown(context.Compilation, context.CancellationToken)) return;
        var item = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        foreach (var finding in findings)
        {
            var rule = finding.Rule == RuleIds.UnusedGrant ? Rules.UnusedGrant : Rules.WideGrant;
            if (FileSeverity.Of(rule, item, rule.DefaultSeverity) is not { } severity) continue;
            context.ReportDiagnostic(Diagnostic.Create(rule, FileLocation.Of(file.Path, source, finding.Range), severity, null, null, finding.Sentence));
        }
    }

    private static IEnumerable<PolicyFinding> Find(ReviewedFile file, NeedsSource program, ReferenceNeeds project, IReadOnlyList<PolicyException> exceptions)
        => GrantUse.WhyUnknown(project.Unite(program.Needs).Unresolved.Count, project.NotAnalysed) is { } why
            ? [GrantUse.NotLookedFor(why)]
            : GrantUse.Find(
                file,
                [.. ProgramNeed.Of(program, project, AwsCatalog.Default).Where(need => need.Permission.MayBeOf(file.Role)).Select(static need => need.Need).Distinct()],
                exceptions,
                AwsCatalog.Default).Select(static excess => excess.Finding);
}
