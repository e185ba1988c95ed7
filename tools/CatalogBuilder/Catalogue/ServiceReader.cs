using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>A service with its operations, ready to write. Two C# clients can stand for one service (EventBridge, CloudWatch Events).</summary>
internal sealed record ServiceDraft(string Id, IReadOnlyList<ServiceNames> Names, IReadOnlyList<string[]> Methods, IReadOnlyList<OperationDraft> Operations);

/// <summary>Reads every service of the published map and applies the rules and corrections to its operations.</summary>
internal sealed class ServiceReader(PublishedFolder input, Reference reference, HandRules rules, List<string> problems)
{
    // What hand-written members say behind a name: the SDK sends no request without it, or one where it is not set.
    private const char Required = '!';
    private const char Optional = '?';
    private readonly MemberNames _memberNames = new(input.Table("dotnet-renamed-members.tsv"));
    private readonly OperationRules _rules = new(input, reference, rules, problems);

    public OperationRules Rules => _rules;

    public IReadOnlyList<ServiceDraft> ReadAll()
    {
        var names = input.Table("dotnet-services.tsv")
            .Where(row => row["name_source"] != "code-2021-legacy")
            .ToLookup(row => row["botocore_service"], StringComparer.Ordinal);
        var services = new List<ServiceDraft>();
        foreach (var service in input.Json("sdk-operation-actions.json").EnumerateObject())
        {
            if (!names[service.Name].Any()) problems.Add("No C# names: " + service.Name);
            else services.Add(Read(service.Name, service.Value, [.. names[service.Name]]));
        }

        services.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        CheckCorrections(services);
        return services;
    }

    private ServiceDraft Read(string id, JsonElement data, Dictionary<string, string>[] rows)
    {
        var prefix = data.GetProperty("iamPrefix").GetString()!;
        var model = input.Model(id);
        var operations = new List<OperationDraft>();
        foreach (var operation in data.GetProperty("operations").EnumerateObject())
        {
            var draft = new OperationDraft(id, prefix, operation.Name, Shape(id, operation.Name, model));
            _rules.Apply(draft, operation.Value);
            operations.Add(draft);
        }

        operations.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        var names = rows.Select(row => new ServiceNames(id, prefix, row["dotnet_namespace"], row["client_interface"], row["client_class"]));
        return new ServiceDraft(id, [.. names], [.. rules.Methods.Where(method => method[0] == id)], operations);
    }

    private RequestShape Shape(string id, string operation, JsonElement? model)
    {
        string? shape = null;
        if (model is { } root
            && root.GetProperty("operations").TryGetProperty(operation, out var data)
            && data.TryGetProperty("input", out var input)
            && input.ValueKind == JsonValueKind.Object)
        {
            shape = input.GetProperty("shape").GetString();
        }

        var extra = rules.ExtraMembers[(id, operation)].Concat(rules.ExtraMembers[(id, "*")]).SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
        var required = extra.Where(static name => name[^1] is Required or Optional).ToDictionary(static name => name[..^1], static name => name[^1] == Required, StringComparer.Ordinal);
        return new RequestShape(id, model?.GetProperty("shapes") ?? default, shape, _memberNames, [.. extra.Select(static name => name.TrimEnd(Required, Optional))], required);
    }

    private void CheckCorrections(List<ServiceDraft> services)
    {
        var known = services.SelectMany(service => service.Operations).Select(operation => (operation.Service, operation.Name)).ToHashSet();
        foreach (var (service, operation) in rules.Corrections.Targets)
        {
            if (!known.Contains((service, operation))) problems.Add($"A correction of no operation: {service} {operation}");
        }
    }
}
