using IamAnalyzers.Core.Policies.Review;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>The reviewed policy of one environment and one principal: files without an environment belong to each.</summary>
/// <param name="Name">How messages name it: its file, or its environment.</param>
/// <param name="Role">The principal; empty for the program's own.</param>
/// <param name="Policy">The policy.</param>
internal sealed record ReviewedSet(string Name, string Role, ReviewedPolicy Policy)
{
    private const string EnvironmentsProperty = "build_property.IamPolicyEnvironmentNames";

    /// <summary>Makes the sets that the build picks: all, or those that <c>IamPolicyEnvironments</c> names.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">The analyzers' options.</param>
    /// <returns>The sets, sorted by name.</returns>
    public static IReadOnlyList<ReviewedSet> Make(IReadOnlyList<ReviewedFile> files, AnalyzerOptions options)
    {
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(EnvironmentsProperty, out var property);
        var picked = (property ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var environments = files.Select(static file => file.Environment).Where(static name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => picked.Length == 0 || picked.Contains(name, StringComparer.OrdinalIgnoreCase))
            .DefaultIfEmpty("");
        return [.. environments
            .SelectMany(environment => files
                .Where(file => file.Environment.Length == 0 || string.Equals(file.Environment, environment, StringComparison.OrdinalIgnoreCase))
                .GroupBy(static file => file.Role, StringComparer.Ordinal)
                .Select(set => new ReviewedSet(NameOf(environment, [.. set]), set.Key, new ReviewedPolicy(set.Select(static file => file.Policy)))))
            .OrderBy(static set => set.Name, StringComparer.Ordinal)];
    }

    private static string NameOf(string environment, List<ReviewedFile> files)
        => environment.Length > 0 ? environment : System.IO.Path.GetFileName(files[0].Path);
}
