using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Records;

/// <summary>
/// Which of an assembly's calls need what, for the explanation. It has no line numbers, so that moving code changes nothing: a call is known by its file and by
/// the number of its statement among those of the file that use the same member. Members whose uses all need the same are left out.
/// </summary>
/// <param name="Files">The uses of each such member in each file, sorted by member and file.</param>
public sealed record PlacedNeeds(EquatableArray<PlacedUses> Files)
{
    private const int MostParts = 2;

    /// <summary>Of an assembly in which all uses of each member need the same.</summary>
    public static PlacedNeeds None { get; } = new(default(EquatableArray<PlacedUses>));

    /// <summary>The names that source files go by, which are the same wherever the source is compiled.</summary>
    /// <param name="paths">The files' paths, with slashes of any kind.</param>
    /// <returns>The name of each path: that of the file alone, and with its folder where it is not the only one of that name.</returns>
    public static IReadOnlyDictionary<string, string> FileNames(IEnumerable<string> paths)
        => paths.Distinct(StringComparer.Ordinal)
            .Select(static path => (Path: path, Parts: path.Split('/', '\\')))
            .GroupBy(static file => file.Parts[file.Parts.Length - 1], StringComparer.Ordinal)
            .SelectMany(static files => Names([.. files]))
            .ToDictionary(static file => file.Path, static file => file.Name, StringComparer.Ordinal);

    /// <summary>The name that a file goes by.</summary>
    /// <param name="path">Its path, perhaps another one than when it was named.</param>
    /// <param name="names">The names of files.</param>
    /// <returns>The longest name that the path ends with; empty when there is none.</returns>
    public static string NameOf(string path, IEnumerable<string> names)
    {
        var plain = "/" + path.Replace('\\', '/');
        return names.Where(name => plain.EndsWith("/" + name, StringComparison.Ordinal)).OrderByDescending(static name => name.Length).FirstOrDefault() ?? "";
    }

    // Folders that all files of one name have in common are those of the machine and of the project.
    private static IEnumerable<(string Path, string Name)> Names(IReadOnlyList<(string Path, string[] Parts)> files)
    {
        var shortest = files.Min(static file => file.Parts.Length);
        var same = files.Count == 1 ? shortest - 1 : 0;
        while (same < shortest - 1 && files.All(file => file.Parts[same] == files[0].Parts[same])) same++;
        return files.Select(file => (file.Path, string.Join("/", file.Parts.Skip(Math.Max(same, file.Parts.Length - MostParts)))));
    }
}

/// <summary>The statements of one file that use one member.</summary>
/// <param name="Member">The member, <c>Namespace.Type.Method</c>.</param>
/// <param name="File">The file, as <see cref="PlacedNeeds.FileNames"/> names it.</param>
/// <param name="Statements">What each statement needs, in the order of the text.</param>
public sealed record PlacedUses(string Member, string File, EquatableArray<PlacedStatement> Statements);

/// <summary>What one statement needs.</summary>
/// <param name="Needs">The positions of the permissions in the assembly's record, and behind its last permission those of the unresolved calls; sorted.</param>
public sealed record PlacedStatement(EquatableArray<int> Needs);
