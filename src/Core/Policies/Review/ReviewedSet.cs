namespace IamAnalyzers.Core.Policies.Review;

/// <summary>The reviewed policy of one environment and one principal: files without an environment belong to each.</summary>
/// <param name="Name">How messages name it: its environment, or its first file.</param>
/// <param name="Environment">The environment; empty for the only one.</param>
/// <param name="Role">The principal; empty for the program's own.</param>
/// <param name="Files">Its files, in the order of the project; one at least.</param>
public sealed record ReviewedSet(string Name, string Environment, string Role, IReadOnlyList<ReviewedFile> Files)
{
    /// <summary>What the files say together.</summary>
    public ReviewedPolicy Policy { get; } = new(Files.Select(static file => file.Policy));

    /// <summary>Makes the sets that the build picks.</summary>
    /// <param name="files">All files of the project, in its order.</param>
    /// <param name="picked">Property <c>IamPolicyEnvironments</c>: names separated by comma, semicolon or space; empty for all.</param>
    /// <returns>The sets, sorted by name and principal (ordinal).</returns>
    public static IReadOnlyList<ReviewedSet> Make(IReadOnlyList<ReviewedFile> files, string picked)
    {
        var names = picked.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        var environments = files.Select(static file => file.Environment).Where(static name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => names.Length == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase))
            .DefaultIfEmpty("");
        return [.. environments
            .SelectMany(environment => files
                .Where(file => file.Environment.Length == 0 || string.Equals(file.Environment, environment, StringComparison.OrdinalIgnoreCase))
                .GroupBy(static file => file.Role, StringComparer.Ordinal)
                .Select(set => new ReviewedSet(NameOf(environment, set.First()), environment, set.Key, [.. set])))
            .OrderBy(static set => set.Name, StringComparer.Ordinal)
            .ThenBy(static set => set.Role, StringComparer.Ordinal)];
    }

    private static string NameOf(string environment, ReviewedFile first) => environment.Length > 0 ? environment : System.IO.Path.GetFileName(first.Path);
}
