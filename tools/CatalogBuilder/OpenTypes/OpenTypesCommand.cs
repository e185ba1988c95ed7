using System.Text;
using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.OpenTypes;

/// <summary>Writes the list of types that a request never names, each with its reason. It reads the catalogue that this program was built with.</summary>
internal static class OpenTypesCommand
{
    /// <summary>The list.</summary>
    public const string File = "open-types.txt";

    private const string Head = """
        # The resource types that a needed permission allows under any name, although the request is written in full with a constant in every member.
        # Made by CatalogBuilder (open-types); a test compares it with the catalogue. A line: service, operation, action, type, reason.

        """;

    public static int Run(string inputFolder, string repositoryFolder)
    {
        var folder = Path.Combine(repositoryFolder, "tools", "CatalogBuilder", "Corrections");
        var reasons = new OpenTypeReasons(AwsCatalog.Default, new PublishedFolder(inputFolder), new HandRules(folder).NamedResources);
        var text = new StringBuilder(Head);
        foreach (var (reason, meaning) in OpenTypeReasons.All) text.Append("#   ").Append(reason.PadRight(14)).Append(meaning).Append('\n');
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in FullRequests.OpenTypes(AwsCatalog.Default).Distinct().GroupBy(static open => (open.Service, open.Operation, open.Action)))
        {
            var types = group.Select(static open => open.Type).ToHashSet(StringComparer.Ordinal);
            foreach (var open in group)
            {
                var reason = reasons.Of(open, types);
                counts[reason] = counts.GetValueOrDefault(reason) + 1;
                text.Append(open.Line).Append(' ').Append(reason).Append('\n');
            }
        }

        System.IO.File.WriteAllText(Path.Combine(folder, File), text.ToString());
        foreach (var (reason, count) in counts) Console.WriteLine($"{reason}: {count}");
        Console.WriteLine($"{counts.Values.Sum()} types");
        return 0;
    }
}
