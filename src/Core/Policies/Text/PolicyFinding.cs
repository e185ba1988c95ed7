using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>Something that a reader of a policy should know.</summary>
/// <param name="Row">The check that found it.</param>
/// <param name="Message">What is wrong and what to do, a sentence without a full stop.</param>
/// <param name="Range">The exact element.</param>
public sealed record PolicyFinding(PolicyCheck Row, string Message, TextRange Range)
{
    /// <summary>The rule that reports it, such as <c>IAM3001</c>.</summary>
    public string Rule => Row.Rule;

    /// <summary>The id of the check, such as <c>MISSING_EFFECT</c>.</summary>
    public string Check => Row.Id;

    /// <summary>How severe it is.</summary>
    public FindingLevel Level => Row.Level;

    /// <summary>The message as it begins a diagnostic.</summary>
    public string Sentence => Sentences.Begin(Message);
}

/// <summary>How severe a finding is.</summary>
public enum FindingLevel
{
    /// <summary>A hint.</summary>
    Suggestion,

    /// <summary>Probably wrong, or more than anybody means to grant.</summary>
    Warning,

    /// <summary>AWS refuses the document.</summary>
    Error,
}
