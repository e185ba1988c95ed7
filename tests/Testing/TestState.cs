using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>The files of a test program.</summary>
public sealed class TestState
{
    /// <summary>Source files, with marks; a file without a name is <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c> and so on.</summary>
    public SourceList Sources { get; } = [];

    /// <summary>Additional files.</summary>
    public IList<(string Path, string Content)> AdditionalFiles { get; } = [];

    /// <summary>Files of analyzer settings: <c>/.editorconfig</c> or <c>/.globalconfig</c>.</summary>
    public IList<(string Path, string Content)> AnalyzerConfigFiles { get; } = [];

    /// <summary>References beside the test's <see cref="ReferenceAssemblies"/>.</summary>
    public IList<MetadataReference> AdditionalReferences { get; } = [];
}

/// <summary>Source files of a test program.</summary>
public sealed class SourceList : List<(string Path, string Content)>
{
    /// <summary>Adds a source without a name.</summary>
    /// <param name="content">The code.</param>
    public void Add(string content) => Add(($"/0/Test{Count}.cs", content));
}

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
