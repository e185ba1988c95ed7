using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>One part of a credential as code hands it to the SDK.</summary>
/// <param name="Kind">Which part.</param>
/// <param name="Value">The expression.</param>
/// <param name="Sink">What takes it.</param>
/// <param name="SinkName">The type or method that takes it, for messages.</param>
internal readonly record struct CredentialArgument(CredentialKind Kind, ExpressionSyntax Value, Sink Sink, string SinkName);

/// <summary>Lists the parts of credentials that a creation, a call or an assignment hands to the SDK or to the environment.</summary>
internal static class CredentialArguments
{
    /// <summary>Whether a node is worth asking about: by its written names only.</summary>
    public static bool MayTake(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: >= 2 } creation => IsSinkName(CallNames.Of(creation)),
        ImplicitObjectCreationExpressionSyntax creation => creation.ArgumentList.Arguments.Count >= 2 && !creation.ArgumentList.Arguments[0].Expression.IsKind(SyntaxKind.NumericLiteralExpression),
        ConstructorInitializerSyntax initializer => initializer.ArgumentList.Arguments.Count >= 2,
        PrimaryConstructorBaseTypeSyntax parent => parent.ArgumentList.Arguments.Count >= 2,
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: >= 2 } invocation => CallNames.Of(invocation)
            is "SetEnvironmentVariable" or "RegisterProfile" || CallNames.Of(invocation).StartsWith("CreateAmazon", StringComparison.Ordinal),
        AssignmentExpressionSyntax assignment => CallNames.Last(assignment.Left) is "AccessKey" or "SecretKey" or "Token" or "AccessKeyId" or "SecretAccessKey" or "SessionToken",
        _ => false,
    };

    /// <summary>Lists the parts.</summary>
    /// <param name="node">A node for which <see cref="MayTake"/> is true.</param>
    /// <param name="model">The file's model.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static IEnumerable<CredentialArgument> Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is AssignmentExpressionSyntax assignment) return Assigned(assignment, model, cancellationToken);
        if (model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol method) return [];
        var arguments = node switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList?.Arguments,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList.Arguments,
            PrimaryConstructorBaseTypeSyntax parent => parent.ArgumentList.Arguments,
            InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments,
            _ => null,
        } ?? default;
        if (method is { Name: "SetEnvironmentVariable", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } })
            return Environment(node, arguments, model, cancellationToken);
        var form = SinkTypes.FormOf(method);
        return form == SinkForm.None ? [] : Arguments(method, arguments, new Sink(form, node));
    }

    private static IEnumerable<CredentialArgument> Arguments(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments, Sink sink)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText;
            var parameter = name is null
                ? i < method.Parameters.Length ? method.Parameters[i] : null
                : method.Parameters.FirstOrDefault(one => one.Name == name);
            if (parameter?.Type.SpecialType != SpecialType.System_String || KindOf(parameter.Name) is not { } kind) continue;
            yield return new CredentialArgument(kind, arguments[i].Expression, sink, method.ContainingType.Name);
        }
    }

    private static IEnumerable<CredentialArgument> Environment(
        SyntaxNode call, SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model, CancellationToken cancellationToken)
    {
        var (variable, value) = NameAndValue(arguments);
        if (model.GetConstantValue(variable, cancellationToken).Value is not string name) yield break;
        CredentialKind? kind = name switch
        {
            "AWS_ACCESS_KEY_ID" or "AWS_ACCESS_KEY" => CredentialKind.AccessKeyId,
            "AWS_SECRET_ACCESS_KEY" or "AWS_SECRET_KEY" => CredentialKind.SecretAccessKey,
            "AWS_SESSION_TOKEN" => CredentialKind.SessionToken,
            "AWS_BEARER_TOKEN_BEDROCK" => CredentialKind.BedrockApiKey,
            _ => null,
        };
        if (kind is { } known && !value.IsKind(SyntaxKind.NullLiteralExpression))
            yield return new CredentialArgument(known, value, new Sink(SinkForm.EnvironmentVariable, call), name);
    }

    /// <summary>The two arguments of <c>SetEnvironmentVariable</c>, in whatever order they are written.</summary>
    /// <param name="arguments">Two or more.</param>
    public static (ExpressionSyntax Name, ExpressionSyntax Value) NameAndValue(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var isTurned = arguments[0].NameColon?.Name.Identifier.ValueText == "value";
        return (arguments[isTurned ? 1 : 0].Expression, arguments[isTurned ? 0 : 1].Expression);
    }

    private static IEnumerable<CredentialArgument> Assigned(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is not IPropertySymbol property) yield break;
        var form = SinkTypes.FormOf(property.ContainingType);
        if (form == SinkForm.None || KindOf(property.Name) is not { } kind) yield break;
        yield return new CredentialArgument(kind, assignment.Right, new Sink(form, assignment), property.ContainingType.Name);
    }

    /// <summary>The part that a parameter or property takes: <c>awsAccessKeyId</c>, <c>secretKey</c>, <c>token</c> and their like.</summary>
    private static CredentialKind? KindOf(string name)
    {
        if (name.EndsWith("Token", StringComparison.OrdinalIgnoreCase)) return CredentialKind.SessionToken;
        if (name.IndexOf("secret", StringComparison.OrdinalIgnoreCase) >= 0) return CredentialKind.SecretAccessKey;
        return name.IndexOf("accessKey", StringComparison.OrdinalIgnoreCase) >= 0 ? CredentialKind.AccessKeyId : null;
    }

    private static bool IsSinkName(string name)
        => name.EndsWith("Credentials", StringComparison.Ordinal)
            || name.EndsWith("Client", StringComparison.Ordinal) && name.StartsWith("Amazon", StringComparison.Ordinal);
}
