using System.Collections.Concurrent;
using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>Methods and constructors → what the catalogue says of them.</summary>
internal sealed class SdkMembers(SdkSymbols symbols, AwsCatalog catalog)
{
    private readonly ConcurrentDictionary<ISymbol, SdkMember?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Finds the SDK member behind a method.</summary>
    /// <param name="method">The method as the program refers to it.</param>
    /// <returns>The member, or <see langword="null"/> when the method has nothing to do with the SDK.</returns>
    public SdkMember? Find(IMethodSymbol method) => _known.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, symbol => FindNew((IMethodSymbol)symbol));

    private SdkMember? FindNew(IMethodSymbol method)
    {
        var declaration = SymbolNames.FirstDeclaration(method.ReducedFrom ?? method);
        var type = symbols.TypeOf(declaration.ContainingType);
        if (type.Kind == SdkTypeKind.None) return null;

        return FindOn(type, declaration)
            ?? Implemented(declaration).Select(implemented => FindOn(symbols.TypeOf(implemented.ContainingType), implemented)).FirstOrDefault(static found => found is not null);
    }

    private SdkMember? FindOn(SdkType type, IMethodSymbol method)
    {
        if (type.Kind == SdkTypeKind.None) return null;
        var name = SdkMemberName.Format(type.FullName, method.MetadataName);
        if (FindHelper(type.FullName, method) is { } helper) return new(name, "", [], helper, null);
        if (method.MethodKind == MethodKind.Constructor) return null;

        return type.Kind switch
        {
            SdkTypeKind.Client or SdkTypeKind.Paginators => FindOperation(type, method, name),
            SdkTypeKind.Helper => IsAsk(method) ? SdkMember.Doubtful(name, "the catalogue does not list this helper method") : null,
            SdkTypeKind.ClientBase => method.Name.StartsWith("Invoke", StringComparison.Ordinal)
                ? SdkMember.Doubtful(name, "this client is derived from AmazonServiceClient and builds its own requests")
                : null,
            _ => null,
        };
    }

    private HelperEntry? FindHelper(string type, IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor) return catalog.FindHelper(type, SdkMemberName.Constructor);
        return MethodStems.Of(method).Select(stem => catalog.FindHelper(type, stem)).FirstOrDefault(static found => found is not null);
    }

    private static SdkMember? FindOperation(SdkType type, IMethodSymbol method, string name)
    {
        if (type.Service is not { } service)
        {
            // The body of a client that stands in this compilation is read itself.
            return IsAsk(method) && method.DeclaringSyntaxReferences.IsEmpty
                ? SdkMember.Doubtful(name, "the catalogue does not list the service of this client")
                : null;
        }

        foreach (var stem in MethodStems.Of(method))
        {
            var targets = service.FindMethod(stem);
            if (targets.Count > 0) return new(name, service.Id, targets, null, null);
        }

        if (MethodStems.IsEnd(method)) return SdkMember.Silent(name);
        return IsAsk(method) ? SdkMember.Doubtful(name, "the catalogue does not list this operation of " + service.Id) : null;
    }

    private static bool IsAsk(IMethodSymbol method)
        => method.DeclaredAccessibility == Accessibility.Public
            && method.MethodKind == MethodKind.Ordinary
            && !SdkMemberName.IsPlumbing(method.Name);

    // A call of somebody's own S3 client, declared on the class, asks for what the interface member would.
    private IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method)
    {
        foreach (var parent in method.ContainingType.AllInterfaces)
        {
            if (symbols.TypeOf(parent).Kind == SdkTypeKind.None) continue;
            foreach (var member in parent.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                var implementation = method.ContainingType.TypeKind == TypeKind.Interface
                    ? method
                    : method.ContainingType.FindImplementationForInterfaceMember(member);
                if (SymbolEqualityComparer.Default.Equals(implementation?.OriginalDefinition, method)) yield return member.OriginalDefinition;
            }
        }
    }
}
