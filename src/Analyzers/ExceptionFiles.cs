using IamAnalyzers.Core.Policies.Exceptions;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers;

/// <summary>What reviewers accept, among the additional files of a compilation.</summary>
internal static class ExceptionFiles
{
    /// <summary>Reads the exceptions. A compilation reads no clock: whether one has ended is a matter of <c>CheckIamPolicy</c>.</summary>
    /// <param name="options">The analyzers' options, with the additional files.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The entries that can be read; IAM2007 reports the others.</returns>
    public static IReadOnlyList<PolicyException> Read(AnalyzerOptions options, CancellationToken token)
        => [.. options.AdditionalFiles
            .Where(static file => ExceptionFile.Is(file.Path))
            .Select(file => file.GetText(token))
            .OfType<SourceText>()
            .SelectMany(static text => ExceptionFile.Read(text.ToString()).Exceptions)];
}
