using System.Text.Json;
using System.Text.Json.Nodes;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>Makes the folder that the catalogue is made from: by rule from the fetched files, and from the folder <c>Own</c> of this tool.</summary>
internal static class DeriveCommand
{
    private const string PassRole = "iam:PassRole";

    /// <summary>Runs the command.</summary>
    /// <param name="sources">The folder with the fetched files.</param>
    /// <param name="input">The folder to write.</param>
    /// <param name="repository">The repository's folder.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string sources, string input, string repository)
    {
        var files = new SourceFiles(sources);
        var folder = new InputFolder(input);
        var own = new OwnFiles(Path.Combine(repository, "tools", "CatalogBuilder", "Own"));

        folder.Write("managedPolicies.json", files.ManagedPolicies());
        var referenceData = ReferenceData.Make(files.Reference());
        folder.Json("sar.json", referenceData);
        var reference = new Reference(Element(referenceData));
        var actions = reference.Services.Values.SelectMany(static service => service.Actions).Select(static action => action.FullName).ToHashSet(StringComparer.Ordinal);
        own.WriteTables(folder);

        var map = new OperationMap(own.Lines("operations.txt"));
        var services = new JsonObject();
        var models = new List<ApiModel>();
        foreach (var (service, published, paginators) in files.ApiModels())
        {
            folder.PackedJson($"service-models/{service}.json.gz", ModelData.Make(published, paginators));
            var metadata = published["metadata"]!;
            var model = new ApiModel(service, Element(published));
            models.Add(model);
            var prefix = (metadata["signingName"] ?? metadata["endpointPrefix"])!.GetValue<string>();
            services[service] = map.Service(model, metadata["serviceId"]!.GetValue<string>(), prefix, actions);
        }

        folder.Json("sdk-operation-actions.json", services);
        Rules(folder, models, Element(services), reference, actions, own.Dependents());
        return 0;
    }

    private static void Rules(InputFolder folder, IReadOnlyList<ApiModel> models, JsonElement services, Reference reference, IReadOnlySet<string> actions, ILookup<string, string> dependents)
    {
        var operations = models.SelectMany(static model => model.Operations).ToList();
        JsonElement Actions(ApiOperation operation) => services.GetProperty(operation.Service).GetProperty("operations").GetProperty(operation.Name).GetProperty("actions");
        string Prefix(ApiOperation operation) => services.GetProperty(operation.Service).GetProperty("iamPrefix").GetString()!;
        IEnumerable<string[]> Rows(Func<ApiOperation, IEnumerable<string[]>> rule)
            => operations.SelectMany(operation => rule(operation).Select(row => (string[])[operation.Service, operation.Name, .. row])).OrderBy(static row => string.Join('\t', row), StringComparer.Ordinal);

        folder.Table("pass-role-members.tsv", ["botocore_service", "operation", "request_member", "mapping_says_PassRole", "sar_2026_03_says_PassRole"], Rows(operation => PassedRoles(operation, Prefix(operation), Actions(operation), dependents)));
        var named = new NamedMembers(reference);
        var stems = new StemMembers(reference);
        folder.Table(
            "resource-member-guesses.tsv",
            ["botocore_service", "operation", "action", "resource_type", "arn_variable", "request_member"],
            Rows(operation => named.Find(operation, Actions(operation)).Union(stems.Find(operation, Actions(operation))).Select(static row => (string[])[row.Action, row.Type, row.Variable, row.Path])));
        folder.Table("s3-location-members.tsv", ["botocore service", "operation", "member path", "kind"], Rows(static operation => S3Places.Find(operation).Select(static place => (string[])[place.Path, place.Kind])));
        var documented = new DocumentedActions(actions);
        folder.Table("documented-permissions.tsv", ["botocore service", "operation", "member path (empty: the operation itself)", "action that the description names"], Rows(operation => documented.Find(operation).Select(static place => (string[])[place.Path, place.Action])));
        folder.Table("member-forms.tsv", ["botocore service", "operation", "member", "forms named by its description", "pattern"], Rows(static operation => IdentifierWords.Find(operation).Select(static member => (string[])[member.Path, member.Forms, member.Pattern])));
    }

    /// <summary>The roles of a request, and whether the map or the reference says that the operation passes one; a row without a member where they say so and no member is found.</summary>
    private static IEnumerable<string[]> PassedRoles(ApiOperation operation, string prefix, JsonElement actions, ILookup<string, string> dependents)
    {
        var names = actions.EnumerateArray().Select(static action => action.GetProperty("action").GetString()!).ToList();
        var inMap = names.Contains(PassRole) ? "yes" : "";
        var inReference = dependents[prefix + ":" + operation.Name].Contains(PassRole) ? "yes" : "";
        var members = RoleMembers.Find(operation).ToList();
        if (members.Count == 0 && RoleMembers.Passes(operation) && inMap.Length + inReference.Length > 0) members.Add("");
        return members.Select(member => (string[])[member, inMap, inReference]);
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
