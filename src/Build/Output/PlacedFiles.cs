namespace IamAnalyzers.Build.Output;

/// <summary>The list of the policies that a build placed, a path a line. It tells the next build and a clean which files are ours.</summary>
internal static class PlacedFiles
{
    /// <summary>Reads the list.</summary>
    /// <param name="listFile">The list's file.</param>
    /// <returns>The paths; none when there is no list.</returns>
    public static IEnumerable<string> Read(string listFile) => TextFile.ReadOrEmpty(listFile).Split('\n').Where(static path => path.Length > 0);

    /// <summary>Writes the list when it changed.</summary>
    /// <param name="listFile">The list's file.</param>
    public static void Write(string listFile, IEnumerable<string> paths)
        => TextFile.WriteIfDifferent(listFile, string.Concat(paths.OrderBy(static path => path, StringComparer.Ordinal).Select(static path => path + "\n")));
}
