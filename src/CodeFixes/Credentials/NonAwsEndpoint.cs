using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Knows clients that do not talk to AWS: an emulator, or another store with the same interface. Their keys are their own. The default
/// chain would send those of AWS there, so such code is left as it is.
/// </summary>
internal static class NonAwsEndpoint
{
    private static readonly string[] Hosts = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"];

    /// <summary>Whether what takes a credential talks to something else than AWS, as far as the code around it shows.</summary>
    public static bool IsServedBy(CredentialSink sink, CancellationToken cancellationToken)
    {
        if (sink.Form != SinkForm.ClientConstructor) return IsNear(sink.Node, sink.Model, cancellationToken);
        foreach (var argument in ClientArguments.ListOf(sink.Node)?.Arguments ?? default)
        {
            if (IsConfig(sink.Model.GetTypeInfo(argument.Expression, cancellationToken).Type)
                && IsFor(argument.Expression, sink.Model, cancellationToken)) return true;
        }

        return false;
    }

    /// <summary>Whether the type around a node, or the file of a program without one, speaks to something else than AWS.</summary>
    public static bool IsNear(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
        => ScopeOf(node).DescendantNodes().Any(one => SetsAddress(one, model, cancellationToken));

    /// <summary>Whether a client's configuration has another address.</summary>
    private static bool IsFor(ExpressionSyntax config, SemanticModel model, CancellationToken cancellationToken)
    {
        if (config is BaseObjectCreationExpressionSyntax creation)
            return creation.Initializer?.Expressions.Any(entry => SetsAddress(entry, model, cancellationToken)) == true;
        var symbol = model.GetSymbolInfo(config, cancellationToken).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol)) return IsNear(config, model, cancellationToken);
        return ScopeOf(config).DescendantNodes()
            .Where(one => SetsAddress(one, model, cancellationToken))
            .Any(one => OwnerOf((AssignmentExpressionSyntax)one, model, cancellationToken) is not { } owner || SymbolEqualityComparer.Default.Equals(owner, symbol));
    }

    /// <summary>The variable whose address an assignment sets; null when it is not known.</summary>
    private static ISymbol? OwnerOf(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellationToken)
    {
        if (assignment.Left is MemberAccessExpressionSyntax member) return model.GetSymbolInfo(member.Expression, cancellationToken).Symbol;
        return assignment.Parent?.Parent?.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => model.GetDeclaredSymbol(variable, cancellationToken),
            AssignmentExpressionSyntax outer => model.GetSymbolInfo(outer.Left, cancellationToken).Symbol,
            _ => null,
        };
    }

    private static bool SetsAddress(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        AssignmentExpressionSyntax assignment => CallNames.Last(assignment.Left) is "ServiceURL" && !IsOfAws(assignment.Right, model, cancellationToken),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var name, var value] } call => CallNames.Of(call) == "SetEnvironmentVariable"
            && model.GetConstantValue(name.Expression, cancellationToken).Value is string text
            && text.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal)
            && !IsOfAws(value.Expression, model, cancellationToken),
        _ => false,
    };

    /// <summary>An address that the code does not show may be any.</summary>
    private static bool IsOfAws(ExpressionSyntax address, SemanticModel model, CancellationToken cancellationToken)
    {
        var constant = model.GetConstantValue(address, cancellationToken);
        if (constant is { HasValue: true, Value: null }) return true;
        return constant.Value is string text
            && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && Hosts.Any(host => uri.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsConfig(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "ClientConfig" && SinkTypes.IsOfSdk(current)) return true;
        }

        return false;
    }

    private static SyntaxNode ScopeOf(SyntaxNode node)
        => node.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() ?? node.SyntaxTree.GetRoot();
}
