using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>IAM3001 to IAM3012 in statements of <c>Amazon.Auth.AccessControlPolicy</c>, each finding at its argument.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SdkPolicyAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.PolicyText;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(SdkPolicyNames.Statement) is null) return;
        var reports = new PolicyReports();
        context.RegisterSyntaxNodeAction(node => Check(node, reports), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context, PolicyReports reports)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;

        // The text first: a type costs more. A statement is made with its effect alone, and most creations have another name.
        if (creation.ArgumentList is not { Arguments.Count: 1 }) return;
        if (creation is ObjectCreationExpressionSyntax { Type: var type } && !type.ToString().EndsWith("Statement", StringComparison.Ordinal)) return;
        if (SdkPolicyNames.Of(context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type) != "Statement") return;
        new SdkStatement(context.SemanticModel, context.CancellationToken).Read(creation).Check(sink: null, reports.Of(context));
    }
}
