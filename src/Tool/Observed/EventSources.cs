using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Tool.Observed;

/// <summary>Which services of the catalogue write events under which source.</summary>
internal sealed class EventSources
{
    private const string Suffix = ".amazonaws.com";

    // Where the source is neither the service's id nor its action prefix: by CloudTrail's list of services and their guides.
    private static readonly Dictionary<string, string[]> Renamed = new(StringComparer.Ordinal)
    {
        ["monitoring"] = ["cloudwatch"],
        ["email"] = ["ses", "sesv2"],
        ["tagging"] = ["resourcegroupstaggingapi"],
        ["rdsdata"] = ["rds-data"],
        ["iotdata"] = ["iot-data"],
        ["autoscaling"] = ["autoscaling", "application-autoscaling", "autoscaling-plans"],
        ["s3express"] = ["s3"],
        ["states"] = ["stepfunctions"],
        ["runtime.lex"] = ["lex-runtime"],
        ["models.lex"] = ["lex-models"],
        ["macie"] = ["macie2"],
    };

    // Prefixes of actions that are checked for events of another source.
    private static readonly Dictionary<string, string[]> OtherPrefixes = new(StringComparer.Ordinal)
    {
        ["ssm"] = ["ssmmessages", "ec2messages"],
    };

    private readonly Dictionary<string, List<ServiceEntry>> _services = new(StringComparer.Ordinal);

    public EventSources(AwsCatalog catalog)
    {
        foreach (var service in catalog.ServiceIds.Select(catalog.FindService).OfType<ServiceEntry>())
        {
            foreach (var name in new[] { service.Id, service.IamPrefix }.Distinct(StringComparer.Ordinal)) Add(name, service);
            foreach (var (name, ids) in Renamed)
            {
                if (ids.Contains(service.Id, StringComparer.Ordinal)) Add(name, service);
            }
        }
    }

    /// <summary>The name of a source without what all share.</summary>
    /// <param name="source">Such as <c>s3.amazonaws.com</c>.</param>
    public static string NameOf(string source)
    {
        var end = source.IndexOf(Suffix, StringComparison.Ordinal);
        return end < 0 ? source : source[..end];
    }

    /// <summary>The services of a source.</summary>
    /// <param name="source">Such as <c>s3.amazonaws.com</c>.</param>
    public IReadOnlyList<ServiceEntry> Of(string source) => _services.TryGetValue(NameOf(source), out var services) ? services : [];

    /// <summary>The action prefixes that events of a source may be checked for.</summary>
    /// <param name="source">Such as <c>s3.amazonaws.com</c>.</param>
    public IEnumerable<string> PrefixesOf(string source)
    {
        var name = NameOf(source);
        return Of(source).Select(static service => service.IamPrefix)
            .Append(name)
            .Concat(OtherPrefixes.TryGetValue(name, out var others) ? others : [])
            .Distinct(StringComparer.Ordinal);
    }

    private void Add(string name, ServiceEntry service)
    {
        if (!_services.TryGetValue(name, out var services)) _services.Add(name, services = []);
        if (!services.Contains(service)) services.Add(service);
    }
}
