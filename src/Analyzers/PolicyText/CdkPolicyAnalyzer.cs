using System.Collections.Immutable;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>IAM3001 to IAM3012 in statements, principals and managed policies of the AWS CDK, each finding at its argument.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CdkPolicyAnalyzer : IamAnalyzer
{
    private const string AssumedBy = "AssumedBy";
    private const string ByManagedName = "FromAwsManagedPolicyName";
    private const string FromJson = "FromJson";

    private static readonly PolicySink Trust = new(PolicyKind.Trust, Quota: null, Service: null);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.PolicyText;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName(CdkNames.Statement) is null) return;
        var reports = new PolicyReports();
        context.RegisterSyntaxNodeAction(node => CheckCreation(node, reports), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        context.RegisterSyntaxNodeAction(node => CheckAssignment(node, reports), SyntaxKind.SimpleAssignmentExpression);
        context.RegisterSyntaxNodeAction(node => CheckCall(node, reports), SyntaxKind.InvocationExpression);
    }

    private static void CheckCreation(SyntaxNodeAnalysisContext context, PolicyReports reports)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        if (CdkNames.Of(context.SemanticModel.GetTypeInfo(creation, context.CancellationToken).Type) != "PolicyStatement") return;
        new CdkStatement(context.SemanticModel, context.CancellationToken).Read(creation).Check(sink: null, reports.Of(context));
    }

    private static void CheckAssignment(SyntaxNodeAnalysisContext context, PolicyReports reports)
    {
        if (context.Node is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: AssumedBy } name, Parent: InitializerExpressionSyntax } assignment) return;
        if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not IPropertySymbol property || CdkNames.Of(property.ContainingType) is null) return;
        new CdkStatement(context.SemanticModel, context.CancellationToken).ReadTrust(assignment.Right).Check(Trust, reports.Of(context));
    }

    private static void CheckCall(SyntaxNodeAnalysisContext context, PolicyReports reports)
    {
        if (context.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ByManagedName or FromJson }, ArgumentList.Arguments: [var name] } call) return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) return;
        switch (method.Name, CdkNames.Of(method.ContainingType))
        {
            case (ByManagedName, "ManagedPolicy"): CheckManagedName(context, name, reports); break;
            case (FromJson, "PolicyStatement"): CheckStatement(context, CdkValues.Bare(name.Expression), reports); break;
            default: break;
        }
    }

    // The statement alone; a document stands around it.
    private static void CheckStatement(SyntaxNodeAnalysisContext context, ExpressionSyntax statement, PolicyReports reports)
    {
        var written = new MappedText(statement);
        written.Add("{\"Version\":\"2012-10-17\",\"Statement\":[", statement.Span);
        PolicyObject.Write(written, statement, context.SemanticModel, context.CancellationToken);
        written.Add("]}", statement.Span);
        written.Check(sink: null, reports.Of(context));
    }

    private static void CheckManagedName(SyntaxNodeAnalysisContext context, ArgumentSyntax name, PolicyReports reports)
    {
        var text = PlacedTextReader.Read(name.Expression, context.SemanticModel, context.CancellationToken);
        foreach (var variant in text.Variants())
        {
            if (!variant.IsWhole || ManagedPolicy.Find(variant.Text)?.FindFullAccess() is not { } finding) continue;
            reports.Of(context)(finding, (variant.Pieces is [{ Source: { } literal }] ? literal : name.Expression).GetLocation());
        }
    }
}
