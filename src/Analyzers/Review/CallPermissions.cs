using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>What each AWS call of a compilation needs, at the name of the call.</summary>
internal sealed class CallPermissions
{
    private readonly SdkCallReader _reader;
    private readonly ReferenceNeeds _project;
    private readonly PermissionDeriver _deriver = new(AwsCatalog.Default);

    private CallPermissions(SdkCallReader reader, ReferenceNeeds project)
    {
        _reader = reader;
        _project = project;
    }

    /// <summary>Does something at each call of a compilation.</summary>
    /// <param name="context">The compilation's start.</param>
    /// <param name="project">What the project says.</param>
    /// <param name="visit">What to do: with the permissions of the call, at the place of its name.</param>
    public static void Visit(CompilationStartAnalysisContext context, ReferenceNeeds project, Action<SyntaxNodeAnalysisContext, Location, IReadOnlyList<Permission>> visit)
    {
        if (SdkCallReader.For(context.Compilation, AwsCatalog.Default) is not { } reader) return;
        var calls = new CallPermissions(reader, project);
        context.RegisterSyntaxNodeAction(
            node => calls.Visit(node, visit), SyntaxKind.IdentifierName, SyntaxKind.GenericName, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private void Visit(SyntaxNodeAnalysisContext context, Action<SyntaxNodeAnalysisContext, Location, IReadOnlyList<Permission>> visit)
    {
        if (!SdkCallSyntax.IsCandidate(context.Node, AwsCatalog.Default)) return;
        var permissions = _reader.Read(context.Node, context.SemanticModel, context.CancellationToken).Calls
            .SelectMany(_deriver.Derive)
            .Where(permission => !_project.Exclusions.Any(exclusion => exclusion.TakesOut(permission)))
            .Distinct()
            .ToList();
        if (permissions.Count > 0) visit(context, context.Node is SimpleNameSyntax name ? name.Identifier.GetLocation() : context.Node.GetLocation(), permissions);
    }
}
