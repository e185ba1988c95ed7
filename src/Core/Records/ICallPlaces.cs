using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Records;

/// <summary>Where calls stand: <c>file:line</c>, relative to the project, sorted; none without debug information.</summary>
public interface ICallPlaces
{
    /// <summary>Where an assembly makes the calls that need a permission.</summary>
    /// <param name="source">The assembly's name.</param>
    /// <param name="need">The permission.</param>
    IReadOnlyList<string> Of(string source, Permission need);

    /// <summary>Where an assembly makes a call whose operation nothing tells.</summary>
    /// <param name="source">The assembly's name.</param>
    /// <param name="call">The call.</param>
    IReadOnlyList<string> Of(string source, UnresolvedCall call);
}
