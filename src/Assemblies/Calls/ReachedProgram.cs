using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>What an application reaches of the assemblies that it refers to.</summary>
/// <param name="References">What is reached of each assembly, sorted by its name (ordinal).</param>
internal sealed record ReachedProgram(EquatableArray<ReachedReference> References);

/// <summary>What an application reaches of one assembly.</summary>
/// <param name="Name">The assembly's simple name.</param>
/// <param name="Needs">What the calls need that it reaches, with the values that it gives them.</param>
/// <param name="NotReached">The calls that it never reaches, sorted.</param>
internal sealed record ReachedReference(string Name, NeedsRecord Needs, EquatableArray<UnreachedCall> NotReached)
{
    /// <summary>What each of its calls needs that is reached.</summary>
    public EquatableArray<PlacedCall> Calls { get; init; }
}
