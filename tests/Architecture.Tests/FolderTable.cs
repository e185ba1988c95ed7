using System.Text.RegularExpressions;

namespace IamAnalyzers.Architecture.Tests;

/// <summary>The table of <c>docs/architecture.md</c>: which folder may use which.</summary>
internal static partial class FolderTable
{
    /// <summary>What each folder may use by its own row, in the order of the page.</summary>
    public static IReadOnlyList<(string Folder, IReadOnlyList<string> MayUse)> Rows { get; } = [.. File.ReadLines(Path.Combine(SourceCode.Root, "docs", "architecture.md"))
        .Select(static line => Row().Match(line))
        .Where(static row => row.Success)
        .Select(static row => (row.Groups["folder"].Value, (IReadOnlyList<string>)[.. Name().Matches(row.Groups["uses"].Value).Select(static name => name.Groups[1].Value)]))];

    /// <summary>Whether a folder may use another by the table.</summary>
    /// <param name="folder">The folder that uses.</param>
    /// <param name="used">The folder that is used.</param>
    /// <returns><see langword="true"/> when the row of the folder names the other, or a folder that may use it.</returns>
    public static bool Allows(string folder, string used) => Rows.Where(row => row.Folder == folder).SelectMany(static row => row.MayUse).Any(next => next == used || Allows(next, used));

    [GeneratedRegex("^\\| `(?<folder>[A-Z][A-Za-z/]*)` \\|.*\\| (?<uses>[^|]*) \\|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
