using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>The key by which code reads a setting, for the message that it is missing.</summary>
internal static class SettingKey
{
    /// <summary>The key of <c>configuration["AWS:AccessKey"]</c>, <c>configuration.GetSection("AWS")["AccessKey"]</c>, <c>GetEnvironmentVariable("KEY")</c>; null when the expression reads none.</summary>
    public static string? Of(ExpressionSyntax read, SemanticModel model, CancellationToken cancellationToken)
    {
        var key = read switch
        {
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, model, cancellationToken),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => Of(choice.Right, model, cancellationToken),
            ConditionalAccessExpressionSyntax access => Of(access.WhenNotNull, model, cancellationToken),
            ElementBindingExpressionSyntax { ArgumentList.Arguments: [var only] } => Constant(only),
            ElementAccessExpressionSyntax { ArgumentList.Arguments: [var only] } access => InSection(access.Expression, Constant(only)),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value", Expression: InvocationExpressionSyntax section } => Of(section, model, cancellationToken),
            InvocationExpressionSyntax { ArgumentList.Arguments: [var name, ..], Expression: var method } => InSection((method as MemberAccessExpressionSyntax)?.Expression, Constant(name)),
            _ => null,
        };
        return string.IsNullOrEmpty(key) ? null : key;

        string? Constant(ArgumentSyntax argument) => model.GetConstantValue(argument.Expression, cancellationToken).Value as string;

        string? InSection(ExpressionSyntax? owner, string? name)
            => name is not null && owner is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetSection" } } && Of(owner, model, cancellationToken) is { } section
                ? section + ":" + name
                : name;
    }
}
