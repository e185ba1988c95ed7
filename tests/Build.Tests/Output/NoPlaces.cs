using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.Output;

/// <summary>The places of a program without debug information.</summary>
internal sealed class NoPlaces : ICallPlaces
{
    public static NoPlaces Instance { get; } = new();

    public IReadOnlyList<string> Of(string source, Permission need) => [];

    public IReadOnlyList<string> Of(string source, UnresolvedCall call) => [];
}
