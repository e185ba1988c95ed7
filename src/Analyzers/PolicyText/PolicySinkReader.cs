using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Finds where a text goes: straight to a request member, or to a name that a request member takes in the same type.</summary>
internal static class PolicySinkReader
{
    /// <summary>Finds the sink of a text.</summary>
    /// <param name="whole">The expression of the text.</param>
    /// <param name="model">The semantic model.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The sink, or <see langword="null"/> when none is seen.</returns>
    public static PolicySink? Find(ExpressionSyntax whole, SemanticModel model, CancellationToken token)
    {
        if (Assigned(whole, model, token) is { } sink) return sink;
        if (whole.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }) return null;
        var scope = (SyntaxNode?)declarator.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? declarator.SyntaxTree.GetRoot(token);
        if (declarator.Parent?.Parent is FieldDeclarationSyntax) scope = declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? scope;
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == declarator.Identifier.ValueText)
            .Select(name => Assigned(name, model, token))
            .FirstOrDefault(static found => found is not null);
    }

    private static PolicySink? Assigned(ExpressionSyntax value, SemanticModel model, CancellationToken token)
        => value.Parent is AssignmentExpressionSyntax assignment
            && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && assignment.Right == value
            && model.GetSymbolInfo(assignment.Left, token).Symbol is IPropertySymbol property
                ? PolicySink.Find(property.ContainingType.ToDisplayString() + "." + property.Name)
                : null;
}
