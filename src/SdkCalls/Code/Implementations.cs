using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>The members that may run where an overridable one is called: those of all types in sight.</summary>
/// <param name="Members">The members with code; <see langword="null"/> when a type out of sight may have its own.</param>
internal sealed record Implementations(IReadOnlyList<ISymbol>? Members) : IOpenAnswer
{
    public bool IsOpen => Members is null;

    private const int MaxTypes = 32;

    private static readonly Implementations Hidden = new((IReadOnlyList<ISymbol>?)null);

    /// <summary>Finds them.</summary>
    /// <param name="member">A virtual, abstract or overriding member, or one of an interface.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    public static Implementations Find(ISymbol member, CodeIndex code, CancellationToken token)
    {
        var type = member.ContainingType;
        if (type is null || type.DeclaringSyntaxReferences.IsEmpty) return Hidden;
        code.NoteMember(member.Name);
        if (Descendants.Of(type, code, token).Types is not { } descendants || descendants.Count > MaxTypes) return Hidden;
        // guard: proxy
        if (descendants.Append(type).Any(one => Proxies.MayImplement(one, code, token))) return Hidden;

        var found = new List<ISymbol>();
        // guard: overridden
        if (!member.IsAbstract) found.Add(member);
        foreach (var descendant in descendants)
        {
            // A type that the compiler does not derive in source may have members out of sight in between.
            var members = type.TypeKind == TypeKind.Interface ? Implemented(descendant, type, member) : descendant.GetMembers(member.Name).Where(candidate => Overrides(candidate, member));
            foreach (var own in members)
            {
                if (own.IsAbstract || found.Contains(own, SymbolEqualityComparer.Default)) continue;
                if (own.DeclaringSyntaxReferences.IsEmpty) return Hidden;
                found.Add(own);
            }
        }

        return found.Count == 0 ? Hidden : new(found);
    }

    // A type may implement several constructions of one interface, each by a member of its own.
    private static IEnumerable<ISymbol> Implemented(INamedTypeSymbol type, INamedTypeSymbol parent, ISymbol member)
        => type.TypeKind == TypeKind.Interface
            ? []
            : type.AllInterfaces.Where(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, parent.OriginalDefinition))
                .SelectMany(candidate => candidate.GetMembers(member.Name))
                .Where(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, member.OriginalDefinition))
                .Select(candidate => type.FindImplementationForInterfaceMember(candidate)?.OriginalDefinition)
                .OfType<ISymbol>();

    private static bool Overrides(ISymbol candidate, ISymbol member)
    {
        for (var next = Overridden(candidate); next is not null; next = Overridden(next))
        {
            if (SymbolEqualityComparer.Default.Equals(next.OriginalDefinition, member.OriginalDefinition)) return true;
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol member)
        => member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };
}

/// <summary>All types of a program that derive from one of its own.</summary>
/// <param name="Types">The types; <see langword="null"/> when the code does not show them all.</param>
internal sealed record Descendants(IReadOnlyList<INamedTypeSymbol>? Types) : IOpenAnswer
{
    public bool IsOpen => Types is null;

    /// <summary>Finds them, at any depth.</summary>
    public static Descendants Of(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(type.OriginalDefinition, inner => Find(type.OriginalDefinition, inner, token));

    private static Descendants Find(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
    {
        if (code.ScopeOf(type) is null) return new((IReadOnlyList<INamedTypeSymbol>?)null);
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<INamedTypeSymbol>([type]);
        while (open.Count > 0)
        {
            var parent = open.Pop();
            foreach (var name in code.NamesIn(code.Everywhere, parent.Name))
            {
                // An alias of the type derives under a name that we do not look for.
                if (name.FirstAncestorOrSelf<SyntaxNode>(static node => node is not NameSyntax) is UsingDirectiveSyntax { Alias: not null }) return new((IReadOnlyList<INamedTypeSymbol>?)null);
                if (name.FirstAncestorOrSelf<SyntaxNode>(static node => node is not (NameSyntax or TypeArgumentListSyntax)) is not BaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax declaration }) continue;
                if (code.ModelOf(declaration).GetDeclaredSymbol(declaration, token) is INamedTypeSymbol derived && Extends(derived, parent) && found.Add(derived)) open.Push(derived);
            }
        }

        return new([.. found]);
    }

    private static bool Extends(INamedTypeSymbol type, INamedTypeSymbol parent)
        => SymbolEqualityComparer.Default.Equals(type.BaseType?.OriginalDefinition, parent)
            || type.Interfaces.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, parent));
}
