namespace IamAnalyzers.Tool.Output;

/// <summary>What a command found, before it is written in a format.</summary>
/// <param name="ExitCode">What the command ends with: one of <see cref="ExitCodes"/>.</param>
/// <param name="Parts">What people read, from top to bottom.</param>
/// <param name="Data">What tools read: an object of plain properties.</param>
internal sealed record Answer(int ExitCode, IReadOnlyList<AnswerPart> Parts, object Data)
{
    /// <summary>The findings among it that have a rule, for SARIF.</summary>
    public IReadOnlyList<AnswerFinding> Findings { get; init; } = [];

    /// <summary>The page for a browser; <see langword="null"/> where the command has none.</summary>
    public Func<string>? Page { get; init; }

    /// <summary>The answer where it is a text of its own format, such as a policy: it is written as it is, in each format but SARIF and the page.</summary>
    public string? RawText { get; init; }

    /// <summary>What is told beside the answer, on standard error.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A piece of an answer. Between backticks stands what code and policies call it.</summary>
internal abstract record AnswerPart;

/// <summary>A heading.</summary>
/// <param name="Level">1 for the answer, 2 for a part of it.</param>
internal sealed record Heading(string Text, int Level = 2) : AnswerPart;

/// <summary>A sentence or several.</summary>
internal sealed record Paragraph(string Text) : AnswerPart
{
    /// <summary>What it is.</summary>
    public Tone Tone { get; init; }
}

/// <summary>An item of a list.</summary>
/// <param name="Details">What belongs to it, one level deeper.</param>
internal sealed record ListItem(string Text, IReadOnlyList<string> Details) : AnswerPart
{
    /// <summary>What it is.</summary>
    public Tone Tone { get; init; }
}

/// <summary>Text that is to be copied as it is.</summary>
/// <param name="Language">Its language, such as <c>json</c>.</param>
internal sealed record CodeBlock(string Language, string Text) : AnswerPart;

/// <summary>How a piece is coloured where colours are.</summary>
internal enum Tone
{
    /// <summary>As everything else.</summary>
    Plain,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>To be mended.</summary>
    Bad,
}

/// <summary>A finding of a rule at a place.</summary>
/// <param name="Rule">The rule, such as <c>IAM2001</c>.</param>
/// <param name="Level">How severe it is.</param>
/// <param name="Message">What is wrong, in sentences.</param>
/// <param name="File">The full path; empty when it is about no file.</param>
/// <param name="Line">The line, from 1; 0 when not known.</param>
/// <param name="Column">The column, from 1; 0 when not known.</param>
internal sealed record AnswerFinding(string Rule, FindingSeverity Level, string Message, string File, int Line, int Column)
{
    /// <summary>The page that says more.</summary>
    public string Page { get; init; } = ToolVersion.RulePage(Rule);
}

/// <summary>How severe a finding is, in the words of SARIF.</summary>
internal enum FindingSeverity
{
    /// <summary>A hint.</summary>
    Note,

    /// <summary>Probably wrong.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Error,
}
