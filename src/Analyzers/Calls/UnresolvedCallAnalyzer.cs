using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

        context.RegisterOperationAction(use => Check(use, reader, ((IInvocationOperation)use.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(use => Check(use, reader, ((IMethodReferenceOperation)use.Operation).Method), OperationKind.MethodReference);
        context.RegisterOperationAction(use => Report(use, reader), OperationKind.DynamicMemberReference);
    }

    private static void Check(OperationAnalysisContext use, SdkCallReader reader, IMethodSymbol method)
    {
        if (reader.MayBeCall(method)) Report(use, reader);
    }

    private static void Report(OperationAnalysisContext use, SdkCallReader reader)
    {
        if (NameOf(use.Operation.Syntax) is not { } name || use.Operation.SemanticModel is not { } model) return;
        foreach (var call in reader.Read(name, model, use.CancellationToken).Unresolved)
        {
            use.ReportDiagnostic(Diagnostic.Create(Rules.UnresolvedCall, name.Identifier.GetLocation(), call.Member, call.Why));
        }
    }

    private static SimpleNameSyntax? NameOf(SyntaxNode syntax)
        => syntax switch
        {
            InvocationExpressionSyntax invocation => NameOf(invocation.Expression),
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax name => name,
            ParenthesizedExpressionSyntax parenthesized => NameOf(parenthesized.Expression),
            PostfixUnaryExpressionSyntax forgiving => NameOf(forgiving.Operand),
            _ => null,
        };
}
