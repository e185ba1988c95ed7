using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>Symbols as the catalogue and the record write them.</summary>
internal static class SymbolNames
{
    /// <summary>The full name of a type's namespace; empty for none.</summary>
    public static string NamespaceOf(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            parts.Push(space.Name);
        }

        return string.Join(".", parts);
    }

    /// <summary>Whether a type is one of the framework's.</summary>
    public static bool IsOfSystem(ITypeSymbol type) => type is INamedTypeSymbol named && IsBelow(NamespaceOf(named), "System");

    /// <summary>Whether a type is one of the AWS SDK's.</summary>
    public static bool IsOfSdk(ITypeSymbol type) => type is INamedTypeSymbol named && IsBelow(NamespaceOf(named), "Amazon");

    private static bool IsBelow(string space, string parent) => space == parent || space.StartsWith(parent + ".", StringComparison.Ordinal);

    /// <summary>The full name of a type, see <see cref="SdkMemberName.TypeName"/>.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        var names = new Stack<string>();
        for (var outer = type; outer is not null; outer = outer.ContainingType) names.Push(outer.MetadataName);
        return SdkMemberName.TypeName(NamespaceOf(type), names);
    }

    /// <summary>The member as compiled code names it: an override goes by the type that declares it first.</summary>
    public static IMethodSymbol FirstDeclaration(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return method.OriginalDefinition;
    }
}
