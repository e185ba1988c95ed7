using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>A method or constructor of the SDK and what the catalogue says of it.</summary>
/// <param name="Name">The member, as <see cref="SdkMemberName"/> writes it.</param>
/// <param name="Service">The service's id; empty for helpers.</param>
/// <param name="Targets">The operations of a client's or paginator's method.</param>
/// <param name="Helper">The helper behind it.</param>
/// <param name="Doubt">Why its operation is not known; <see langword="null"/> when it is, or when it asks for nothing.</param>
internal sealed record SdkMember(
    string Name,
    string Service,
    IReadOnlyList<MethodTarget> Targets,
    HelperEntry? Helper,
    string? Doubt)
{
    public static SdkMember Silent(string name) => new(name, "", [], null, null);

    public static SdkMember Doubtful(string name, string doubt) => new(name, "", [], null, doubt);
}
