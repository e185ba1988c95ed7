using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// The members that a call can name to run a method: the method itself, what it overrides, and the members of interfaces that it
/// implements for its type or for one that derives from it.
/// </summary>
internal static class MethodSlots
{
    /// <summary>Finds them.</summary>
    /// <returns>The members, each of the program; <see langword="null"/> when other assemblies may call one, or derive a type.</returns>
    public static IReadOnlyList<IMethodSymbol>? Of(IMethodSymbol method, CodeIndex code, CancellationToken token)
    {
        var slots = new List<IMethodSymbol> { method };
        for (var parent = method.OverriddenMethod; parent is not null; parent = parent.OverriddenMethod) slots.Add(parent.OriginalDefinition);
        if (slots.Count > 1 || method.DeclaredAccessibility == Accessibility.Public || !method.ExplicitInterfaceImplementations.IsEmpty)
        {
            code.NoteMember(method.Name);
            var type = method.ContainingType;
            if (Descendants(type, method, code, token) is not { } descendants) return null;
            foreach (var member in descendants.SelectMany(derived => Implemented(derived, slots))) slots.Add(member.OriginalDefinition);
        }

        return slots.TrueForAll(slot => slot.DeclaringSyntaxReferences.Length > 0 && code.ScopeOf(slot) is not null) ? slots.Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToList() : null;
    }

    // The types that may have the method: its own, and what derives from it.
    private static IReadOnlyList<INamedTypeSymbol>? Descendants(INamedTypeSymbol type, IMethodSymbol method, CodeIndex code, CancellationToken token)
    {
        if (type.IsSealed || type.IsStatic || type.TypeKind is not TypeKind.Class) return [type];
        return Code.Descendants.Of(type, code, token).Types is { } derived ? [type, .. derived] : null;
    }

    private static List<IMethodSymbol> Implemented(INamedTypeSymbol type, List<IMethodSymbol> slots)
        => type.TypeKind == TypeKind.Interface
            ? []
            : type.AllInterfaces.SelectMany(static parent => parent.GetMembers()).OfType<IMethodSymbol>()
                .Where(member => type.FindImplementationForInterfaceMember(member) is IMethodSymbol found && slots.Contains(found.OriginalDefinition, SymbolEqualityComparer.Default))
                .ToList();
}
