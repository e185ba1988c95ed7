using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>An additional file held in memory.</summary>
/// <param name="path">Its path.</param>
/// <param name="content">Its text.</param>
public sealed class InMemoryText(string path, string content) : AdditionalText
{
    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content, System.Text.Encoding.UTF8);
}
