using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Finds the <c>[IamFeature("...")]</c> or <c>[IamPrincipal("...")]</c> that a call belongs to: the nearest member or type around it that carries one.</summary>
/// <param name="shortName">The attribute's name without <c>Attribute</c>.</param>
internal sealed class NearestAttribute(string shortName)
{
    private const string Space = "IamAnalyzers.";
    private const string Suffix = "Attribute";

    public static NearestAttribute Feature { get; } = new("IamFeature");

    public static NearestAttribute Principal { get; } = new("IamPrincipal");

    /// <summary>Reads the attribute around a node.</summary>
    /// <returns>What it says, or <see langword="null"/> when there is none.</returns>
    public string? Read(SyntaxNode node, SemanticModel model, CancellationToken token)
    {
        foreach (var member in node.Ancestors().OfType<MemberDeclarationSyntax>())
        {
            if (ReadMember(member, model, token) is { } said) return said;
        }

        return null;
    }

    private string? ReadMember(MemberDeclarationSyntax member, SemanticModel model, CancellationToken token)
    {
        if (ReadLists(member.AttributeLists, model, token) is { } here) return here;

        // The attribute may stand on another part of a partial type or method.
        if (!member.Modifiers.Any(SyntaxKind.PartialKeyword) || model.GetDeclaredSymbol(member, token) is not { } symbol) return null;
        foreach (var part in OtherParts(symbol))
        {
            if (part.GetSyntax(token) is not MemberDeclarationSyntax other || other == member || !other.AttributeLists.Any()) continue;
            var otherModel = other.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(other.SyntaxTree);
            if (ReadLists(other.AttributeLists, otherModel, token) is { } there) return there;
        }

        return null;
    }

    private static IEnumerable<SyntaxReference> OtherParts(ISymbol symbol)
    {
        IEnumerable<SyntaxReference> parts = symbol.DeclaringSyntaxReferences;
        if (symbol is not IMethodSymbol method) return parts;
        if (method.PartialDefinitionPart is { } definition) parts = parts.Concat(definition.DeclaringSyntaxReferences);
        if (method.PartialImplementationPart is { } implementation) parts = parts.Concat(implementation.DeclaringSyntaxReferences);
        return parts;
    }

    private string? ReadLists(SyntaxList<AttributeListSyntax> lists, SemanticModel model, CancellationToken token)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if ((IsNamed(attribute) || IsAlias(attribute, model, token)) && IsOurs(attribute, model, token)) return Value(attribute, model, token);
            }
        }

        return null;
    }

    private bool IsNamed(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            SimpleNameSyntax simple => simple,
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            _ => null,
        };
        return name is not null && IsOurName(name.Identifier.ValueText);
    }

    // using Feature = IamAnalyzers.IamFeatureAttribute;
    private bool IsAlias(AttributeSyntax attribute, SemanticModel model, CancellationToken token)
        => attribute.Name is IdentifierNameSyntax { Identifier.ValueText: var alias } name
            && (UsingsAround(name).Any(directive => directive.Alias?.Name.Identifier.ValueText == alias && directive.Name is { } target && IsOurName(LastName(target)))
                || (model.GetAliasInfo(name, token) is { Target.Name: var global } && IsOurName(global)));

    // In the compilation that the generator reads, the alias may stand for a type that is not there yet.
    private static IEnumerable<UsingDirectiveSyntax> UsingsAround(SyntaxNode node)
        => node.Ancestors().SelectMany(static ancestor => ancestor switch
        {
            CompilationUnitSyntax unit => unit.Usings,
            BaseNamespaceDeclarationSyntax space => space.Usings,
            _ => default,
        });

    private static string LastName(NameSyntax name) => name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : (name as SimpleNameSyntax)?.Identifier.ValueText ?? "";

    private bool IsOurName(string name) => name == shortName || name == shortName + Suffix;

    // The generator adds the attribute to the compilation that it reads, so its symbol may not exist yet.
    private bool IsOurs(AttributeSyntax attribute, SemanticModel model, CancellationToken token)
        => model.GetSymbolInfo(attribute, token).Symbol is not IMethodSymbol constructor
            || constructor.ContainingType.ToDisplayString() == Space + shortName + Suffix;

    private static string? Value(AttributeSyntax attribute, SemanticModel model, CancellationToken token)
    {
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null) is not { } argument) return null;
        var constant = model.GetConstantValue(argument.Expression, token);
        return constant.HasValue ? constant.Value as string : null;
    }
}
