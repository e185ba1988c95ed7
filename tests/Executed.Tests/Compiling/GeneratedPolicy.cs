using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>Takes the policy out of the class <c>IamPolicy</c> that the generator wrote.</summary>
internal static class GeneratedPolicy
{
    public static string JsonOf(SyntaxTree tree)
        => tree.GetRoot().DescendantNodes().OfType<PropertyDeclarationSyntax>()
            .Single(static property => property.Identifier.Text == "Json")
            .ExpressionBody?.Expression is LiteralExpressionSyntax literal
                ? literal.Token.ValueText
                : throw new InvalidOperationException("IamPolicy.Json is no literal.");
}
