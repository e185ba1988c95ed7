using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>A method or constructor of the SDK that compiled code refers to, and what the catalogue says of it.</summary>
/// <param name="Name">The member, as <see cref="SdkMemberName"/> writes it.</param>
/// <param name="Client">The namespace of the client, such as <c>Amazon.S3</c>.</param>
/// <param name="Service">The service's id; empty for helpers.</param>
/// <param name="Targets">The operations of a client's or paginator's method.</param>
/// <param name="Helper">The helper behind it.</param>
/// <param name="Doubt">Why its operation is not known; <see langword="null"/> when it is.</param>
internal sealed record SdkMethod(string Name, string Client, string Service, IReadOnlyList<MethodTarget> Targets, HelperEntry? Helper, string? Doubt)
{
    private const string Model = ".Model";

    /// <summary>Finds what the catalogue says of a method.</summary>
    /// <returns>The method; <see langword="null"/> when it can be no call of AWS.</returns>
    public static SdkMethod? Find(MethodUse method, AwsCatalog catalog)
    {
        var (space, type) = (method.Type.Namespace, method.Type.SimpleName);
        if (KnownPackages.Find(method.Type, method.Name) is { } setter) return new(SdkMemberName.Format(setter.Type, setter.Method), space, "", [], setter, null);
        if (!SdkMemberName.CanBeCall(catalog, space, type, method.Name)) return null;
        var fullName = SdkMemberName.TypeName(space, [type]);
        var name = SdkMemberName.Format(fullName, method.Name);
        var stems = SdkMethodStems.Of(method.Name.Split('`')[0], method.Return.Type?.SimpleName ?? "").ToArray();
        var helper = method.Name == SdkMemberName.Constructor
            ? catalog.FindHelper(fullName, SdkMemberName.Constructor)
            : stems.Select(stem => catalog.FindHelper(fullName, stem)).FirstOrDefault(static found => found is not null);
        if (helper is not null) return new(name, space, "", [], helper, null);

        var client = SdkMemberName.IsPaginatorFactoryName(space, type) ? space.Substring(0, space.Length - Model.Length) : space;
        var services = client != space ? catalog.FindClients(client) : catalog.FindClient(space, type) is { } own ? [own] : [];
        foreach (var service in services)
        {
            foreach (var targets in stems.Select(service.FindMethod).Where(static targets => targets.Count > 0))
            {
                var isUnknown = targets.Any(static target => target.Operation.Status == OperationStatus.Unknown);
                return new(name, client, service.Id, targets, null, isUnknown ? "no published source names the permission of this operation" : null);
            }
        }

        // It only collects the result of a call that Begin made.
        return method.Name.StartsWith("End", StringComparison.Ordinal) && method.Parameters is [{ Text: "System.IAsyncResult" }]
            ? null
            : new(name, client, "", [], null, "the catalogue does not list this method");
    }
}
