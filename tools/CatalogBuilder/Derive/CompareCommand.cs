using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>Compares two folders that the catalogue can be made from: tables row by row, documents as a whole.</summary>
internal static class CompareCommand
{
    private const int MostShown = 1000;

    /// <summary>Runs the command.</summary>
    /// <param name="left">A folder.</param>
    /// <param name="right">Another.</param>
    /// <returns>The process's exit code: 0 when they say the same, else 1.</returns>
    public static int Run(string left, string right)
    {
        var isSame = true;
        foreach (var file in Directory.EnumerateFiles(left).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var other = Path.Combine(right, name);
            var lines = !File.Exists(other) ? ["only in the first folder"] : name.EndsWith(".tsv", StringComparison.Ordinal) ? Rows(File.ReadAllLines(file), File.ReadAllLines(other)) : Documents(file, other);
            isSame &= lines.Count == 0;
            Console.WriteLine($"{name}: {(lines.Count == 0 ? "the same" : lines[0])}");
            foreach (var line in lines.Skip(1).Take(MostShown)) Console.WriteLine("  " + line);
        }

        return isSame ? 0 : 1;
    }

    /// <summary>Compares two tables; the order of rows says nothing. Columns of which only the second table has the name are left out.</summary>
    /// <returns>Nothing when they are the same; else the counts, then each row of one table only.</returns>
    public static IReadOnlyList<string> Rows(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var columns = left[0].Split('\t').Select(column => Array.IndexOf(right[0].Split('\t'), column)).ToArray();
        if (columns.Contains(-1)) return ["other columns"];
        var before = right.Skip(1).Select(row => row.Split('\t')).Select(row => string.Join('\t', columns.Select(column => column < row.Length ? row[column] : ""))).ToHashSet(StringComparer.Ordinal);
        var now = left.Skip(1).Select(row => row + new string('\t', Math.Max(0, columns.Length - row.Split('\t').Length))).ToHashSet(StringComparer.Ordinal);
        var added = now.Except(before).Order(StringComparer.Ordinal).Select(static row => "+ " + row).ToList();
        var gone = before.Except(now).Order(StringComparer.Ordinal).Select(static row => "- " + row).ToList();
        return added.Count + gone.Count == 0 ? [] : [$"{now.Count - added.Count} rows in both, {added.Count} only in the first, {gone.Count} only in the second", .. added, .. gone];
    }

    private static List<string> Documents(string left, string right)
        => JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllBytes(left)), JsonNode.Parse(File.ReadAllBytes(right))) ? [] : ["not the same"];
}
