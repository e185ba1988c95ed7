using System.Collections.Immutable;
using IamAnalyzers.Core.Common;
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
    private const string Boundary = "PermissionsBoundary";
    private const string ByManagedArn = "FromManagedPolicyArn";
    private const string ByManagedName = "FromAwsManagedPolicyName";
    private const string FromJson = "FromJson";
    private const string ManagedArns = "ManagedPolicyArns";
    private const string ManagedPolicyType = "ManagedPolicy";

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
        var sink = new CdkTarget(context.SemanticModel, context.CancellationToken).Find(creation);
        var report = reports.Of(context);
        foreach (var document in new CdkStatement(context.SemanticModel, context.CancellationToken).Read(creation)) document.Check(sink, report);
    }

    private static void CheckAssignment(SyntaxNodeAnalysisContext context, PolicyReports reports)
    {
        if (context.Node is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: AssumedBy or ManagedArns or Boundary } name, Parent: InitializerExpressionSyntax } assignment) return;
        if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not IPropertySymbol property || CdkNames.Of(property.ContainingType) is null) return;
        switch (property.Name)
        {
            case AssumedBy:
                new CdkStatement(context.SemanticModel, context.CancellationToken).ReadTrust(assignment.Right).Check(Trust, reports.Of(context));
                break;
            case ManagedArns:
                foreach (var arn in CdkValues.Elements(CdkValues.Bare(assignment.Right)) ?? []) CheckManaged(context, arn, ManagedPolicyForm.Arn, onlyLimits: false, reports);
                break;
            default:
                // Of Cfn...Props; the other classes take the policy itself.
                if (property.Type.SpecialType == SpecialType.System_String) CheckManaged(context, assignment.Right, ManagedPolicyForm.Arn, onlyLimits: true, reports);
                break;
        }
    }

    private static void CheckCall(SyntaxNodeAnalysisContext context, PolicyReports reports)
    {
        if (context.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ByManagedName or ByManagedArn or FromJson } } call) return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) return;
        var arguments = call.ArgumentList.Arguments;
        var target = new CdkTarget(context.SemanticModel, context.CancellationToken);
        switch (method.Name, CdkNames.Of(method.ContainingType), arguments.Count)
        {
            case (ByManagedName, ManagedPolicyType, 1): CheckManaged(context, arguments[0].Expression, ManagedPolicyForm.Path, target.IsBoundary(call), reports); break;
            case (ByManagedArn, ManagedPolicyType, 3): CheckManaged(context, arguments[2].Expression, ManagedPolicyForm.Arn, target.IsBoundary(call), reports); break;
            case (FromJson, "PolicyStatement", 1): CheckStatement(context, CdkValues.Bare(arguments[0].Expression), target.Find(call), reports); break;
            default: break;
        }
    }

    // The statement alone; a document stands around it.
    private static void CheckStatement(SyntaxNodeAnalysisContext context, ExpressionSyntax statement, PolicySink? sink, PolicyReports reports)
    {
        var written = new MappedText(statement);
        written.Add("{\"Version\":\"2012-10-17\",\"Statement\":[", statement.Span);
        PolicyObject.Write(written, statement, context.SemanticModel, context.CancellationToken);
        written.Add("]}", statement.Span);
        written.Check(sink, reports.Of(context));
    }

    private static void CheckManaged(SyntaxNodeAnalysisContext context, ExpressionSyntax? policy, ManagedPolicyForm form, bool onlyLimits, PolicyReports reports)
    {
        if (policy is null) return;
        foreach (var variant in PlacedTextReader.Read(policy, context.SemanticModel, context.CancellationToken).Variants())
        {
            if (!variant.IsWhole) continue;
            foreach (var finding in ManagedPolicyNames.Check(variant.Text, default, form).Where(finding => !onlyLimits || finding.Rule != RuleIds.FullAccess))
            {
                reports.Of(context)(finding, (variant.Pieces is [{ Source: { } literal }] ? literal : policy).GetLocation());
            }
        }
    }
}
