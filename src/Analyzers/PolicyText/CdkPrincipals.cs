using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Reads the principals that the CDK has classes for.</summary>
/// <param name="values">Reads their arguments.</param>
/// <param name="model">The semantic model.</param>
internal sealed class CdkPrincipals(CdkValues values, SemanticModel model, CancellationToken token)
{
    private const string Aws = "AWS";
    private const string OrganizationKey = "aws:PrincipalOrgID";
    private const string AccountStart = "\"arn:aws:iam::";
    private const string AccountEnd = ":root\"";

    /// <summary>Adds what an expression gives to a statement; one that is not known is a hole.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="element"><c>Principal</c> or <c>NotPrincipal</c>.</param>
    /// <param name="expression">The principal.</param>
    public void Add(StatementText statement, string element, ExpressionSyntax expression)
    {
        var creation = CdkValues.Bare(expression) as BaseObjectCreationExpressionSyntax;
        var arguments = creation?.ArgumentList?.Arguments;
        var first = arguments is { Count: > 0 } some ? some[0].Expression : null;
        switch (creation is null ? null : CdkNames.Of(model.GetTypeInfo(creation, token).Type))
        {
            case "ServicePrincipal" when first is not null:
                Text(statement, element, "Service", first);

                // Options give conditions and regions.
                if (arguments!.Value.Count > 1) Unknown(statement, expression);
                return;
            case "ArnPrincipal" when first is not null: Text(statement, element, Aws, first); return;
            case "AccountPrincipal" when first is not null: AddAccount(statement, element, first); return;
            case "AccountRootPrincipal":
                statement.AddPrincipal(element, Aws, expression.Span, target =>
                {
                    target.Add(AccountStart, expression.Span);
                    target.Add(PlacedText.Hole);
                    target.Add(AccountEnd, expression.Span);
                });
                return;
            case "AnyPrincipal" or "StarPrincipal": AddEveryone(statement, element, expression); return;
            case "CanonicalUserPrincipal" when first is not null: Text(statement, element, "CanonicalUser", first); return;
            case "OrganizationPrincipal" when first is not null:
                AddEveryone(statement, element, expression);
                statement.AddCondition(expression.Span, target =>
                {
                    target.Add("\"StringEquals\":{\"" + OrganizationKey + "\":", expression.Span);
                    values.Write(target, first);
                    target.Add('}', expression.Span);
                });
                return;
            case "FederatedPrincipal" or "WebIdentityPrincipal" or "OpenIdConnectPrincipal" or "SamlPrincipal" when first is not null:
                if (model.GetTypeInfo(first, token).Type?.SpecialType == SpecialType.System_String) Text(statement, element, "Federated", first);
                else statement.AddPrincipal(element, "Federated", first.Span, static target => target.Add(PlacedText.Hole));
                if (arguments!.Value.Count > 1) values.AddConditions(statement, arguments.Value[1].Expression);
                return;
            case "CompositePrincipal" when arguments is { Count: > 0 } parts:
                foreach (var part in parts) Add(statement, element, part.Expression);
                return;
            default:
                statement.AddPrincipal(element, "", expression.Span, static target => target.Add(PlacedText.Hole));
                Unknown(statement, expression);
                return;
        }
    }

    /// <summary>Adds everyone.</summary>
    public static void AddEveryone(StatementText statement, string element, SyntaxNode place)
        => statement.AddPrincipal(element, Aws, place.Span, target => target.Add("\"*\"", place.Span));

    /// <summary>Adds an account, as the CDK writes it.</summary>
    public void AddAccount(StatementText statement, string element, ExpressionSyntax account)
        => statement.AddPrincipal(element, Aws, account.Span, target =>
        {
            target.Add(AccountStart, account.Span);
            target.Add(PolicyObject.Escaped(PlacedTextReader.Read(account, model, token)));
            target.Add(AccountEnd, account.Span);
        });

    /// <summary>Adds a principal that a text names.</summary>
    public void Text(StatementText statement, string element, string kind, ExpressionSyntax text) => statement.AddPrincipal(element, kind, text.Span, target => values.Write(target, text));

    private static void Unknown(StatementText statement, SyntaxNode place) => statement.AddCondition(place.Span, static target => target.Add(PlacedText.Hole));
}
