using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Core.Tests.Policies;

/// <summary>Places that a test gives, by assembly and member.</summary>
internal sealed class GivenPlaces(Func<string, string, IReadOnlyList<string>> given) : ICallPlaces
{
    public IReadOnlyList<string> Of(string source, Permission need) => given(source, need.Member);

    public IReadOnlyList<string> Of(string source, UnresolvedCall call) => given(source, call.Member);
}
