using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Verdicts;

/// <summary>Whether each place where a description names a permission, and each member that holds a place in S3, has a verdict.</summary>
internal static class VerdictCoverage
{
    /// <summary>Finds the places without a verdict.</summary>
    /// <param name="input">The published data, with the two tables that were made by rule from the descriptions.</param>
    /// <param name="verdicts">The verdicts.</param>
    /// <returns>A line for each.</returns>
    public static IEnumerable<string> Missing(PublishedFolder input, IReadOnlyList<Verdict> verdicts)
    {
        var documented = verdicts.Select(static verdict => verdict.ToString()).ToHashSet(StringComparer.Ordinal);
        var places = verdicts.Select(static verdict => Place(verdict.Service, verdict.Operation, verdict.Member)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in input.Table("documented-permissions.tsv").Select(static row => row.Values.ToArray()))
        {
            var key = Place(row[0], row[1], row[2].Length == 0 ? Verdict.NoMember : row[2]) + " " + row[3];
            if (!documented.Contains(key)) yield return "No verdict: " + key;
        }

        foreach (var row in input.Table("s3-location-members.tsv").Select(static row => row.Values.ToArray()))
        {
            if (!places.Contains(Place(row[0], row[1], row[2]))) yield return "No verdict: " + Place(row[0], row[1], row[2]);
        }
    }

    private static string Place(string service, string operation, string member) => $"{service} {operation} {member}";
}
