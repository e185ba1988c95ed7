using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>How a program uses a simple name.</summary>
/// <param name="Expression">The expression that the name ends: <c>client.Put</c> for <c>Put</c>.</param>
/// <param name="Invocation">The invocation of that expression, or <see langword="null"/> for a method group.</param>
internal readonly record struct NameUse(ExpressionSyntax Expression, InvocationExpressionSyntax? Invocation)
{
    /// <summary>Looks around a name.</summary>
    public static NameUse Of(SyntaxNode name)
    {
        var expression = (ExpressionSyntax)name;
        if (expression.Parent is AliasQualifiedNameSyntax alias) expression = alias;
        if (expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression) expression = access;
        else if (expression.Parent is MemberBindingExpressionSyntax binding) expression = binding;

        var called = expression;
        while (called.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax) called = (ExpressionSyntax)called.Parent;
        return new(expression, called.Parent is InvocationExpressionSyntax invocation && invocation.Expression == called ? invocation : null);
    }

    /// <summary>Whether the name stands in <c>nameof(...)</c>, which only spells it.</summary>
    public bool IsOnlyNamed(SemanticModel model, CancellationToken token)
    {
        SyntaxNode node = Expression;
        while (node.Parent is MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax) node = node.Parent;
        return node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call } }
            && model.GetSymbolInfo(call, token).Symbol is null
            && model.GetConstantValue(call, token).HasValue;
    }
}
