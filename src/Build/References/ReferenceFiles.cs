namespace IamAnalyzers.Build.References;

/// <summary>
/// Chooses the files to read records from. They have to be implementation assemblies: a reference assembly drops the private
/// member that is the record. MSBuild swaps reference assemblies in only later, for the compiler, so of what it resolves only
/// the <c>ref</c> assets of packages are none, and for these the runtime asset is listed first.
/// </summary>
internal static class ReferenceFiles
{
    private const string Library = ".dll";
    private const string Satellite = ".resources.dll";

    /// <summary>Chooses one file for each assembly.</summary>
    /// <param name="candidates">The files that MSBuild resolved, the runtime assets first.</param>
    /// <returns>The simple name and the path of each assembly, sorted by name (ordinal).</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> Choose(IEnumerable<string> candidates)
    {
        var files = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in candidates)
        {
            if (!path.EndsWith(Library, StringComparison.OrdinalIgnoreCase)) continue;
            if (path.EndsWith(Satellite, StringComparison.OrdinalIgnoreCase)) continue;
            var name = Path.GetFileNameWithoutExtension(path);
            if (!files.ContainsKey(name)) files.Add(name, path);
        }

        return [.. files.OrderBy(static file => file.Key, StringComparer.Ordinal)];
    }
}
