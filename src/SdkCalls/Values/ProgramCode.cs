using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IamAnalyzers.SdkCalls.Principals;
using IamAnalyzers.SdkCalls.Reuse;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Values;

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

    /// <summary>The calls of methods and constructors.</summary>
    public ConcurrentDictionary<ISymbol, Sourced<CallSites>> Callers { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The calls in sight of methods that may be called out of sight too.</summary>
    public ConcurrentDictionary<ISymbol, Sourced<IReadOnlyList<IOperation>>> SeenCallers { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What containers are told, for the program's assembly.</summary>
    public ConcurrentDictionary<ISymbol, Sourced<IReadOnlyList<ClientRegistration>>> Registrations { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the program is started, not used by other programs.</summary>
    public bool IsApplication => _compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    public ISymbol Assembly => _compilation.Assembly;

    /// <summary>What readonly fields and get-only properties are given.</summary>
    public ConcurrentDictionary<ISymbol, Sourced<StoredWrites>> Stored { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>What methods and getters return.</summary>
    public ConcurrentDictionary<ISymbol, Sourced<MethodReturns>> Returns { get; } = new(SymbolEqualityComparer.Default);

    public static ProgramCode Of(Compilation compilation) => Programs.GetValue(compilation, static key => new(key));

    /// <summary>Takes the model that a caller has already, which knows some bodies.</summary>
    public void Use(SemanticModel model) => _models.TryAdd(model.SyntaxTree, model);

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => _compilation.GetSemanticModel(key));
}

/// <summary>Something that was found in the code, and what was looked at for it.</summary>
internal sealed record Sourced<T>(T Value, Dependencies Sources);
