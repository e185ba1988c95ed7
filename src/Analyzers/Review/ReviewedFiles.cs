using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>The reviewed policy among the additional files of a compilation.</summary>
internal static class ReviewedFiles
{
    private const string EnvironmentsProperty = "build_property.IamPolicyEnvironmentNames";
    private const string Environment = nameof(Environment);
    private const string Role = nameof(Role);

    /// <summary>Reads a file.</summary>
    /// <param name="file">Any additional file.</param>
    /// <param name="options">The analyzers' options.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The file; <see langword="null"/> when it is no reviewed policy of the whole program, or one that cannot be read. Only the build knows what an entry point needs.</returns>
    public static ReviewedFile? Read(AdditionalText file, AnalyzerOptions options, CancellationToken token)
    {
        var item = Item(file, options);
        return IsOfProgram(file, item) && file.GetText(token) is { } source
            ? ReviewedFile.Read(file.Path, source.ToString(), item.Value(Environment), item.Value(Role), item.IsTrue("Shared"))
            : null;
    }

    /// <summary>The sets that the build picks, without those of which a file cannot be read: what it allows nobody knows, and IAM3001 says so.</summary>
    /// <param name="options">The analyzers' options, with the additional files.</param>
    /// <param name="project">What the project says; it names the managed policies.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The sets; none without a reviewed policy.</returns>
    public static IReadOnlyList<ReviewedSet> Sets(AnalyzerOptions options, ReferenceNeeds project, CancellationToken token)
    {
        var reviewed = options.AdditionalFiles
            .Select(file => (File: file, Item: Item(file, options)))
            .Where(static one => IsOfProgram(one.File, one.Item))
            .Select(one => (one.Item, Read: Read(one.File, options, token)))
            .ToList();
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(EnvironmentsProperty, out var picked);
        var sets = ReviewedSet.Make([.. reviewed.Select(static one => one.Read).OfType<ReviewedFile>()], project.Attached, picked ?? "", ExceptionFiles.Read(options, token));
        var unread = reviewed.Where(static one => one.Read is null).Select(static one => one.Item).ToList();
        return unread.Count == 0 ? sets : [.. sets.Where(set => !unread.Exists(item => MayBelong(item, set)))];
    }

    // An environment that only this file names has no set of its own now, but that of all environments.
    private static bool MayBelong(FileItem item, ReviewedSet set)
        => string.Equals(item.Value(Role), set.Role, StringComparison.Ordinal)
            && (item.Value(Environment).Length == 0 || set.Environment.Length == 0 || string.Equals(item.Value(Environment), set.Environment, StringComparison.OrdinalIgnoreCase));

    private static bool IsOfProgram(AdditionalText file, FileItem item) => ReviewedFile.IsReviewed(file.Path, item.IsTrue("IamPolicyBaseline")) && item.Value("EntryPoint").Length == 0;

    private static FileItem Item(AdditionalText file, AnalyzerOptions options) => new(options.AnalyzerConfigOptionsProvider.GetOptions(file));
}
