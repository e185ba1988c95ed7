namespace IamAnalyzers.Tool.Output;

/// <summary>A format of an answer.</summary>
internal enum AnswerFormat
{
    /// <summary>For a terminal.</summary>
    Text,

    /// <summary>For tools.</summary>
    Json,

    /// <summary>Markdown, for a pull request.</summary>
    Md,

    /// <summary>For code scanning.</summary>
    Sarif,

    /// <summary>A page for a browser.</summary>
    Html,
}
