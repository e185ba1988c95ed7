using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Calls;

/// <summary>The name in the source that an operation stands for, where a finding is shown.</summary>
internal static class CallName
{
    /// <summary>Finds the name of an invocation, a method group or an object creation.</summary>
    /// <param name="syntax">The operation's syntax.</param>
    /// <returns>The name; <see langword="null"/> for a <c>new(...)</c> and other syntax without one.</returns>
    public static SimpleNameSyntax? Of(SyntaxNode syntax)
        => syntax switch
        {
            InvocationExpressionSyntax invocation => Of(invocation.Expression),
            ObjectCreationExpressionSyntax creation => Of(creation.Type),
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax name => name,
            ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression),
            PostfixUnaryExpressionSyntax forgiving => Of(forgiving.Operand),
            _ => null,
        };
}
