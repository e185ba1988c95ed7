using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Known names of services as principals, to tell a slip of the pen from a name that we do not know.</summary>
internal static class ServicePrincipalNames
{
    private const string Table = "ServicePrincipals";

    /// <summary>A name with less is too near to others: sns, sqs and ses.</summary>
    private const int ShortestCompared = 4;

    /// <summary>From this length on two letters may differ.</summary>
    private const int LongName = 8;

    private static readonly string[] Ends = [".amazonaws.com", ".amazonaws.com.cn"];

    // Domains of Amazon and AWS that no service has as a principal, but those of Alexa: a known name before one of these is a slip.
    private static readonly string[] OtherEnds = [".amazon.com", ".aws.com", ".aws.amazon.com"];
    private const string Alexa = "alexa-";

    private static readonly Lazy<HashSet<string>> Known = new(static () => new(CatalogResource.ReadRows(Table), StringComparer.Ordinal));

    /// <summary>Finds what is wrong with a well-formed name.</summary>
    /// <param name="value">The principal, or another value that names one.</param>
    /// <returns>The finding; <see langword="null"/> for a known name, and for one that is near to none.</returns>
    public static PolicyFinding? FindMisspelled(PolicyTextValue value, AwsCatalog catalog)
    {
        if (Ends.FirstOrDefault(end => value.Text.EndsWith(end, StringComparison.Ordinal)) is not { } end) return FindOtherDomain(value);
        var name = value.Text.Substring(0, value.Text.Length - end.Length);

        // Names with a dot are those of a part of a service, or of a service in one region.
        if (name.Length < ShortestCompared || name.IndexOf('.') >= 0 || Known.Value.Contains(name) || catalog.FindPrefix(name) is not null) return null;
        var near = NearestNames.Within(name.Length < LongName ? 1 : 2, name, Known.Value.Where(static known => known.Length >= ShortestCompared));
        return near.Count == 0
            ? null
            : CheckTable.UnknownServicePrincipal.At(value, "'" + StatementElements.Shown(value.Text) + "' is not a known service principal; did you mean " + string.Join(" or ", near.Select(one => one + end)) + "?");
    }

    private static PolicyFinding? FindOtherDomain(PolicyTextValue value)
    {
        var service = OtherEnds.Where(end => value.Text.EndsWith(end, StringComparison.Ordinal))
            .Select(end => value.Text.Substring(0, value.Text.Length - end.Length))
            .FirstOrDefault(static name => Known.Value.Contains(name) && !name.StartsWith(Alexa, StringComparison.Ordinal));
        return service is null ? null : CheckTable.UnknownServicePrincipal.At(value, "'" + StatementElements.Shown(value.Text) + "' is not a known service principal; did you mean " + service + Ends[0] + "?");
    }
}
