using System.Collections.Concurrent;
using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>The SDK's types in one compilation. Types decide, not names: a client is what extends the SDK's client types.</summary>
internal sealed class SdkSymbols
{
    /// <summary>The simple name of the base of all clients.</summary>
    public const string ClientBase = "AmazonServiceClient";

    private const string ClientBaseName = "Amazon.Runtime." + ClientBase;

    private readonly AwsCatalog _catalog;
    private readonly HashSet<ISymbol> _clientBases;
    private readonly Lazy<HashSet<ISymbol>> _serviceInterfaces;
    private readonly Lazy<ReferencedServices> _referenced;
    private readonly ConcurrentDictionary<ISymbol, SdkType> _types = new(SymbolEqualityComparer.Default);

    private SdkSymbols(Compilation compilation, AwsCatalog catalog, HashSet<ISymbol> clientBases)
    {
        _catalog = catalog;
        _clientBases = clientBases;
        _serviceInterfaces = new(() => Find(compilation, "Amazon.Runtime.IAmazonService"));
        _referenced = new(() => ReferencedServices.Of(compilation, catalog));
    }

    /// <summary>The SDK in a compilation, or <see langword="null"/> when the compilation does not refer to it.</summary>
    public static SdkSymbols? For(Compilation compilation, AwsCatalog catalog)
    {
        var clientBases = Find(compilation, ClientBaseName);
        return clientBases.Count == 0 ? null : new(compilation, catalog, clientBases);
    }

    /// <summary>Classifies a type.</summary>
    public SdkType TypeOf(ITypeSymbol? type)
        => type switch
        {
            INamedTypeSymbol named => _types.GetOrAdd(named.OriginalDefinition, symbol => Classify((INamedTypeSymbol)symbol)),
            ITypeParameterSymbol parameter => parameter.ConstraintTypes.Select(TypeOf).FirstOrDefault(static found => found.Kind != SdkTypeKind.None) ?? SdkType.None,
            _ => SdkType.None,
        };

    /// <summary>Whether a value of the type is a client, or may be one by its constraint.</summary>
    public bool IsClient(ITypeSymbol? type)
        => TypeOf(type).Kind == SdkTypeKind.Client
            || (type is INamedTypeSymbol named && TypeOf(named).Kind == SdkTypeKind.Descendant && IsClientByHierarchy(named));

    /// <summary>Whether some service that the compilation refers to has an operation of this stem.</summary>
    public bool IsReferencedOperation(string stem)
        => Referenced.HasOperation(stem);

    /// <summary>The services and helpers that the compilation refers to.</summary>
    public ReferencedServices Referenced => _referenced.Value;

    /// <summary>Whether a type is compiled into a package of the SDK.</summary>
    public static bool IsFromSdk(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.IsEmpty
            && ((SymbolNames.NamespaceOf(type) + ".").StartsWith("Amazon.", StringComparison.Ordinal) || type.ContainingAssembly?.Name.StartsWith("AWSSDK.", StringComparison.Ordinal) == true);

    /// <summary>Whether a method makes a list of pages, which are asked for later, with the request as it is then.</summary>
    public static bool MakesPages(IMethodSymbol method) => method.ContainingType.Name.EndsWith("PaginatorFactory", StringComparison.Ordinal);

    private static HashSet<ISymbol> Find(Compilation compilation, string fullName)
        => new(compilation.GetTypesByMetadataName(fullName), SymbolEqualityComparer.Default);

    private SdkType Classify(INamedTypeSymbol type)
    {
        var space = SymbolNames.NamespaceOf(type);
        var fullName = SymbolNames.FullName(type);
        if (_clientBases.Contains(type)) return new(SdkTypeKind.ClientBase, fullName, null);

        if (IsClientByHierarchy(type))
        {
            var service = _catalog.FindClient(space, type.Name);
            var isOwn = service is not null || IsDirectClient(type);
            return new(isOwn ? SdkTypeKind.Client : SdkTypeKind.Descendant, fullName, service);
        }

        if (type.TypeKind == TypeKind.Interface && SdkMemberName.IsPaginatorFactoryName(space, type.Name))
        {
            return new(SdkTypeKind.Paginators, fullName, FindPaginatedService(type, space));
        }

        if (_catalog.IsHelperType(fullName)) return new(SdkTypeKind.Helper, fullName, null);
        return ExtendsHelper(type) ? new(SdkTypeKind.Descendant, fullName, null) : SdkType.None;
    }

    private bool IsClientByHierarchy(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (_clientBases.Contains(ancestor)) return true;
        }

        if (type.AllInterfaces.Any(_serviceInterfaces.Value.Contains)) return true;

        // SDK 3.1 has no IAmazonService: there the catalogue's name of the interface must do, for it and for what implements it.
        return _serviceInterfaces.Value.Count == 0
            && (IsOldInterface(type) || type.AllInterfaces.Any(IsOldInterface));
    }

    private bool IsOldInterface(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Interface
            && type.Name.StartsWith("IAmazon", StringComparison.Ordinal)
            && _catalog.FindClient(SymbolNames.NamespaceOf(type), type.Name) is not null;

    // A type that extends the SDK's base itself, not through another client, is a client of a service we do not know.
    private bool IsDirectClient(INamedTypeSymbol type)
        => (type.BaseType is { } parent && _clientBases.Contains(parent))
            || (type.TypeKind == TypeKind.Interface && type.Interfaces.Any(_serviceInterfaces.Value.Contains));

    private bool ExtendsHelper(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (TypeOf(ancestor).Kind is SdkTypeKind.Helper) return true;
        }

        return type.AllInterfaces.Any(parent => TypeOf(parent).Kind is SdkTypeKind.Helper or SdkTypeKind.Paginators);
    }

    private ServiceEntry? FindPaginatedService(INamedTypeSymbol factory, string modelNamespace)
    {
        var space = modelNamespace.Substring(0, modelNamespace.LastIndexOf('.'));
        foreach (var client in factory.ContainingNamespace.ContainingNamespace.GetTypeMembers())
        {
            if (client.TypeKind == TypeKind.Interface
                && client.GetMembers("Paginators").OfType<IPropertySymbol>().Any(property => SymbolEqualityComparer.Default.Equals(property.Type, factory)))
            {
                return _catalog.FindClient(space, client.Name);
            }
        }

        return null;
    }
}
