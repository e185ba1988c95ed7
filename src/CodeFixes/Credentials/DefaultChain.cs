using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>The object with which the SDK finds credentials by itself, for code that needs an object.</summary>
internal static class DefaultChain
{
    private const string BaseType = "Amazon.Runtime.AWSCredentials";

    /// <summary>Newest first: v4 still has the factory of v3, as obsolete.</summary>
    private static readonly string[] Factories =
    [
        "Amazon.Runtime.Credentials.DefaultAWSCredentialsIdentityResolver",
        "Amazon.Runtime.FallbackCredentialsFactory",
    ];

    /// <summary>Whether a type is, or derives from, the SDK's credentials.</summary>
    public static bool IsCredentials(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "AWSCredentials", ContainingNamespace: { Name: "Runtime", ContainingNamespace.Name: "Amazon" } }) return true;
        }

        return false;
    }

    /// <summary>Puts the chain's object in the place of a creation; null when its type would not fit there.</summary>
    public static SinkEdit? EditOf(BaseObjectCreationExpressionSyntax creation, DocumentId document, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FactoryOf(model.Compilation) is not { } factory) return null;
        var types = model.GetTypeInfo(creation, cancellationToken);
        var isImmutable = types.Type?.Name == "ImmutableCredentials";
        if (!isImmutable && !IsCredentials(types.Type)) return null;
        if (isImmutable || Takes(types.ConvertedType, model.Compilation))
            return new SinkEdit(document, creation, node => Call(factory, isImmutable).WithTriviaFrom(node), Arguments(creation));
        return DeclaredType(creation) is { } type
            ? new SinkEdit(document, type.Parent!, node => Retyped(node, creation, factory), Arguments(creation))
            : null;
    }

    private static SyntaxNode[] Arguments(BaseObjectCreationExpressionSyntax creation)
        => [.. creation.ArgumentList?.Arguments ?? default(SeparatedSyntaxList<ArgumentSyntax>)];

    /// <summary>Whether a place of a type takes an object of the base type: its own type or one above it.</summary>
    private static bool Takes(ITypeSymbol? type, Compilation compilation)
    {
        for (ITypeSymbol? current = compilation.GetTypeByMetadataName(BaseType); current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type)) return true;
        }

        return false;
    }

    /// <summary>The written type of the one variable or property that a creation initialises.</summary>
    private static TypeSyntax? DeclaredType(BaseObjectCreationExpressionSyntax creation) => creation.Parent?.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } => declaration.Type,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };

    private static SyntaxNode Retyped(SyntaxNode declaration, BaseObjectCreationExpressionSyntax creation, string factory)
    {
        // The edits of what is inside are of arguments that go, so that the creation is found by its place.
        var value = declaration.DescendantNodes().OfType<EqualsValueClauseSyntax>().First().Value;
        var changed = declaration.ReplaceNode(value, Call(factory, isImmutable: false).WithTriviaFrom(creation));
        var type = changed is VariableDeclarationSyntax variable ? variable.Type : ((PropertyDeclarationSyntax)changed).Type;
        return type.IsVar ? changed : changed.ReplaceNode(type, Annotated(SyntaxFactory.ParseTypeName("global::" + BaseType)).WithTriviaFrom(type));
    }

    private static string? FactoryOf(Compilation compilation)
        => Factories.FirstOrDefault(name => compilation.GetTypeByMetadataName(name)?.GetMembers("GetCredentials").OfType<IMethodSymbol>()
            .Any(static method => method.IsStatic && method.Parameters.All(static parameter => parameter.IsOptional)) == true);

    private static InvocationExpressionSyntax Call(string factory, bool isImmutable)
    {
        var found = Call(Annotated(SyntaxFactory.ParseExpression("global::" + factory)));
        return isImmutable ? Call(found) : found;
    }

    private static InvocationExpressionSyntax Call(ExpressionSyntax target)
        => SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression, target, SyntaxFactory.IdentifierName("GetCredentials")));

    private static T Annotated<T>(T name)
        where T : SyntaxNode
        => name.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation, Formatter.Annotation);
}
