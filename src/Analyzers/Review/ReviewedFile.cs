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
    private const string Metadata = "build_metadata.AdditionalFiles.";

    /// <summary>Reads a file.</summary>
    /// <param name="file">Any additional file.</param>
    /// <param name="options">The analyzers' options.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The file; <see langword="null"/> when it is no reviewed policy, or one that cannot be read, which IAM3001 reports.</returns>
    public static ReviewedFile? Read(AdditionalText file, AnalyzerOptions options, CancellationToken token)
    {
        var item = options.AnalyzerConfigOptionsProvider.GetOptions(file);
        string Value(string name) => item.TryGetValue(Metadata + name, out var value) ? value : "";
        bool IsTrue(string name) => string.Equals(Value(name), "true", StringComparison.OrdinalIgnoreCase);
        if (!IsTrue("IamPolicyBaseline") && System.IO.Path.GetFileName(file.Path) != PolicyFile.ReviewedName) return null;
        if (file.GetText(token) is not { } source || source.Length > Core.Policies.Checks.PolicyChecks.LongestText) return null;
        return PolicyTextReader.Read(source.ToString(), PolicyKind.Identity).Policy is { } policy
            ? new(file.Path, source, policy, Value("Environment"), Value("Role"), IsTrue("Shared"))
            : null;
    }

    /// <summary>The location of a part.</summary>
    /// <param name="range">The part.</param>
    /// <returns>The location.</returns>
    public Location LocationOf(Core.Common.TextRange range)
    {
        var span = TextSpan.FromBounds(Math.Min(range.Start, Source.Length), Math.Min(range.End, Source.Length));
        return Location.Create(Path, span, Source.Lines.GetLinePositionSpan(span));
    }
}
