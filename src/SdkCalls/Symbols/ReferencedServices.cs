using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>
/// The services and helper layers that a compilation refers to, and so the names that can be calls in it. The catalogue's index of
/// all services holds names such as <c>Select</c> that every program is full of; asking for the symbol of each of them binds its
/// whole method, which is nearly all that a run costs.
/// </summary>
internal sealed class ReferencedServices
{
    private const string Root = "Amazon";
    private const string ServiceInterface = "IAmazonService";
    private const string Async = "Async";

    private static readonly ConditionalWeakTable<IAssemblySymbol, Content> Assemblies = new();

    private readonly IReadOnlyList<Content> _contents;

    private ReferencedServices(IReadOnlyList<Content> contents) => _contents = contents;

    /// <summary>Finds what a compilation refers to. What its assemblies hold is kept for as long as their symbols live.</summary>
    public static ReferencedServices Of(Compilation compilation, AwsCatalog catalog)
        => new([.. compilation.SourceModule.ReferencedAssemblySymbols
            .Select(assembly => Assemblies.GetValue(assembly, key => Content.Of(key, catalog)))
            .Append(Content.Of(compilation.Assembly, catalog))
            .Where(static content => content.Names.All.Count > 0)]);

    /// <summary>Whether a simple name can be a method or constructor of them.</summary>
    public bool CanName(string name) => _contents.Any(content => content.Names.All.Contains(name));

    /// <summary>What the assemblies hold, one by one; the same assembly has the same one for as long as its symbol lives.</summary>
    public IReadOnlyList<ReferencedNames> Parts => [.. _contents.Select(static content => content.Names)];

    /// <summary>Whether one of the services has an operation of this stem.</summary>
    public bool HasOperation(string stem) => _contents.Any(content => content.Services.Any(service => service.FindMethod(stem).Count > 0));

    /// <summary>What one assembly declares.</summary>
    /// <param name="Services">The services of its clients.</param>
    /// <param name="Names">The names that uses of them have.</param>
    private sealed record Content(IReadOnlyList<ServiceEntry> Services, ReferencedNames Names)
    {
        public static Content Of(IAssemblySymbol assembly, AwsCatalog catalog)
        {
            var services = new List<ServiceEntry>();
            var names = new HashSet<string>(StringComparer.Ordinal);
            var made = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (space, type) in TypesOf(assembly))
            {
                var isHelper = catalog.IsHelperType(space + "." + type.Name);
                if (!isHelper && !IsClient(space, type, catalog)) continue;
                if (isHelper) names.Add(type.Name);
                if (isHelper && catalog.FindHelper(space + "." + type.Name, SdkMemberName.Constructor) is not null) made.Add(type.Name);
                if (type.TypeKind == TypeKind.Interface && catalog.FindClient(space, type.Name) is { } service) services.Add(service);
                foreach (var name in type.MemberNames)
                {
                    names.Add(name);
                    if (name.EndsWith(Async, StringComparison.Ordinal)) names.Add(name.Substring(0, name.Length - Async.Length));
                }
            }

            return new(services, new(names, made));
        }

        private static bool IsClient(string space, INamedTypeSymbol type, AwsCatalog catalog)
            => catalog.FindClient(space, type.Name) is not null
                || type.Interfaces.Any(static parent => parent.Name == ServiceInterface);

        private static IEnumerable<(string Space, INamedTypeSymbol Type)> TypesOf(IAssemblySymbol assembly)
        {
            var open = new Stack<(string Name, INamespaceSymbol Space)>();
            foreach (var root in assembly.GlobalNamespace.GetNamespaceMembers())
            {
                if (root.Name == Root) open.Push((Root, root));
            }

            while (open.Count > 0)
            {
                var (name, space) = open.Pop();
                foreach (var type in space.GetTypeMembers()) yield return (name, type);
                foreach (var inner in space.GetNamespaceMembers())
                {
                    // Thousands of requests, and the paginators, whose methods are named like the client's.
                    if (inner.Name != "Model") open.Push((name + "." + inner.Name, inner));
                }
            }
        }
    }
}

/// <summary>The names that one assembly of the SDK gives to its clients' and helpers' members.</summary>
/// <param name="All">The members of its clients and helpers, and the helpers' own names.</param>
/// <param name="Made">The helpers whose constructor the catalogue lists.</param>
internal sealed record ReferencedNames(HashSet<string> All, HashSet<string> Made);
