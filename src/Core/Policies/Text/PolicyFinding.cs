using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>Something that a reader of a policy should know.</summary>
/// <param name="Rule">The rule of this tool, such as <c>IAM3001</c>.</param>
/// <param name="Check">The published id of the check, such as <c>MISSING_EFFECT</c>, or our own where no one published one.</param>
/// <param name="Message">What is wrong and what to do, a sentence without a full stop.</param>
/// <param name="Range">The exact element.</param>
public sealed record PolicyFinding(string Rule, string Check, string Message, TextRange Range)
{
    /// <summary>How sure and how bad it is: by the placement table of the checks.</summary>
    public FindingLevel Level { get; init; } = FindingLevel.Warning;

    /// <summary>The message as it begins a diagnostic.</summary>
    public string Sentence => Message.Length == 0 ? Message : char.ToUpperInvariant(Message[0]) + Message.Substring(1);
}

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>A hint.</summary>
    Suggestion,

    /// <summary>Probably wrong, or more than anybody means to grant.</summary>
    Warning,

    /// <summary>AWS refuses the document.</summary>
    Error,
}
