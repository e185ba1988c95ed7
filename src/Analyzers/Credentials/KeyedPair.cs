using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// A key with its value, however code writes the two: <c>Key = "..."</c>, <c>["key"] = "..."</c>, <c>{ "key", "..." }</c>,
/// <c>new XAttribute("key", "...")</c>, <c>o.Add("key", "...")</c>, <c>("key", "...")</c>.
/// </summary>
/// <param name="Owner">What the pair is put into, by a statement; null for a part of a list.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal readonly record struct KeyedPair(SyntaxNode? Owner, string Key, ExpressionSyntax Value)
{
    /// <summary>Reads a pair.</summary>
    /// <param name="node">An assignment, creation, call, tuple or entry, or the argument, element or statement that it stands in.</param>
    /// <returns>The pair; null when the node is none.</returns>
    public static KeyedPair? Of(SyntaxNode node) => node switch
    {
        ArgumentSyntax argument => Of(argument.Expression),
        ExpressionElementSyntax element => Of(element.Expression),
        ExpressionStatementSyntax statement => Of(statement.Expression),
        AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var name } member => new(null, name, member.Expression),
        AssignmentExpressionSyntax assignment => KeyOf(assignment.Left) is { Length: > 0 } key ? new(OwnerOf(assignment.Left), key, assignment.Right) : null,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [var key, var value] } => Pair(null, key, value),
        TupleExpressionSyntax { Arguments: [var key, var value] } => Pair(null, key.Expression, value.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var key, var value] } => Pair(null, key.Expression, value.Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var key, var value] } call => Pair(call.Expression, key.Expression, value.Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: BaseObjectCreationExpressionSyntax made }] } call => Of(made) is { } pair ? pair with { Owner = call.Expression } : null,
        _ => null,
    };

    /// <summary>The key of what is assigned to: the name of a member, the text of an index.</summary>
    public static string KeyOf(ExpressionSyntax target) => target switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [.., var key] } => LiteralText.Of(key.Expression),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [.., var key] } => LiteralText.Of(key.Expression),
        _ => CallNames.Last(target),
    };

    private static KeyedPair? Pair(SyntaxNode? owner, ExpressionSyntax key, ExpressionSyntax value)
        => LiteralText.IsString(key) ? new(owner, LiteralText.Of(key), value) : null;

    private static ExpressionSyntax? OwnerOf(ExpressionSyntax target) => target switch
    {
        MemberAccessExpressionSyntax member => member.Expression,
        ElementAccessExpressionSyntax element => element.Expression,
        _ => null,
    };
}
