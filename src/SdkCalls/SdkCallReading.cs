using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.SdkCalls;

/// <summary>What one candidate of a program turned out to be. Equal by value, so that a generator can cache it.</summary>
/// <param name="Calls">The operations that it asks for.</param>
/// <param name="Unresolved">The uses of the SDK whose operation the code does not tell.</param>
/// <param name="Members">
/// Every member of an SDK client or helper that it refers to (<see cref="SdkMemberName"/>), also where it is known to ask for
/// nothing; the build compares them with the compiled file.
/// </param>
public sealed record SdkCallReading(
    EquatableArray<SdkCall> Calls,
    EquatableArray<UnresolvedCall> Unresolved,
    EquatableArray<string> Members)
{
    /// <summary>The hashes of the names whose uses the answer depends on, sorted (see <see cref="SeenUse"/>).</summary>
    public EquatableArray<int> Names { get; init; }

    /// <summary>Where it stands; nothing for a candidate that was read alone.</summary>
    public SdkUsePlace? Place { get; init; }

    /// <summary>A candidate that has nothing to do with the SDK.</summary>
    public static SdkCallReading Empty { get; } = new(default, default, default);

    /// <summary>Whether the candidate has nothing to do with the SDK.</summary>
    public bool IsEmpty => Calls.Count == 0 && Unresolved.Count == 0 && Members.Count == 0;
}

/// <summary>Where a use of the SDK stands, without a line number: moving code changes nothing.</summary>
/// <param name="File">The file, as <see cref="PlacedNeeds.FileNames"/> names it.</param>
/// <param name="Statement">The number of the statement among those of the file that use the same member, from 0.</param>
public sealed record SdkUsePlace(string File, int Statement);
