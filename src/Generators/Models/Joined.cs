using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls;

namespace IamAnalyzers.Generators.Models;

// The steps hand on classes only, and join two at a time: for each shape of value types the compiler's process would compile its own
// tables of steps again, which cost more than all else in a project without the SDK.

/// <summary>What the calls of a program were read to be.</summary>
/// <param name="Calls">The readings, in the order of the files and their text.</param>
/// <param name="Types">The types that the source declares; none of a program without calls.</param>
internal sealed record ProgramReadings(EquatableArray<SdkCallReading> Calls, EquatableArray<SeenType> Types)
{
    /// <summary>Of a program without calls.</summary>
    public static ProgramReadings None { get; } = new(default, default);
}

/// <summary>What the calls of a program need.</summary>
/// <param name="Needs">All of it.</param>
/// <param name="Places">Which of them need what.</param>
internal sealed record ProgramNeeds(NeedsRecord Needs, PlacedNeeds Places)
{
    /// <summary>Of a program without calls.</summary>
    public static ProgramNeeds None { get; } = new(NeedsRecord.Empty, PlacedNeeds.None);
}

/// <summary>What stands in the record beside the needs.</summary>
/// <param name="Seen">What was seen of the source.</param>
/// <param name="Places">Which of the calls need what.</param>
internal sealed record ProgramTraces(SeenCode Seen, PlacedNeeds Places);

/// <summary>What the project says beside its code.</summary>
/// <param name="Options">The project file's properties.</param>
/// <param name="Needs">What its references need, and what it declares.</param>
internal sealed record ProjectSettings(BuildOptions Options, ReferenceNeeds Needs);

/// <summary>What the code says.</summary>
/// <param name="Needs">What its calls need.</param>
/// <param name="Types">Which types it has.</param>
internal sealed record ProgramFacts(NeedsRecord Needs, TypeFacts Types);
