using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IamAnalyzers.SdkCalls.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// The source of one compilation, as far as following a value needs it. What is kept here depends on the code alone, never on
/// who asked first, so that the same program reads the same on every run. Safe for use by several threads.
/// </summary>
internal sealed class CodeIndex
{
    private static readonly ConditionalWeakTable<Compilation, CodeIndex> Indexes = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, CallSites> _callers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, StoredWrites> _stored = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MethodReturns> _returns = new(SymbolEqualityComparer.Default);
    private readonly Lazy<bool> _hasFriends;
    private readonly Lazy<IReadOnlyList<SyntaxNode>> _roots;

    private CodeIndex(Compilation compilation)
    {
        _compilation = compilation;
        _hasFriends = new(() => compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute"));
        _roots = new(() => [.. compilation.SyntaxTrees.Select(static tree => tree.GetRoot())]);
    }

    /// <summary>Whether another assembly may use what is internal.</summary>
    public bool HasFriends => _hasFriends.Value;

    /// <summary>The roots of all files.</summary>
    public IReadOnlyList<SyntaxNode> Roots => _roots.Value;

    public static CodeIndex For(SemanticModel model)
    {
        var index = Indexes.GetValue(model.Compilation, static compilation => new(compilation));
        index._models.TryAdd(model.SyntaxTree, model);
        return index;
    }

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => _compilation.GetSemanticModel(key));

    /// <summary>The operation of an expression with the conversion to where it goes.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken token)
        => ModelOf(node.SyntaxTree).GetOperation(node, token) is { } operation ? Operations.Converted(operation) : null;

    /// <summary>Where a simple name stands within some nodes.</summary>
    public static IEnumerable<SimpleNameSyntax> NamesIn(IEnumerable<SyntaxNode> scope, string name)
        => scope.SelectMany(node => TreeIndex.For(node.SyntaxTree).Names(name).Where(found => node.Span.Contains(found.Span)));

    /// <summary>The nodes that every use of a symbol stands in, or <see langword="null"/> when another assembly may use it.</summary>
    public IReadOnlyList<SyntaxNode>? ScopeOf(ISymbol symbol)
    {
        var isInternal = false;
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility == Accessibility.Private && current.ContainingType is { } owner) return Declarations(owner);
            isInternal |= current.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal;
        }

        return isInternal && !HasFriends ? Roots : null;
    }

    /// <summary>The calls of a method or constructor that give its parameters their values.</summary>
    public CallSites CallersOf(IMethodSymbol method, CancellationToken token) => _callers.GetOrAdd(method, _ => CallSites.Find(method, this, token));

    /// <summary>What a readonly field or get-only property is given.</summary>
    public StoredWrites WritesOf(ISymbol member, CancellationToken token) => _stored.GetOrAdd(member, _ => StoredWrites.Find(member, this, token));

    /// <summary>What a method or getter returns.</summary>
    public MethodReturns ReturnsOf(IMethodSymbol method, CancellationToken token) => _returns.GetOrAdd(method, _ => MethodReturns.Find(method, this, token));

    /// <summary>The declarations of a type, in the order of the compiler.</summary>
    public static IReadOnlyList<SyntaxNode> Declarations(ISymbol symbol) => [.. symbol.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax())];

    /// <summary>The constructors that a type's source writes.</summary>
    public static IEnumerable<ConstructorDeclarationSyntax> Constructors(INamedTypeSymbol type)
        => Declarations(type).OfType<TypeDeclarationSyntax>().SelectMany(static declaration => declaration.Members.OfType<ConstructorDeclarationSyntax>());
}
