using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.Analyzers.Calls;

/// <summary>IAM1002: an AWS call whose client acts for a principal that the code does not tell; it counts as the program's own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoubtfulPrincipalAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.DoubtfulPrincipal);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (SdkCallReader.For(context.Compilation, AwsCatalog.Default) is not { HasOtherPrincipals: true } reader) return;

        context.RegisterOperationAction(use => Check(use, reader, ((IInvocationOperation)use.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterOperationAction(use => Check(use, reader, ((IMethodReferenceOperation)use.Operation).Method), OperationKind.MethodReference);
        context.RegisterOperationAction(use => Check(use, reader, ((IObjectCreationOperation)use.Operation).Constructor), OperationKind.ObjectCreation);
    }

    private static void Check(OperationAnalysisContext use, SdkCallReader reader, IMethodSymbol? method)
    {
        if (method is null || !reader.MayBeCall(method) || use.Operation.SemanticModel is not { } model) return;
        SyntaxNode? name = use.Operation.Syntax is ImplicitObjectCreationExpressionSyntax creation ? creation : CallName.Of(use.Operation.Syntax);
        if (name is null || reader.ReadDoubt(name, model, use.CancellationToken) is not { } doubt) return;
        var place = name is SimpleNameSyntax simple ? simple.Identifier.GetLocation() : name.GetLocation();
        use.ReportDiagnostic(Diagnostic.Create(Rules.DoubtfulPrincipal, place, doubt.Member, doubt.Why));
    }
}
