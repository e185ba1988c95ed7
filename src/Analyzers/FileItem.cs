using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers;

/// <summary>What the project says of an additional file: the metadata of its item that the targets make visible.</summary>
/// <param name="options">The options of the file.</param>
internal readonly struct FileItem(AnalyzerConfigOptions options)
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    /// <summary>The value of a metadata; empty without it.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value.</returns>
    public string Value(string name) => options.TryGetValue(Metadata + name, out var value) ? value : "";

    /// <summary>Whether a metadata is <c>true</c>, in any case.</summary>
    /// <param name="name">Its name.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    public bool IsTrue(string name) => string.Equals(Value(name), "true", StringComparison.OrdinalIgnoreCase);
}
