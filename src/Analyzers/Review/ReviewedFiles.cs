using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>The reviewed policy among the additional files of a compilation.</summary>
internal static class ReviewedFiles
{
    private const string EnvironmentsProperty = "build_property.IamPolicyEnvironmentNames";

    /// <summary>Reads a file.</summary>
    /// <param name="file">Any additional file.</param>
    /// <param name="options">The analyzers' options.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The file; <see langword="null"/> when it is no reviewed policy of the whole program, or one that cannot be read. Only the build knows what an entry point needs.</returns>
    public static ReviewedFile? Read(AdditionalText file, AnalyzerOptions options, CancellationToken token)
    {
        var item = new FileItem(options.AnalyzerConfigOptionsProvider.GetOptions(file));
        return ReviewedFile.IsReviewed(file.Path, item.IsTrue("IamPolicyBaseline")) && item.Value("EntryPoint").Length == 0 && file.GetText(token) is { } source
            ? ReviewedFile.Read(file.Path, source.ToString(), item.Value("Environment"), item.Value("Role"), item.IsTrue("Shared"))
            : null;
    }

    /// <summary>The sets that the build picks.</summary>
    /// <param name="options">The analyzers' options, with the additional files.</param>
    /// <param name="project">What the project says; it names the managed policies.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The sets; none without a reviewed policy.</returns>
    public static IReadOnlyList<ReviewedSet> Sets(AnalyzerOptions options, ReferenceNeeds project, CancellationToken token)
    {
        var files = options.AdditionalFiles.Select(file => Read(file, options, token)).OfType<ReviewedFile>().ToList();
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(EnvironmentsProperty, out var picked);
        return ReviewedSet.Make(files, project.Attached, picked ?? "", ExceptionFiles.Read(options, token));
    }
}
