using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls;

/// <summary>Finds the <c>[IamFeature("...")]</c> that a call belongs to: the nearest member or type around it that carries one.</summary>
internal static class FeatureReader
{
    private const string ShortName = "IamFeature";
    private const string LongName = "IamFeatureAttribute";
    private const string FullName = "IamAnalyzers.IamFeatureAttribute";

    /// <summary>Reads the feature around a node.</summary>
    /// <returns>The feature's name, or the empty string.</returns>
    public static string Read(SyntaxNode node, SemanticModel model, CancellationToken token)
    {
        foreach (var member in node.Ancestors().OfType<MemberDeclarationSyntax>())
        {
            if (ReadMember(member, model, token) is { } feature) return feature;
        }

        return "";
    }

    private static string? ReadMember(MemberDeclarationSyntax member, SemanticModel model, CancellationToken token)
    {
        if (ReadLists(member.AttributeLists, model, token) is { } here) return here;

        // The attribute may stand on another part of a partial type or method.
        if (!member.Modifiers.Any(SyntaxKind.PartialKeyword) || model.GetDeclaredSymbol(member, token) is not { } symbol) return null;
        foreach (var part in OtherParts(symbol))
        {
            if (part.GetSyntax(token) is not MemberDeclarationSyntax other || other == member || !other.AttributeLists.Any(static list => list.Attributes.Any(IsNamedFeature))) continue;
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

    private static string? ReadLists(SyntaxList<AttributeListSyntax> lists, SemanticModel model, CancellationToken token)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (IsNamedFeature(attribute) && IsOurs(attribute, model, token)) return Value(attribute, model, token);
            }
        }

        return null;
    }

    private static bool IsNamedFeature(AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            SimpleNameSyntax simple => simple,
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            _ => null,
        };
        return name?.Identifier.ValueText is ShortName or LongName;
    }

    // The generator adds the attribute to the compilation that it reads, so its symbol may not exist yet.
    private static bool IsOurs(AttributeSyntax attribute, SemanticModel model, CancellationToken token)
        => model.GetSymbolInfo(attribute, token).Symbol is not IMethodSymbol constructor
            || constructor.ContainingType.ToDisplayString() == FullName;

    private static string? Value(AttributeSyntax attribute, SemanticModel model, CancellationToken token)
    {
        if (attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null) is not { } argument) return null;
        var constant = model.GetConstantValue(argument.Expression, token);
        return constant.HasValue ? constant.Value as string : null;
    }
}
