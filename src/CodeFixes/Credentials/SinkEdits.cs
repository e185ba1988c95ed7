using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>How each form of taking credentials does without them.</summary>
internal static class SinkEdits
{
    /// <summary>The edit of a place that takes credentials; null when it needs them.</summary>
    public static SinkEdit? For(SyntaxNode node, SinkForm form, DocumentId document, SemanticModel model, CancellationToken cancellationToken) => form switch
    {
        SinkForm.ClientConstructor => ClientArguments.EditOf(node, document, model, cancellationToken),
        SinkForm.OptionsProperty when node is AssignmentExpressionSyntax assignment && IsCredentials(assignment.Left) => Removal(assignment, document),
        SinkForm.ProfileOptions when node is InvocationExpressionSyntax call && CallNames.Of(call) == "RegisterProfile" => Removal(call, document),
        SinkForm.EnvironmentVariable when node is InvocationExpressionSyntax call && NamesCredential(call, model, cancellationToken) => Removal(call, document),
        _ => null,
    };

    /// <summary>Takes out an entry of an initializer, or the whole statement.</summary>
    public static SinkEdit? Removal(ExpressionSyntax expression, DocumentId document)
    {
        SyntaxNode? whole = expression.Parent switch
        {
            InitializerExpressionSyntax => expression,
            ExpressionStatementSyntax { Parent: GlobalStatementSyntax top } => top,
            ExpressionStatementSyntax statement => statement,
            _ => null,
        };
        return whole is null ? null : new SinkEdit(document, whole, RemovedNodes.Mark, [whole]);
    }

    private static bool IsCredentials(ExpressionSyntax property) => CallNames.Last(property) is "Credentials" or "DefaultAWSCredentials";

    private static bool NamesCredential(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
        => call.ArgumentList.Arguments is { Count: > 1 } arguments
            && model.GetConstantValue(CredentialArguments.NameAndValue(arguments).Name, cancellationToken).Value
                is "AWS_ACCESS_KEY_ID" or "AWS_ACCESS_KEY" or "AWS_SECRET_ACCESS_KEY" or "AWS_SECRET_KEY" or "AWS_SESSION_TOKEN" or "AWS_BEARER_TOKEN_BEDROCK";
}
