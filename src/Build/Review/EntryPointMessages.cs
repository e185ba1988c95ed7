using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Review;

/// <summary>What is to be said of the entry points of a program, and of the reviewed files that name one.</summary>
internal static class EntryPointMessages
{
    /// <summary>Looks at a program.</summary>
    /// <param name="items">The files of its reviewed policy.</param>
    /// <returns>The problems, without a place.</returns>
    public static IEnumerable<Problem> Of(CompiledProgram program, IReadOnlyList<ReviewedItem> items)
        => program.EntryPointProblems.Select(static problem => new Problem(problem.IsError ? ProblemSeverity.Error : ProblemSeverity.Warning, RuleIds.BadEntryPoint, problem.Text))
            .Concat(Unknown([.. program.EntryPoints.Select(static entry => entry.Name)], items).Select(static one => one.Problem));

    /// <summary>The reviewed files that name an entry point which does not exist.</summary>
    /// <param name="names">The names of those that exist.</param>
    /// <param name="items">The files.</param>
    public static IEnumerable<(Problem Problem, ReviewedItem Item)> Unknown(IReadOnlyCollection<string> names, IEnumerable<ReviewedItem> items)
        => items.Where(item => item.EntryPoint.Length > 0 && !names.Contains(item.EntryPoint))
            .Select(item => (
                new Problem(
                    ProblemSeverity.Error,
                    RuleIds.BadEntryPoint,
                    $"{Path.GetFileName(item.Path)} is the reviewed policy of the entry point '{item.EntryPoint}', which does not exist. {(names.Count == 0 ? "The program has no entry points, or IamPolicyPerEntryPoint is false." : "The entry points are: " + string.Join(", ", names) + ".")}"),
                item));
}
