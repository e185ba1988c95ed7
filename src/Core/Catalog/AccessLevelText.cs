namespace IamAnalyzers.Core.Catalog;

/// <summary>Access levels for people.</summary>
public static class AccessLevelText
{
    // What changes rights before what writes before what reads.
    private static readonly (AccessLevels Level, string Name, int Rank)[] Levels =
    [
        (AccessLevels.PermissionsManagement, "Permissions management", 4),
        (AccessLevels.Write, "Write", 3),
        (AccessLevels.Tagging, "Tagging", 2),
        (AccessLevels.Read, "Read", 1),
        (AccessLevels.List, "List", 0),
    ];

    /// <summary>The names that the reference has for levels.</summary>
    /// <returns>The names, the weightiest level first; none when no level is stated.</returns>
    public static IReadOnlyList<string> Names(this AccessLevels access) => [.. Levels.Where(one => (access & one.Level) != 0).Select(static one => one.Name)];

    /// <summary>How much a reviewer has to care.</summary>
    /// <returns>The higher, the more.</returns>
    public static int Rank(this AccessLevels access) => Levels.Where(one => (access & one.Level) != 0).Select(static one => one.Rank).FirstOrDefault();
}
