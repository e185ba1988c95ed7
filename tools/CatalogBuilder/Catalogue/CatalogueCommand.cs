using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.CatalogBuilder.Verdicts;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Makes <c>src/Core/Catalog/Data</c> and the counts in <c>docs/catalogue.md</c> from the published data.</summary>
internal static class CatalogueCommand
{
    public static int Run(string inputFolder, string repositoryFolder)
    {
        var input = new PublishedFolder(inputFolder);
        var rules = new HandRules(Path.Combine(repositoryFolder, "tools", "CatalogBuilder", "Corrections"));
        var reference = new Reference(input.Json("sar.json"));
        new SharedActions(reference, rules).Complete();
        foreach (var (prefix, type) in rules.RetiredTypes) reference.Retire(prefix, type);
        var problems = new List<string>();
        var reader = new ServiceReader(input, reference, rules, problems);
        var services = reader.ReadAll();

        var comparison = new TableComparison(rules.Authorized);
        var differences = services.SelectMany(service => service.Operations).SelectMany(operation => comparison.Of(operation.Service, operation.Name, operation.Permissions)).ToArray();
        problems.AddRange(VerdictCoverage.Missing(input, rules.Verdicts));
        problems.AddRange(reader.Rules.Named.Missing(services, reference));
        problems.AddRange(rules.Differences.Problems(differences));
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        if (problems.Count > 0) return 1;

        var output = new DataFolder(Path.Combine(repositoryFolder, "src", "Core", "Catalog", "Data"));
        foreach (var service in services) output.Write($"Services/{service.Id}.txt", ServiceWriter.Write(service));
        foreach (var prefix in reference.Services.Values) output.Write($"Actions/{prefix.Prefix}.txt", ReferenceWriter.Write(prefix));
        output.Write("services.txt", IndexWriter.Services(services, rules.DataDate));
        output.Write("names.txt", IndexWriter.Names(services, output.Read("helpers.txt")));
        output.DeleteOthers("Services", "Actions");

        var counts = new CountsWriter(services, reference, reader.Rules, rules, TableCounts.Of(comparison, rules.Differences, differences));
        counts.Replace(Path.Combine(repositoryFolder, "docs", "catalogue.md"));
        new DataFolder(Path.Combine(repositoryFolder, "tests", "Core.Tests", "Catalog", "Data")).Write("RoleMembers.txt", reader.Rules.Roles.Write());
        new DataFolder(Path.Combine(repositoryFolder, "tests", "Core.Tests", "Catalog", "Data")).Write("MemberForms.txt", MemberFormsWriter.Write(input, services));
        Console.WriteLine($"{services.Count} services, {services.Sum(service => service.Operations.Count)} operations, {output.Bytes} bytes");
        return 0;
    }
}
