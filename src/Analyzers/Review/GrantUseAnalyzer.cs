using System.Collections.Immutable;
using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>IAM2002 and IAM2003: what the reviewed policy of an application allows and no call needs, or allows wider than the code.</summary>
/// <remarks>Off, and it says so, while calls are unresolved or references were not analysed: what they need is not known.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GrantUseAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnusedGrant, Rules.WideGrant);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (!IsTrue(options, "build_property.IamAnalyzersIsApplication") || IsTrue(options, "build_property.IamAnalyzersHasSeveralFrameworks")) return;
        context.RegisterAdditionalFileAction(Check);
    }

    private static void Check(AdditionalFileAnalysisContext context)
    {
        if (ReviewedFile.Read(context.AdditionalFile, context.Options, context.CancellationToken) is not { IsShared: false } file) return;

        // Before the first build nobody knows what the references need.
        if (NeedsFile.Read(context.Options, context.CancellationToken) is not { } project) return;
        var all = project.Unite(OwnRecord.Read(context.Compilation, context.CancellationToken));
        var item = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        foreach (var finding in Unknown(all, project) is { } unknown ? [unknown] : Findings(file, all, project))
        {
            var rule = finding.Rule == Rules.UnusedGrant.Id ? Rules.UnusedGrant : Rules.WideGrant;
            if (FileSeverity.Of(rule.Id, item, rule.DefaultSeverity) is not { } severity) continue;
            context.ReportDiagnostic(Diagnostic.Create(rule, FileLocation.Of(file.Path, file.Source, finding.Range), severity, null, null, PolicyReporter.Sentence(finding.Message)));
        }
    }

    private static IReadOnlyList<PolicyFinding> Findings(ReviewedFile file, NeedsRecord all, ReferenceNeeds project)
        => GrantUse.Find(
            file.Policy,
            [.. all.Permissions.Where(permission => permission.Principal == file.Role).Select(permission => Need.Of(permission, project.Options, AwsCatalog.Default))],
            AwsCatalog.Default);

    private static PolicyFinding? Unknown(NeedsRecord all, ReferenceNeeds project)
    {
        var reasons = new List<string>();
        if (all.Unresolved.Count > 0) reasons.Add(FormattableString.Invariant($"{all.Unresolved.Count} calls are unresolved (IAM1001)"));
        if (project.NotAnalysed.Count > 0) reasons.Add("these references were not analysed: " + string.Join(", ", project.NotAnalysed));
        return reasons.Count == 0 ? null : new(Rules.UnusedGrant.Id, "UNKNOWN", "what nothing needs is not looked for, because " + string.Join(" and ", reasons), new TextRange(0, 1));
    }

    private static bool IsTrue(AnalyzerConfigOptions options, string name) => options.TryGetValue(name, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
