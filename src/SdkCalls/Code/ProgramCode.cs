using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// The source of one compilation, as far as following a value needs it. What is kept here depends on the code alone, never on
/// who asked first, so that the same program reads the same on every run. Safe for use by several threads.
/// </summary>
internal sealed class ProgramCode
{
    private static readonly ConditionalWeakTable<Compilation, ProgramCode> Programs = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly Lazy<bool> _hasFriends;
    private readonly Lazy<ProgramVersion> _version;
    private readonly Lazy<IReadOnlyList<SyntaxNode>> _roots;
    private readonly Lazy<IReadOnlyList<ImplicitObjectCreationExpressionSyntax>> _creations;
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxNode>> _naming = new(StringComparer.Ordinal);

    private ProgramCode(Compilation compilation)
    {
        _compilation = compilation;
        _hasFriends = new(() => compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute"));
        _version = new(() => ProgramVersion.Of(compilation, CancellationToken.None));
        _creations = new(() => [.. RootsNaming(IdentifierScan.ImplicitCreation).SelectMany(static root => TreeIndex.ImplicitCreations(root.SyntaxTree))]);
        _roots = new(() => [.. compilation.SyntaxTrees.Select(static tree => tree.GetRoot())]);
    }

    /// <summary>Whether another assembly may use what is internal.</summary>
    public bool HasFriends => _hasFriends.Value;

    /// <summary>The program as later versions are compared with it.</summary>
    public ProgramVersion Version => _version.Value;

    /// <summary>The roots of all files.</summary>
    public IReadOnlyList<SyntaxNode> Roots => _roots.Value;

    /// <summary>Every <c>new(...)</c> of the program.</summary>
    public IReadOnlyList<ImplicitObjectCreationExpressionSyntax> ImplicitCreations => _creations.Value;

    /// <summary>The roots of the files that a name, or <see cref="IdentifierScan.ImplicitCreation"/>, may stand in.</summary>
    public IReadOnlyList<SyntaxNode> RootsNaming(string name) => _naming.GetOrAdd(name, key => [.. Version.FilesNaming(key).Select(file => Roots[file])]);

    /// <summary>What was found of symbols, by the kind of finding.</summary>
    public ConcurrentDictionary<(Type Kind, ISymbol Symbol), object> Findings { get; } = new(FindingComparer.Instance);

    /// <summary>Whether the program is started, not used by other programs.</summary>
    public bool IsApplication => _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    public ISymbol Assembly => _compilation.Assembly;

    /// <summary>Whether a symbol is declared in the program.</summary>
    public bool Holds(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _compilation.Assembly);

    /// <summary>Whether the program refers to an assembly whose name starts with one of some names.</summary>
    public bool Refers(IReadOnlyCollection<string> names)
        => _compilation.ReferencedAssemblyNames.Any(assembly => names.Any(name => assembly.Name.StartsWith(name, StringComparison.Ordinal)));

    /// <summary>Whether a file is one of the program's.</summary>
    public bool Holds(SyntaxTree tree) => _compilation.ContainsSyntaxTree(tree);

    public static ProgramCode Of(Compilation compilation) => Programs.GetValue(compilation, static key => new(key));

    /// <summary>Takes the model that a caller has already, which knows some bodies.</summary>
    public void Use(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    /// <summary>The model of a file of the program, or of a project that it refers to by source.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => CompilationOf(key).GetSemanticModel(key));

    private Compilation CompilationOf(SyntaxTree tree)
        => Holds(tree) ? _compilation : _compilation.References.OfType<CompilationReference>().Select(static reference => reference.Compilation).FirstOrDefault(other => other.ContainsSyntaxTree(tree)) ?? _compilation;
}

/// <summary>Something that was found in the code, and what was looked at for it.</summary>
internal sealed record Sourced<T>(T Value, Dependencies Sources);

/// <summary>Compares symbols as the compiler does.</summary>
internal sealed class FindingComparer : IEqualityComparer<(Type Kind, ISymbol Symbol)>
{
    public static FindingComparer Instance { get; } = new();

    public bool Equals((Type Kind, ISymbol Symbol) x, (Type Kind, ISymbol Symbol) y)
        => x.Kind == y.Kind && SymbolEqualityComparer.Default.Equals(x.Symbol, y.Symbol);

    public int GetHashCode((Type Kind, ISymbol Symbol) obj)
        => unchecked((obj.Kind.GetHashCode() * 397) ^ SymbolEqualityComparer.Default.GetHashCode(obj.Symbol));
}
