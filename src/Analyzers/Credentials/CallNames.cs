using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>The simple names that a call and a creation are written with: the cheapest question to ask of them.</summary>
internal static class CallNames
{
    public static string Of(InvocationExpressionSyntax invocation) => Last(invocation.Expression);

    public static string Of(ObjectCreationExpressionSyntax creation) => Last(creation.Type);

    /// <summary>The last name of a dotted one.</summary>
    public static string Last(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
