using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Answers;

/// <summary>A problem of the build step as a finding of an answer.</summary>
internal static class ProblemFinding
{
    /// <summary>Makes the finding.</summary>
    /// <param name="place">Where it stands.</param>
    public static AnswerFinding Of(Problem problem, ItemPlace place)
        => new(
            problem.Code,
            problem.Severity switch
            {
                ProblemSeverity.Error => FindingSeverity.Error,
                ProblemSeverity.Warning => FindingSeverity.Warning,
                _ => FindingSeverity.Note,
            },
            problem.Text.Replace("`", "", StringComparison.Ordinal),
            place.File,
            place.Line,
            place.Column);

    /// <summary>The finding for tools.</summary>
    public static object Data(AnswerFinding finding)
        => new { rule = finding.Rule, level = finding.Level, message = finding.Message, file = finding.File, line = finding.Line, column = finding.Column };
}
