using System.Collections.Immutable;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Risks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Calls;

/// <summary>
/// IAM1005: a call that makes something public, hands out everything, or is itself a way to more rights. IAM1006: one that shares with
/// another account, creates credentials that last, or is such a way together with others of the program.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RiskyCallAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.DangerousCall, Rules.SensitiveCall);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        var deriver = new PermissionDeriver(AwsCatalog.Default);
        var ways = new ProgramEscalations(context.Compilation, context.CancellationToken);
        CallVisitor.Visit(context, (file, name, calls) =>
        {
            foreach (var call in calls) Check(file, CallVisitor.PlaceOf(name), call, [.. deriver.Derive(call)], ways);
        });
    }

    private static void Check(SemanticModelAnalysisContext context, Location place, SdkCall call, IReadOnlyList<Permission> permissions, ProgramEscalations ways)
    {
        var needed = permissions.Where(static permission => permission.Tier == Tier.Required).ToList();
        var risks = CallRisks.Of(call, needed);
        foreach (var risk in risks) context.ReportDiagnostic(Diagnostic.Create(RuleOf(risk.Kind), place, NameOf(call), risk.What, AdviceOn(risk.Kind, call)));
        if (risks.Count > 0 || ways.Of(needed) is not { } way) return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.SensitiveCall, place, NameOf(call), $"together with other calls of this program allows privilege escalation ({string.Join(" and ", way.Actions)}, published as {way.Id})", AdviceOn(RiskKind.Escalation, call)));
    }

    private static DiagnosticDescriptor RuleOf(RiskKind kind) => kind is RiskKind.Shared or RiskKind.Credentials ? Rules.SensitiveCall : Rules.DangerousCall;

    private static string AdviceOn(RiskKind kind, SdkCall call)
        => kind switch
        {
            RiskKind.Public => "name who should have access instead, or suppress this if it is intended",
            RiskKind.FullAccess => "attach a policy that names only what is needed",
            RiskKind.Escalation when CallRisks.AttachesPolicy(call) => "name the policy and the identity in the code, so that the program's policy allows no other",
            RiskKind.Escalation => "limit the resources that the program's policy allows it on",
            RiskKind.Shared => "make sure that you trust the other side",
            _ => "use a role, whose credentials expire",
        };

    private static string NameOf(SdkCall call) => call.Member.Substring(call.Member.LastIndexOf('.') + 1);
}
