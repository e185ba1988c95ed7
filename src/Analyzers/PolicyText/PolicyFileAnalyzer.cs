using System.Collections.Immutable;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>IAM3001 to IAM3012 in the files that a project marks as policies, whatever their extension, and in its reviewed policy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyFileAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.PolicyText;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context) => context.RegisterAdditionalFileAction(Check);

    private static void Check(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(file);
        if (PolicyFile.From(file.Path, options) is not { } policy) return;
        if (file.GetText(context.CancellationToken) is not { } source) return;
        foreach (var finding in Findings(file.Path, source, policy, ExceptionFiles.Read(context.Options, context.CancellationToken)).Select(finding => policy.IsReviewed ? PolicyChecks.InReviewed(finding) : finding).Concat(Name(policy)))
        {
            if (FileSeverity.Of(PolicyReporter.RuleOf(finding), options, PolicyReporter.SeverityOf(finding.Level)) is not { } severity) continue;
            context.ReportDiagnostic(PolicyReporter.Create(finding, FileLocation.Of(file.Path, source, finding.Range), severity));
        }
    }

    private static IEnumerable<PolicyFinding> Name(PolicyFile policy)
        => policy.Name.Length > 0 && IamNames.FindProblem("CreatePolicyRequest", "PolicyName", policy.Name, TextHole.Mark) is { } problem
            ? [IamNames.Refused("'" + policy.Name + "' is not a valid name: " + problem)]
            : [];

    private static IReadOnlyList<PolicyFinding> Findings(string path, SourceText source, PolicyFile policy, IReadOnlyList<PolicyException> exceptions)
    {
        if (!IsUnicode(source)) return [PolicyChecks.NotUtf8];
        if (source.Length > PolicyChecks.LongestText) return policy.IsReviewed ? PolicyChecks.InUnreadReviewed([PolicyChecks.TooLarge]) : [PolicyChecks.TooLarge];
        var text = source.ToString();
        var context = policy.Context(text);
        var (document, findings) = PolicyChecks.Check(text, context);
        if (document is null && policy.IsReviewed) return PolicyChecks.InUnreadReviewed(findings);
        return [.. findings.Where(finding => exceptions.Accepting(path, document, finding) is null).Select(finding => policy.Report(finding, context.Kind))];
    }

    // The compiler reads what is no UTF-8 in the code page of the system where that has one: the text then has other signs than the file means.
    private static bool IsUnicode(SourceText source) => source.Encoding is null || source.Encoding.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase);
}
