using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Surface.Tests;

/// <summary>The public names of an assembly as lines of text, so that two assemblies can be compared.</summary>
internal static class PublicNames
{
    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandNullable);

    /// <summary>Lists types, base types, constructors, methods, properties and fields of the SDK's own namespaces.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="space">The service's namespace; its <c>Model</c> namespace is listed too.</param>
    /// <returns>One line a name.</returns>
    public static SortedSet<string> Of(IAssemblySymbol assembly, string space)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in Types(assembly.GlobalNamespace).Where(type => type.DeclaredAccessibility == Accessibility.Public))
        {
            if (type.ContainingNamespace.ToDisplayString() is var own && own != space && own != space + ".Model") continue;
            names.Add($"{type.Name} : {type.BaseType?.ToDisplayString(Short) ?? "interface"}");
            foreach (var member in type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public))
            {
                if (Line(member) is { } line) names.Add($"{type.Name}.{line}");
            }
        }

        return names;
    }

    private static string? Line(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.Ordinary, IsOverride: false } method => $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => $"{parameter.Type.ToDisplayString(Short)} {parameter.Name}{(parameter.IsOptional ? "?" : "")}"))})",
        IPropertySymbol { IsOverride: false } property => $"{property.Name}: {property.Type.ToDisplayString(Short)}",
        IFieldSymbol field => $"{field.Name}: constant",
        _ => null,
    };

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space)
        => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
