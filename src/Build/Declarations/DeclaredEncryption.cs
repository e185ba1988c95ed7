using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;

namespace IamAnalyzers.Build.Declarations;

/// <summary>Reads an <c>IamEncrypted</c> item: a service whose resources the project encrypts with keys of its own.</summary>
internal static class DeclaredEncryption
{
    private static readonly Regex KeyArn = new(@"^arn:(\*|aws[a-z-]*|\$\{Partition\}):kms:[^:]*:[^:]*:key/.+$", RegexOptions.CultureInvariant);

    /// <summary>Reads an item.</summary>
    /// <param name="catalog">The catalogue, to know services.</param>
    /// <param name="service">The service, when there is no problem.</param>
    /// <returns>What is wrong; <see langword="null"/> for nothing.</returns>
    public static Problem? TryRead(EncryptionItem item, AwsCatalog catalog, out EncryptedService? service)
    {
        service = null;
        if (catalog.FindPrefix(item.Service) is not { } known) return Bad(item, ItemText.UnknownService(item.Service, catalog));
        var keys = ItemText.List(item.KeyArn);
        if (keys.FirstOrDefault(static key => key.Contains(":alias/") || key.StartsWith("alias/", StringComparison.Ordinal)) is { } alias)
        {
            return Bad(item, $"a policy cannot name a key by its alias, so '{alias}' would allow nothing; use the ARN of the key");
        }

        if (keys.FirstOrDefault(static key => !KeyArn.IsMatch(key)) is { } wrong) return Bad(item, $"its KeyArn '{wrong}' is not of the form arn:aws:kms:region:account:key/id");
        service = new EncryptedService(known.Prefix, ItemText.Sorted(keys), item.Reason);
        return null;
    }

    private static Problem Bad(EncryptionItem item, string why) => new(ProblemSeverity.Error, RuleIds.BadEncryption, $"IamEncrypted '{item.Service}': {why}.");
}

/// <summary>An <c>IamEncrypted</c> item as the project writes it.</summary>
/// <param name="Service">The service's action prefix.</param>
/// <param name="KeyArn">The keys' ARNs, separated by <c>;</c>; empty when the project does not say which.</param>
/// <param name="Reason">Why, for the report.</param>
internal sealed record EncryptionItem(string Service, string KeyArn, string Reason);
