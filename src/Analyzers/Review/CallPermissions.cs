using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>What each AWS call of a compilation needs, at the name of the call.</summary>
internal static class CallPermissions
{
    /// <summary>Does something at each call of a compilation that needs a permission.</summary>
    /// <param name="context">The compilation's start.</param>
    /// <param name="project">What the project says.</param>
    /// <param name="visit">What to do: with the file, the name of the call and its permissions.</param>
    public static void Visit(CompilationStartAnalysisContext context, ReferenceNeeds project, Action<SemanticModelAnalysisContext, SyntaxNode, IReadOnlyList<Permission>> visit)
    {
        var deriver = new PermissionDeriver(AwsCatalog.Default);
        CallVisitor.Visit(context, (file, name, calls) =>
        {
            var permissions = calls.SelectMany(deriver.Derive).Where(permission => !project.Exclusions.Any(exclusion => exclusion.TakesOut(permission))).Distinct().ToList();
            if (permissions.Count > 0) visit(file, name, permissions);
        });
    }
}
