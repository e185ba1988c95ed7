using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Finds the program's configuration where it has one.</summary>
internal static class ConfigurationInScope
{
    private const string TypeName = "Microsoft.Extensions.Configuration.IConfiguration";

    /// <summary>Code that names an <c>IConfiguration</c> which can be used at a value's place; null when there is none.</summary>
    public static string? Find(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.Compilation.GetTypeByMetadataName(TypeName) is not { } configuration) return null;
        var isStatic = IsStatic(value);
        return model.LookupSymbols(value.SpanStart)
            .Where(symbol => IsUsable(symbol, value, isStatic, cancellationToken))
            .OrderBy(static symbol => symbol is IParameterSymbol or ILocalSymbol ? 0 : 1)
            .ThenBy(static symbol => symbol.Name, StringComparer.Ordinal)
            .Select(symbol => Read(symbol, configuration))
            .FirstOrDefault(static text => text is not null);
    }

    private static string? Read(ISymbol symbol, INamedTypeSymbol configuration)
    {
        if (TypeOf(symbol) is not { } type) return null;
        if (Is(type, configuration)) return symbol.Name;
        // The builders of hosts and web applications.
        return symbol is IParameterSymbol or ILocalSymbol
            && type.GetMembers("Configuration").OfType<IPropertySymbol>().Any(property => property.DeclaredAccessibility == Accessibility.Public && Is(property.Type, configuration))
                ? symbol.Name + ".Configuration"
                : null;
    }

    private static bool Is(ITypeSymbol type, INamedTypeSymbol configuration)
        => SymbolEqualityComparer.Default.Equals(type, configuration) || type.AllInterfaces.Contains(configuration, SymbolEqualityComparer.Default);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsUsable(ISymbol symbol, ExpressionSyntax value, bool isStatic, CancellationToken cancellationToken)
    {
        if (symbol is IFieldSymbol or IPropertySymbol) return symbol.IsStatic || !isStatic;
        if (symbol is IParameterSymbol) return !IsConstantField(value);
        if (symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] }) return false;
        var declaration = reference.GetSyntax(cancellationToken);
        return declaration.Span.End < value.SpanStart && declaration is VariableDeclaratorSyntax { Initializer: not null }
            // The locals of a program without a class are found by name in every type of the project, and can be used in none.
            && declaration.SyntaxTree == value.SyntaxTree
            && declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() == value.FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }

    /// <summary>A constant becomes a static field, which sees no parameter of its type.</summary>
    private static bool IsConstantField(ExpressionSyntax value)
        => value.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field && (field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.StaticKeyword));

    private static bool IsStatic(ExpressionSyntax value)
    {
        foreach (var ancestor in value.Ancestors())
        {
            switch (ancestor)
            {
                case LocalFunctionStatementSyntax function when function.Modifiers.Any(SyntaxKind.StaticKeyword):
                    return true;
                case AnonymousFunctionExpressionSyntax function when function.Modifiers.Any(SyntaxKind.StaticKeyword):
                    return true;
                case FieldDeclarationSyntax or ConstructorInitializerSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                    return true;
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.StaticKeyword) || member is GlobalStatementSyntax;
            }
        }

        return true;
    }
}
