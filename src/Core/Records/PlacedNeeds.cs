using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Records;

/// <summary>
/// Which of an assembly's calls need what, for the explanation. It has no line numbers, so that moving code changes nothing: a call is known by its file and by
/// the number of its statement among those of the file that use the same member. Members whose uses all need the same are left out.
/// </summary>
/// <param name="Files">The uses of each such member in each file, sorted by member and file.</param>
public sealed record PlacedNeeds(EquatableArray<PlacedUses> Files)
{
    /// <summary>Of an assembly in which all uses of each member need the same.</summary>
    public static PlacedNeeds None { get; } = new(default(EquatableArray<PlacedUses>));

    /// <summary>The name that a source file goes by: its own and that of its folder, which are the same wherever the source is compiled.</summary>
    /// <param name="path">The file's path, with slashes of any kind.</param>
    public static string FileName(string path)
    {
        var parts = path.Split('/', '\\');
        return parts.Length < 2 ? path : parts[parts.Length - 2] + "/" + parts[parts.Length - 1];
    }
}

/// <summary>The statements of one file that use one member.</summary>
/// <param name="Member">The member, <c>Namespace.Type.Method</c>.</param>
/// <param name="File">The file, as <see cref="PlacedNeeds.FileName"/> names it.</param>
/// <param name="Statements">What each statement needs, in the order of the text.</param>
public sealed record PlacedUses(string Member, string File, EquatableArray<PlacedStatement> Statements);

/// <summary>What one statement needs.</summary>
/// <param name="Needs">The positions of the permissions in the assembly's record, and behind its last permission those of the unresolved calls; sorted.</param>
public sealed record PlacedStatement(EquatableArray<int> Needs);
