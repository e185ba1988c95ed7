using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>Where the reading of a program begins.</summary>
/// <param name="Images">The assemblies whose code counts whole; of all others counts what is reached.</param>
internal sealed record ProgramRoots(IReadOnlyCollection<AssemblyImage> Images)
{
    /// <summary>The methods that others call with whatever they like.</summary>
    public IReadOnlyCollection<MethodId> Called { get; init; } = [];

    /// <summary>The methods that run; what the program gives them is followed.</summary>
    public IReadOnlyCollection<MethodId> Run { get; init; } = [];

    /// <summary>The types that others make objects of, and set what they let be set.</summary>
    public IReadOnlyCollection<TypeKey> Made { get; init; } = [];

    /// <summary>The types that others make objects of where the program in sight makes none.</summary>
    public IReadOnlyCollection<TypeId> MadeUnlessSeen { get; init; } = [];

    /// <summary>The methods that do not run, though code in sight calls them.</summary>
    public ISet<MethodId> NotRun { get; init; } = new HashSet<MethodId>();

    /// <summary>Whether code that is not reached runs, too, and may have written what the program reads.</summary>
    public bool OthersRun { get; init; }
}
