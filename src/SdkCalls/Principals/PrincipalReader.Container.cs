using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Principals;

/// <summary>Clients that a container makes.</summary>
internal sealed partial class PrincipalReader
{
    // A client of the container's making has no credentials of its own; a helper has the client that is registered.
    protected override PrincipalSet MadeOf(INamedTypeSymbol implementation, int callers)
    {
        if (symbols.IsClient(implementation)) return PrincipalSet.Default;
        var client = implementation.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).FirstOrDefault(parameter => symbols.IsClient(parameter.Type));
        return client is null ? PrincipalSet.Default : Registered(client.Type, null, callers);
    }

    protected override PrincipalSet MadeBySdk(ContainerRegistration registration, IOperation? options, int callers)
    {
        if (options is null && registration.Service is null) return PrincipalSet.Unseen;
        if (options is null) return OfDefaultOptions(callers);
        return options.Type is { TypeKind: TypeKind.Delegate } ? MadeBy(options, value => FollowOptions(value, callers), callers) : FollowOptions(options, callers);
    }

    // AddDefaultAWSOptions(options), AddSingleton(options)
    private PrincipalSet OfDefaultOptions(int callers)
    {
        var defaults = Code.Registrations(Token).All.Where(static registration => registration.Service is null || (registration is { Key: null, Service: INamedTypeSymbol service } && IsOptions(service))).ToList();
        return defaults.Count == 0 ? PrincipalSet.Default : Union(defaults, () => Code.Registrations(Token).MayHideOthers, callers);
    }
}
