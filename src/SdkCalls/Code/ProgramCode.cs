using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

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
    private readonly Lazy<IReadOnlyList<SyntaxNode>> _roots;

    private ProgramCode(Compilation compilation)
    {
        _compilation = compilation;
        _hasFriends = new(() => compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute"));
        _roots = new(() => [.. compilation.SyntaxTrees.Select(static tree => tree.GetRoot())]);
    }

    /// <summary>Whether another assembly may use what is internal.</summary>
    public bool HasFriends => _hasFriends.Value;

    /// <summary>The roots of all files.</summary>
    public IReadOnlyList<SyntaxNode> Roots => _roots.Value;

    /// <summary>What was found of symbols, by the kind of finding.</summary>
    public ConcurrentDictionary<(Type Kind, ISymbol Symbol), object> Findings { get; } = new(FindingComparer.Instance);

    /// <summary>Whether the program is started, not used by other programs.</summary>
    public bool IsApplication => _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    public ISymbol Assembly => _compilation.Assembly;

    public static ProgramCode Of(Compilation compilation) => Programs.GetValue(compilation, static key => new(key));

    /// <summary>Takes the model that a caller has already, which knows some bodies.</summary>
    public void Use(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => _compilation.GetSemanticModel(key));
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
