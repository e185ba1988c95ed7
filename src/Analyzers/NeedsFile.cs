using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers;

/// <summary>The file that the build hands to the compiler: what references need, and what the project says of its policy.</summary>
internal static class NeedsFile
{
    /// <summary>Reads it.</summary>
    /// <param name="options">The analyzers' options, with the additional files.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The needs; <see langword="null"/> when no build has written the file yet.</returns>
    public static ReferenceNeeds? Read(AnalyzerOptions options, CancellationToken token)
    {
        var file = options.AdditionalFiles.FirstOrDefault(static file => file.Path.EndsWith(ReferenceNeeds.FileSuffix, StringComparison.OrdinalIgnoreCase));
        return file?.GetText(token) is { } text && ReferenceNeedsFormat.TryRead(text.ToString(), out var needs) ? needs : null;
    }
}
