using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>
/// The permissions on keys that calls of a service need when its resources are encrypted with keys of the project. They are left
/// to the deployment until the project says so.
/// </summary>
/// <param name="encrypted">The services.</param>
public sealed class Encryption(EquatableArray<EncryptedService> encrypted, AwsCatalog catalog)
{
    private const string KeyService = "kms:";
    private const string AnyKey = "arn:${Partition}:kms:${AnyRegion}:${AnyAccount}:key/*";
    private const string ViaService = "kms:ViaService";
    private const string ForService = "kms:GrantIsForAWSResource";
    private const string Async = "Async";
    private const string PaginatorFactory = "PaginatorFactory";

    /// <summary>Turns a permission of the deployment tier on when it is for a key of a declared service.</summary>
    /// <param name="permission">A permission of any tier.</param>
    /// <returns>The permission as the policy is to hold it, on the declared keys; the same one when it is not concerned.</returns>
    public EncryptionOutcome Of(Permission permission)
    {
        if (permission.Tier != Tier.Deployment || !permission.Action.StartsWith(KeyService, StringComparison.Ordinal)) return new(permission, EncryptionKind.NotConcerned);
        var services = encrypted.Where(service => IsFor(permission, service.Prefix)).ToArray();
        if (services.Length == 0) return new(permission, EncryptionKind.NotConcerned);

        var isOfAnyKey = permission.Resources.Contains(AnyKey, StringComparer.Ordinal);
        if (!isOfAnyKey) return new(permission, EncryptionKind.OnKey);
        if (services.All(static service => service.Keys.Count > 0))
        {
            var keys = permission.Resources.Where(static resource => resource != AnyKey).Concat(services.SelectMany(static service => service.Keys));
            return new(permission with { Resources = new SortedSet<string>(keys, StringComparer.Ordinal).ToEquatableArray() }, EncryptionKind.OnKey);
        }

        // Any key, for any caller, is more than a program may have for not naming one.
        return new(permission, permission.Conditions.Any(static condition => condition.Key is ViaService or ForService) ? EncryptionKind.OnAnyKey : EncryptionKind.TooWide);
    }

    /// <summary>Whether calls of a service have permissions on keys at all.</summary>
    /// <param name="prefix">The service's action prefix.</param>
    /// <returns><see langword="true"/> when the permission is for a key that the service uses.</returns>
    public bool IsFor(Permission permission, string prefix)
        => permission.Conditions.Any(condition => condition.Key == ViaService && condition.Values.Any(value => value.StartsWith(prefix + ".", StringComparison.OrdinalIgnoreCase)))
            || PrefixesOf(permission.Member).Contains(prefix, StringComparer.OrdinalIgnoreCase);

    // The service of the member: its client's, or those behind a helper.
    private IEnumerable<string> PrefixesOf(string member)
    {
        var method = member.LastIndexOf('.');
        var type = method <= 0 ? -1 : member.LastIndexOf('.', method - 1);
        if (type <= 0) return [];
        var (ns, name) = (member.Substring(0, type), member.Substring(type + 1, method - type - 1));
        if (SdkMemberName.IsPaginatorFactoryName(ns, name))
        {
            // Amazon.S3.Model.IS3PaginatorFactory belongs to Amazon.S3.IAmazonS3.
            (ns, name) = (ns.Substring(0, ns.LastIndexOf('.')), "IAmazon" + name.Substring(1, name.Length - 1 - PaginatorFactory.Length));
        }

        if (catalog.FindClient(ns, name) is { } service) return [service.IamPrefix];

        var stem = member.Substring(method + 1);
        if (stem.EndsWith(Async, StringComparison.Ordinal)) stem = stem.Substring(0, stem.Length - Async.Length);
        return catalog.FindHelper(member.Substring(0, method), stem)?.Operations
            .Select(operation => catalog.FindService(operation.Service)?.IamPrefix)
            .OfType<string>() ?? [];
    }
}

/// <summary>A permission after the project's keys.</summary>
/// <param name="Kind">What became of it.</param>
public sealed record EncryptionOutcome(Permission Permission, EncryptionKind Kind)
{
    /// <summary>Whether the policy holds it for a declared key.</summary>
    public bool IsEmitted => Kind is EncryptionKind.OnKey or EncryptionKind.OnAnyKey;
}

/// <summary>What became of a permission on a key.</summary>
public enum EncryptionKind
{
    /// <summary>It is no permission on a key of a declared service.</summary>
    NotConcerned,

    /// <summary>It is on the declared keys, or on the one that the code names.</summary>
    OnKey,

    /// <summary>It is on any key, limited to the service: the project names no key.</summary>
    OnAnyKey,

    /// <summary>It would be on any key with nothing that limits it to the service, so it is left out until the project names the key.</summary>
    TooWide,
}
