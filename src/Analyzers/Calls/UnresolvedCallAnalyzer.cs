using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.Analyzers.Calls;

/// <summary>IAM1001: a use of the AWS SDK whose operation the code does not tell, so that its permissions are not in the policy.</summary>
/// <remarks>It goes by operations, not by the catalogue's names: so it also sees a method that is newer than the catalogue.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnresolvedCallAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnresolvedCall);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (SdkCallReader.For(context.Compilation, AwsCatalog.Default) is not { } reader) return;

        // What the project takes out with IamExclude is no finding.
        var exclusions = NeedsFile.Read(context.Options, context.CancellationToken)?.Exclusions ?? default;
        context.RegisterOperationAction(use => Check(use, reader, exclusions, ((IInvocationOperation)use.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(use => Check(use, reader, exclusions, ((IMethodReferenceOperation)use.Operation).Method), OperationKind.MethodReference);
        context.RegisterOperationAction(use => Report(use, reader, exclusions), OperationKind.DynamicMemberReference);
    }

    private static void Check(OperationAnalysisContext use, SdkCallReader reader, EquatableArray<Exclusion> exclusions, IMethodSymbol method)
    {
        if (reader.MayBeCall(method)) Report(use, reader, exclusions);
    }

    private static void Report(OperationAnalysisContext use, SdkCallReader reader, EquatableArray<Exclusion> exclusions)
    {
        if (CallName.Of(use.Operation.Syntax) is not { } name || use.Operation.SemanticModel is not { } model) return;
        if (reader.ReadUnresolved(name, model, use.CancellationToken) is not { } call) return;
        if (exclusions.Any(exclusion => exclusion.TakesOutMember(call.Member))) return;
        use.ReportDiagnostic(Diagnostic.Create(Rules.UnresolvedCall, name.Identifier.GetLocation(), call.Member, call.Why));
    }
}
