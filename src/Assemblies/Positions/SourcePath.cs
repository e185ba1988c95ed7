namespace IamAnalyzers.Assemblies.Positions;

/// <summary>Paths of source files as reports show them: relative to the project, with <c>/</c>, so that no path of the machine stands in them.</summary>
internal static class SourcePath
{
    private const int MostStepsUp = 3;

    /// <summary>Writes a path.</summary>
    /// <param name="path">The path in the debug information.</param>
    /// <param name="projectFolder">The project's folder.</param>
    /// <returns>The relative path; of a file that is far from the project its name alone.</returns>
    public static string Relative(string path, string projectFolder)
    {
        var file = path.Replace('\\', '/').Split('/');
        var folder = projectFolder.Replace('\\', '/').TrimEnd('/').Split('/');
        var same = 0;
        while (same < folder.Length && same < file.Length - 1 && string.Equals(folder[same], file[same], StringComparison.Ordinal)) same++;
        var up = folder.Length - same;

        // Deterministic builds map the source root to a name of their own, which is no path of the machine.
        if (same <= 1 || up > MostStepsUp) return path.StartsWith("/_", StringComparison.Ordinal) ? path : file[file.Length - 1];
        return string.Join("/", Enumerable.Repeat("..", up).Concat(file.Skip(same)));
    }
}
