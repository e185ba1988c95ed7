using System.Collections.Immutable;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// IAM3010 at calls of IAM and STS: names of users, roles, groups, policies and sessions that are refused. IAM3002 where a call attaches a policy of AWS's
/// that there is not.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IamNameAnalyzer : IamAnalyzer
{
    private const string Attach = "Attach";
    private const string PolicyArn = "PolicyArn";

    private static readonly string[] Namespaces = ["Amazon.IdentityManagement", "Amazon.SecurityToken"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.InvalidName, Rules.UnknownName);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (!Namespaces.Any(name => IsThere(context.Compilation.GlobalNamespace, name))) return;
        context.RegisterOperationAction(CheckAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(CheckArgument, OperationKind.Argument);
    }

    private static bool IsThere(INamespaceSymbol global, string name)
        => name.Split('.').Aggregate((INamespaceSymbol?)global, static (space, part) => space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part)) is not null;

    // Also each member that an object initialiser sets.
    private static void CheckAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property } || !CanBe(property.Name) || !IsModel(property.ContainingType)) return;
        Check(context, property.ContainingType.Name, property.Name, assignment.Value);
    }

    private static void CheckArgument(OperationAnalysisContext context)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Parameter is not { Name.Length: > 0, Type.SpecialType: SpecialType.System_String } parameter) return;
        var member = char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
        if (!CanBe(member) || parameter.ContainingSymbol is not IMethodSymbol method) return;
        if (method.MethodKind == MethodKind.Constructor ? !IsModel(method.ContainingType) : !IsClient(method.ContainingType)) return;
        var operation = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - "Async".Length) : method.Name;
        Check(context, method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : operation + "Request", member, argument.Value);
    }

    private static bool CanBe(string member) => member == PolicyArn || IamNames.CanBe(member);

    private static bool IsModel(INamedTypeSymbol type) => type.Name.EndsWith("Request", StringComparison.Ordinal) && Array.Exists(Namespaces, name => type.ContainingNamespace.ToDisplayString() == name + ".Model");

    private static bool IsClient(INamedTypeSymbol type) => Array.Exists(Namespaces, name => type.ContainingNamespace.ToDisplayString() == name);

    private static void Check(OperationAnalysisContext context, string request, string member, IOperation value)
    {
        if (value.Syntax is not ExpressionSyntax expression || value.SemanticModel is not { } model) return;
        var text = value.ConstantValue is { HasValue: true, Value: string constant } ? constant
            : expression is LiteralExpressionSyntax ? null
            : PlacedTextReader.Read(expression, model, context.CancellationToken).Text;
        if (text is null) return;
        if (member == PolicyArn)
        {
            // How far a policy reaches is told by the rules of calls.
            if (!request.StartsWith(Attach, StringComparison.Ordinal) || TextHole.IsIn(text)) return;
            foreach (var unknown in ManagedPolicyNames.Check(text, default, ManagedPolicyForm.Arn).Where(static finding => finding.Rule == RuleIds.UnknownName)) Report(context, unknown, expression);
            return;
        }

        if (IamNames.FindProblem(request, member, text, TextHole.Mark) is not { } problem) return;
        Report(context, IamNames.Refused(problem), expression);
    }

    private static void Report(OperationAnalysisContext context, PolicyFinding finding, SyntaxNode place)
        => context.ReportDiagnostic(PolicyReporter.Create(finding, place.GetLocation(), PolicyReporter.SeverityOf(finding.Level)));
}
