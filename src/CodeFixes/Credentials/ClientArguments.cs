using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Drops the credentials from the arguments of a client. Every client of the SDK can be made without them.</summary>
internal static class ClientArguments
{
    /// <summary>The edit of a creation, a constructor's call of its base, or a factory's call; null when it takes no credentials.</summary>
    public static SinkEdit? EditOf(SyntaxNode call, DocumentId document, SemanticModel model, CancellationToken cancellationToken)
    {
        if (ListOf(call) is not { } list) return null;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method) return null;
        var dropped = Enumerable.Range(0, list.Arguments.Count).Where(i => IsCredential(ParameterOf(list.Arguments[i], i, method))).ToArray();
        if (dropped.Length == 0 || OverloadOf(method) is not { } without) return null;
        if (HardCodedValue.IsChosenInAny(dropped.Select(i => list.Arguments[i]), model, cancellationToken)) return null;
        return new SinkEdit(document, list, node => Drop((ArgumentListSyntax)node, dropped, method, without), [.. dropped.Select(i => list.Arguments[i])]);
    }

    /// <summary>The arguments of a call of any kind.</summary>
    public static ArgumentListSyntax? ListOf(SyntaxNode call) => call switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax parent => parent.ArgumentList,
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        _ => null,
    };

    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, int index, IMethodSymbol method)
        => argument.NameColon is { } named
            ? method.Parameters.FirstOrDefault(parameter => parameter.Name == named.Name.Identifier.ValueText)
            : index < method.Parameters.Length ? method.Parameters[index] : null;

    private static bool IsCredential(IParameterSymbol? parameter)
    {
        if (parameter is null) return false;
        if (parameter.Type.SpecialType == SpecialType.System_String) return parameter.Name is "awsAccessKeyId" or "awsSecretAccessKey" or "awsSessionToken";
        return DefaultChain.IsCredentials(parameter.Type);
    }

    /// <summary>The same without credentials: a class of one's own that derives from a client need not have it.</summary>
    private static IMethodSymbol? OverloadOf(IMethodSymbol method)
    {
        var kept = method.Parameters.Where(static parameter => !IsCredential(parameter)).Select(static parameter => parameter.Type).ToArray();
        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(other =>
            other.IsStatic == method.IsStatic
            && other.DeclaredAccessibility >= method.DeclaredAccessibility
            && other.Parameters.Select(static parameter => parameter.Type).SequenceEqual(kept, SymbolEqualityComparer.Default));
    }

    private static ArgumentListSyntax Drop(ArgumentListSyntax list, int[] dropped, IMethodSymbol method, IMethodSymbol without)
    {
        var arguments = list.Arguments;
        foreach (var index in dropped.OrderByDescending(static index => index)) arguments = dropped.Contains(index + 1) ? arguments.RemoveAt(index) : ListedNodes.Without(arguments, index);
        if (arguments.Count > 0)
        {
            foreach (var named in arguments.Where(static argument => argument.NameColon is not null).ToArray())
                arguments = arguments.Replace(named, Renamed(named, method, without));
            return list.WithArguments(arguments);
        }

        return SyntaxFactory.ArgumentList()
            .WithOpenParenToken(list.OpenParenToken.WithTrailingTrivia(SyntaxFactory.TriviaList()))
            .WithCloseParenToken(list.CloseParenToken.WithLeadingTrivia(SyntaxFactory.TriviaList()));
    }

    /// <summary>Parameters of the same meaning do not have the same name in every constructor: <c>clientConfig</c>, <c>config</c>.</summary>
    private static ArgumentSyntax Renamed(ArgumentSyntax argument, IMethodSymbol method, IMethodSymbol without)
    {
        var name = argument.NameColon!.Name;
        var type = method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Identifier.ValueText)?.Type;
        var same = without.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, type));
        return same is null ? argument : argument.WithNameColon(argument.NameColon.WithName(SyntaxFactory.IdentifierName(same.Name).WithTriviaFrom(name)));
    }
}
