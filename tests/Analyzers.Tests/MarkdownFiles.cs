using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>The pages of this repository, without what builds and package managers put there.</summary>
internal static class MarkdownFiles
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", ".git"];

    /// <summary>The pages, by path below the root.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Find(RepositoryRoot.Path).Select(static file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a file stands in a folder that is not committed.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsBuilt(string file) => Path.GetRelativePath(RepositoryRoot.Path, file).Split('/', '\\').Any(Built.Contains);

    private static IEnumerable<string> Find(string folder)
        => Directory.GetFiles(folder, "*.md").Concat(Directory.GetDirectories(folder).Where(static one => !Built.Contains(Path.GetFileName(one))).SelectMany(Find));
}
