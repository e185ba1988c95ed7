using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Managed;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>The reviewed policy of one environment and one principal: what has no environment belongs to each.</summary>
/// <param name="Name">How messages name it: its environment, or its first file, or its first managed policy.</param>
/// <param name="Environment">The environment; empty for the only one.</param>
/// <param name="Role">The principal; empty for the program's own.</param>
/// <param name="Files">Its files, in the order of the project; none when only managed policies are attached.</param>
/// <param name="Managed">The managed policies that are attached, in the order of the project.</param>
public sealed record ReviewedSet(string Name, string Environment, string Role, IReadOnlyList<ReviewedFile> Files, IReadOnlyList<ManagedPolicy> Managed)
{
    /// <summary>What all of it says together.</summary>
    public ReviewedPolicy Policy { get; } = new(Files.Select(static file => file.Policy).Concat(Managed.Select(static policy => policy.Text)));

    /// <summary>What reviewers accept of it.</summary>
    public IReadOnlyList<PolicyException> Exceptions { get; init; } = [];

    /// <summary>The file that is to get what is missing: the first by its path that other projects do not share, or else the first; <see langword="null"/> without files.</summary>
    public ReviewedFile? FileToExtend => Files.OrderBy(static file => file.IsShared).ThenBy(static file => file.Path, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The environments that files and managed policies name, sorted.</summary>
    /// <param name="files">All files of the project.</param>
    /// <param name="attached">The managed policies that the project names.</param>
    public static IReadOnlyList<string> EnvironmentsOf(IEnumerable<ReviewedFile> files, IEnumerable<AttachedPolicy> attached)
        => [.. files.Select(static file => file.Environment).Concat(attached.Select(static policy => policy.Environment))
            .Where(static name => name.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>The names of property <c>IamPolicyEnvironments</c>.</summary>
    /// <param name="picked">Its text: names separated by comma, semicolon or space; empty for all.</param>
    public static IReadOnlyList<string> NamesIn(string picked) => picked.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Makes the sets that the build picks.</summary>
    /// <param name="files">All files of the project, in its order.</param>
    /// <param name="attached">The managed policies that the project names, in its order.</param>
    /// <param name="picked">Property <c>IamPolicyEnvironments</c>, see <see cref="NamesIn"/>.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <returns>The sets, sorted by name and principal (ordinal).</returns>
    public static IReadOnlyList<ReviewedSet> Make(IReadOnlyList<ReviewedFile> files, IEnumerable<AttachedPolicy> attached, string picked, IReadOnlyList<PolicyException> exceptions)
    {
        var names = NamesIn(picked);
        var parts = files.Select(static file => (file.Environment, file.Role, File: (ReviewedFile?)file, Policy: (ManagedPolicy?)null))
            .Concat(attached.Select(static policy => (policy.Environment, policy.Role, File: (ReviewedFile?)null, Policy: ManagedPolicy.Find(policy.Name))))
            .Where(static part => part.File is not null || part.Policy is not null)
            .ToList();
        var environments = parts.Select(static part => part.Environment).Where(static name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => names.Count == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase))
            .DefaultIfEmpty("");
        return [.. environments
            .SelectMany(environment => parts
                .Where(part => part.Environment.Length == 0 || string.Equals(part.Environment, environment, StringComparison.OrdinalIgnoreCase))
                .GroupBy(static part => part.Role, StringComparer.Ordinal)
                .Select(set => Of(environment, set.Key, [.. set.Select(static part => part.File).OfType<ReviewedFile>()], [.. set.Select(static part => part.Policy).OfType<ManagedPolicy>()]) with { Exceptions = exceptions }))
            .OrderBy(static set => set.Name, StringComparer.Ordinal)
            .ThenBy(static set => set.Role, StringComparer.Ordinal)];
    }

    private static ReviewedSet Of(string environment, string role, IReadOnlyList<ReviewedFile> files, IReadOnlyList<ManagedPolicy> managed)
        => new(environment.Length > 0 ? environment : files.Count > 0 ? System.IO.Path.GetFileName(files[0].Path) : managed[0].Name, environment, role, files, managed);
}
