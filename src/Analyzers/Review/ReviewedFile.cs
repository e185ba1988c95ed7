using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>A file of the reviewed policy, with what its item says.</summary>
/// <param name="Path">The file.</param>
/// <param name="Source">Its text.</param>
/// <param name="Policy">What it holds.</param>
/// <param name="Environment">Metadata <c>Environment</c>: the set that it belongs to; empty for all sets.</param>
/// <param name="Role">Metadata <c>Role</c>: the principal whose policy it is; empty for the program's own.</param>
/// <param name="IsShared">Metadata <c>Shared</c>: several projects run under it, so one of them does not need all of it.</param>
internal sealed record ReviewedFile(string Path, SourceText Source, Core.Policies.Text.PolicyText Policy, string Environment, string Role, bool IsShared)
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">Any additional file.</param>
    /// <param name="options">The analyzers' options.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The file; <see langword="null"/> when it is no reviewed policy, or one that cannot be read, which IAM3001 reports.</returns>
    public static ReviewedFile? Read(AdditionalText file, AnalyzerOptions options, CancellationToken token)
    {
        var item = new FileItem(options.AnalyzerConfigOptionsProvider.GetOptions(file));
        if (!PolicyFile.IsReviewed(file.Path, item)) return null;
        if (file.GetText(token) is not { } source || source.Length > Core.Policies.Checks.PolicyChecks.LongestText) return null;
        return PolicyTextReader.Read(source.ToString(), PolicyKind.Identity).Policy is { } policy
            ? new(file.Path, source, policy, item.Value("Environment"), item.Value("Role"), item.IsTrue("Shared"))
            : null;
    }
}
