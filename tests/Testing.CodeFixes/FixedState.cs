namespace IamAnalyzers.Testing;

/// <summary>The files of a test program after a fix.</summary>
public sealed class FixedState
{
    /// <summary>Source files; a file without a name is <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c> and so on.</summary>
    public SourceList Sources { get; } = [];

    /// <summary>Additional files.</summary>
    public IList<(string Path, string Content)> AdditionalFiles { get; } = [];
}

/// <summary>Source files of a test program.</summary>
public sealed class SourceList : List<(string Path, string Content)>
{
    /// <summary>Adds a source without a name.</summary>
    /// <param name="content">The code.</param>
    public void Add(string content) => Add(($"/0/Test{Count}.cs", content));
}
