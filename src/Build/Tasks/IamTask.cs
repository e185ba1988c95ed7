using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Common;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace IamAnalyzers.Build.Tasks;

/// <summary>A task that never throws: what goes wrong is a diagnostic with an id and a page.</summary>
public abstract class IamTask : Task
{
    /// <summary>The project, for the place of problems; without it they are placed in the targets file.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>Property <c>IamPolicyAnnotations</c>: the service that shows messages at their lines.</summary>
    public string Annotations { get; set; } = "";

    /// <summary>Runs the task.</summary>
    /// <returns>Whether the build may go on.</returns>
    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Report(new Problem(ProblemSeverity.Error, RuleIds.FileProblem, error.Message));
        }
        catch (Exception error)
        {
            Log.LogErrorFromException(error, showStackTrace: true);
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Does the work. Exceptions are turned into diagnostics by the caller.</summary>
    protected abstract void Run();

    /// <summary>Reports a problem at its place; at the project when it has none.</summary>
    private protected void Report(Problem problem, ItemPlace? at = null)
    {
        var place = at ?? new ItemPlace(ProjectFile.Length > 0 ? ProjectFile : BuildEngine.ProjectFileOfTaskNode, 0, 0);
        var link = RuleIds.HelpLink(problem.Code);
        switch (problem.Severity)
        {
            case ProblemSeverity.Error:
                Log.LogError(null, problem.Code, null, link, place.File, place.Line, place.Column, 0, 0, "{0}", problem.Text);
                break;
            case ProblemSeverity.Warning:
                Log.LogWarning(null, problem.Code, null, link, place.File, place.Line, place.Column, 0, 0, "{0}", problem.Text);
                break;
            default:
                var importance = problem.Severity == ProblemSeverity.Suggestion ? MessageImportance.Normal : MessageImportance.High;
                Log.LogMessage(null, problem.Code, null, place.File, place.Line, place.Column, 0, 0, importance, "{0}", problem.Text);
                if (string.Equals(Annotations, GitHubAnnotation.Name, StringComparison.OrdinalIgnoreCase) && GitHubAnnotation.Notice(problem, place) is { } command) Log.LogMessage(MessageImportance.High, "{0}", command);
                break;
        }
    }
}
