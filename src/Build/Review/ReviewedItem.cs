using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Review;

/// <summary>A file of the reviewed policy as the build reads it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="File">What it holds; <see langword="null"/> when it cannot be read.</param>
internal sealed record ReviewedItem(string Path, string Text, ReviewedFile? File)
{
    /// <summary>Metadata <c>EntryPoint</c>: the entry point whose policy it is; empty for the whole program.</summary>
    public string EntryPoint { get; init; } = "";

    /// <summary>Reads the reviewed files among items, each once: the first item of a file counts.</summary>
    /// <param name="items">Additional files of a project.</param>
    /// <returns>The files that exist, in the order of the items.</returns>
    public static IReadOnlyList<ReviewedItem> Read(IEnumerable<ITaskItem> items)
        => [.. items
            .Select(static item => (Path: item.GetMetadata("FullPath"), Item: item))
            .Where(static item => ReviewedFile.IsReviewed(item.Path, IsTrue(item.Item, "IamPolicyBaseline")) && System.IO.File.Exists(item.Path))
            .GroupBy(static item => item.Path, StringComparer.Ordinal)
            .Select(static file => Read(file.Key, file.First().Item))];

    /// <summary>A place in the file, as messages have it.</summary>
    /// <returns>The place.</returns>
    public ItemPlace PlaceOf(TextRange range)
    {
        var (line, column) = TextLines.PositionOf(Text, range.Start);
        return new(Path, line, column);
    }

    /// <summary>What is wrong with a file that cannot be read.</summary>
    /// <returns>The finding.</returns>
    public PolicyFinding Problem()
    {
        var findings = Text.Length > PolicyChecks.LongestText ? [] : PolicyTextReader.Read(Text, PolicyKind.Identity).Findings;
        return findings.OrderByDescending(static finding => finding.Level).FirstOrDefault()
            ?? PolicyChecks.TooLarge;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="environment">Metadata <c>Environment</c>.</param>
    /// <param name="role">Metadata <c>Role</c>.</param>
    /// <param name="isShared">Metadata <c>Shared</c>.</param>
    /// <param name="entryPoint">Metadata <c>EntryPoint</c>.</param>
    public static ReviewedItem Load(string path, string environment, string role, bool isShared, string entryPoint)
    {
        var text = TextFile.ReadOrEmpty(path);
        return new(path, text, ReviewedFile.Read(path, text, environment, role, isShared)) { EntryPoint = entryPoint.Trim() };
    }

    private static ReviewedItem Read(string path, ITaskItem item)
        => Load(path, item.GetMetadata("Environment").Trim(), item.GetMetadata("Role").Trim(), IsTrue(item, "Shared"), item.GetMetadata("EntryPoint").Trim());

    private static bool IsTrue(ITaskItem item, string metadata) => string.Equals(item.GetMetadata(metadata), "true", StringComparison.OrdinalIgnoreCase);
}
