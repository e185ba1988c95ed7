namespace IamAnalyzers.CatalogBuilder.Age;

/// <summary>Says what a newer snapshot of the published data would change.</summary>
internal static class DiffCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="older">The folder that the catalogue is made from, derived from the older sources.</param>
    /// <param name="newer">The same, from the newer ones.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string older, string newer)
    {
        foreach (var line in Snapshot.Read(older).Differences(Snapshot.Read(newer))) Console.WriteLine(line);
        return 0;
    }
}
