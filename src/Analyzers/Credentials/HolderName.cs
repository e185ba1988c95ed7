using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>The name under which code puts a value, as far as the syntax shows: the cheap question before the model is asked.</summary>
internal static class HolderName
{
    /// <summary>Whether what takes a value has a name that may speak of a secret or a token.</summary>
    /// <param name="value">The value.</param>
    public static bool MayTell(ExpressionSyntax value)
    {
        SyntaxNode node = value;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or SwitchExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }) node = node.Parent;
        return node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => CredentialName.MayTell(variable.Identifier.ValueText),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => CredentialName.MayTell(property.Identifier.ValueText),
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } } => MayTellKey(key),
            AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } } => MayTellKey(key),
            AssignmentExpressionSyntax assignment => CredentialName.MayTell(CallNames.Last(assignment.Left)),
            ArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } => CredentialName.MayTell(name),
            ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [var key, ..] } } argument when key != argument => MayTellKey(key),
            InitializerExpressionSyntax { Expressions: [var key, ..] } => LiteralText.IsString(key) && CredentialName.MayTell(LiteralText.Of(key)),
            AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: var name } => CredentialName.MayTell(name),
            AttributeArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } => CredentialName.MayTell(name),
            AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var name } => CredentialName.MayTell(name),
            ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => CredentialName.MayTell(property.Identifier.ValueText),
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => CredentialName.MayTell(method.Identifier.ValueText),
            ReturnStatementSyntax statement => statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
            {
                MethodDeclarationSyntax method => CredentialName.MayTell(method.Identifier.ValueText),
                PropertyDeclarationSyntax property => CredentialName.MayTell(property.Identifier.ValueText),
                _ => false,
            },
            _ => false,
        };
    }

    private static bool MayTellKey(ArgumentSyntax key) => LiteralText.IsString(key.Expression) && CredentialName.MayTell(LiteralText.Of(key.Expression));
}
