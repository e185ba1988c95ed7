using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Mcp;

/// <summary>The folders that a server may read.</summary>
/// <param name="folders">Their paths.</param>
internal sealed class AllowedFolders(IReadOnlyList<string> folders)
{
    private const int MostLinks = 40;

    private readonly string[] _roots = [.. folders.Select(static folder => Real(Path.GetFullPath(folder)))];

    /// <summary>The folders, for messages.</summary>
    public IReadOnlyList<string> Names => folders;

    /// <summary>Checks a path that an assistant gives.</summary>
    /// <param name="path">The path; a relative one is from the first folder.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="ToolException">It leads out of the folders, by itself or by a link.</exception>
    public string PathOf(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) throw Outside(path);
        var full = Path.GetFullPath(path, _roots[0]);
        if (!IsInside(Real(full))) throw Outside(path);
        if (Directory.Exists(full)) CheckLinks(full, path);
        else if (Path.GetDirectoryName(full) is { } folder && IsAssembly(full)) CheckLinks(folder, path);
        return full;
    }

    // The files beside a program are read with it.
    private void CheckLinks(string folder, string path)
    {
        if (Directory.EnumerateFiles(folder).FirstOrDefault(file => new FileInfo(file).LinkTarget is not null && !IsInside(Real(file))) is { } link)
        {
            throw new ToolException($"'{VisibleText.Of(path)}' contains the link '{VisibleText.Of(Path.GetFileName(link))}', which leads out of the folders that this server may read.");
        }
    }

    private bool IsInside(string real) => Array.Exists(_roots, root => real == root || real.StartsWith(root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static bool IsAssembly(string path) => Path.GetExtension(path).ToLowerInvariant() is ".dll" or ".exe" or "";

    // Each folder on the way may be a link, and so may where it leads to.
    private static string Real(string path)
    {
        var real = Path.GetPathRoot(path)!;
        var rest = new Stack<string>(path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).AsEnumerable().Reverse());
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part == ".") continue;
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) throw new ToolException($"'{VisibleText.Of(path)}' goes through links without end.");
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(target)!;
            foreach (var step in target[(Path.IsPathRooted(target) ? real.Length : 0)..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).AsEnumerable().Reverse()) rest.Push(step);
        }

        return real;
    }

    private ToolException Outside(string path) => new($"'{VisibleText.Of(path)}' is outside the folders that this server may read: {string.Join(", ", folders)}. Start the server with another --folder to read there.");
}
