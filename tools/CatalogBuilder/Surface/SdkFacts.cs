using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Surface;

/// <summary>A service package of the AWS SDK for .NET.</summary>
/// <param name="Model">The folder of the service's model in botocore.</param>
/// <param name="Namespace">The C# namespace.</param>
/// <param name="Client">The client class.</param>
/// <param name="Package">The NuGet package of version 4.</param>
internal sealed record SdkService(string Model, string Namespace, string Client, string Package);

/// <summary>Where the C# names of all packages differ from the models: the input folder's files and our own corrections.</summary>
internal sealed class SdkFacts
{
    private readonly JsonElement _surface;
    private readonly Dictionary<(string Model, string Shape, string Member), string> _members;
    private readonly Dictionary<(string Model, string Operation), string?> _operations;
    private readonly ILookup<(string Model, string Kind, string Name), string> _customizations;

    private SdkFacts(
        IReadOnlyList<SdkService> services,
        JsonElement surface,
        Dictionary<(string, string, string), string> members,
        Dictionary<(string, string), string?> operations,
        ILookup<(string, string, string), string> customizations)
    {
        Services = services;
        _surface = surface;
        _members = members;
        _operations = operations;
        _customizations = customizations;
    }

    /// <summary>The packages whose service has a model, sorted by package.</summary>
    public IReadOnlyList<SdkService> Services { get; }

    /// <summary>Reads the facts.</summary>
    /// <param name="input">The folder with the published data.</param>
    /// <param name="customizations">Our own file of facts that the published data lacks.</param>
    /// <returns>The facts.</returns>
    public static SdkFacts Read(string input, string customizations)
    {
        using var surface = JsonDocument.Parse(File.ReadAllText(Path.Combine(input, "dotnet-surface.json")));
        var services = new PublishedFolder(input).Table("dotnet-services.tsv")
            .Where(row => row["botocore_service"] != "-")
            .Select(row => new SdkService(row["botocore_service"], row["dotnet_namespace"], row["client_class"], row["nuget_package_v4"]))
            .OrderBy(service => service.Package, StringComparer.Ordinal)
            .DistinctBy(service => service.Package) // Two models of Pinpoint SMS share one package.
            .ToList();
        var members = Rows(Path.Combine(input, "dotnet-renamed-members.tsv"))
            .Where(row => !row[3].Contains(' ', StringComparison.Ordinal))
            .GroupBy(row => (row[0], row[1], row[2]))
            .ToDictionary(group => group.Key, group => group.First()[3]);
        return new SdkFacts(
            services,
            surface.RootElement.Clone(),
            members,
            Operations(Rows(Path.Combine(input, "dotnet-renamed-operations.tsv")), services),
            Rows(customizations).ToLookup(row => (row[0], row[1], row[2]), row => row[3]));
    }

    /// <summary>The C# name of an operation; <see langword="null"/> when the client does not have it.</summary>
    public string? Operation(string model, string operation)
    {
        if (_operations.TryGetValue((model, operation), out var name)) return name;

        // A renamed operation takes the name over from one that the client does not have.
        return _operations.Any(renamed => renamed.Key.Model == model && renamed.Value == operation) ? null : operation;
    }

    /// <summary>The C# name of a member or constant where it is renamed.</summary>
    public string? Member(string model, string shape, string member)
        => _members.GetValueOrDefault((model, shape, member)) ?? _members.GetValueOrDefault((model, "*", member));

    /// <summary>Whether the SDK leaves a member out.</summary>
    public bool IsExcluded(string model, string type, string member)
        => _customizations[(model, "leave-out", type)].Any(members => members.Split(' ').Contains(member));

    /// <summary>Rows of our own file.</summary>
    public IEnumerable<string> Customized(string model, string kind, string name) => _customizations[(model, kind, name)];

    /// <summary>A text of <c>dotnet-surface.json</c>.</summary>
    public string? Text(string section, string package, string name) => Find(section, package, name)?.GetString();

    /// <summary>An entry of <c>dotnet-surface.json</c>.</summary>
    public JsonElement? Find(string section, string package, string name)
        => _surface.GetProperty(section).TryGetProperty(package, out var entries) && entries.TryGetProperty(name, out var entry) ? entry : null;

    private static Dictionary<(string, string), string?> Operations(IEnumerable<string[]> rows, List<SdkService> services)
    {
        var operations = new Dictionary<(string, string), string?>();
        foreach (var row in rows)
        {
            var client = row[0][(row[0].LastIndexOf('.') + 2)..] + "Client";
            var service = services.Find(candidate => candidate.Client == client);
            var isOwnOperation = row[1].Length == 0 || row[4].Length == 0;
            if (service is null || row[2] == "*" || !isOwnOperation) continue;
            if (!row[3].StartsWith('v')) operations[(service.Model, row[2])] = null;
            else if (!row[1].EndsWith("Async", StringComparison.Ordinal)) operations[(service.Model, row[2])] = row[1];
        }

        return operations;
    }

    private static IEnumerable<string[]> Rows(string path)
        => File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split('\t'));
}
