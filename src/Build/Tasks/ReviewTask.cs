using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>A task that holds compiled programs and their reviewed policy to each other.</summary>
public abstract class ReviewTask : IamTask
{
    /// <summary>The project, compiled for each of its frameworks: items of the target <c>GetIamPolicyNeeds</c>.</summary>
    [Required]
    public ITaskItem[] Programs { get; set; } = [];

    /// <summary>The projects that share reviewed files with this one: items of the same target.</summary>
    public ITaskItem[] SharingPrograms { get; set; } = [];

    /// <summary>The files of the reviewed policy, with their metadata: items of the target <c>GetIamReviewedPolicies</c>.</summary>
    public ITaskItem[] ReviewedFiles { get; set; } = [];

    /// <summary>Property <c>IamPolicyEnvironments</c>.</summary>
    public string Environments { get; set; } = "";

    /// <summary>The day on which exceptions are looked at, <c>yyyy-MM-dd</c>; empty for today.</summary>
    public string Today { get; set; } = "";

    /// <summary>The project's name, for the line that tells the outcome.</summary>
    public string ProjectName { get; set; } = "";

    /// <summary>Whether the project has other frameworks, too, that <see cref="Programs"/> does not hold: one of several is built alone.</summary>
    public bool IsOneOfSeveral { get; set; }

    private protected bool IsApplication => Programs.Any(static item => new ProgramItem(item).IsApplication);

    /// <summary>Reads programs and unites them.</summary>
    /// <returns>The programs.</returns>
    private protected ReviewedPrograms Read(IEnumerable<ITaskItem> items)
        => new([.. items.Select(static item => new ProgramItem(item).Read(AwsCatalog.Default))], IsOneOfSeveral, AwsCatalog.Default);

    /// <summary>Reads the reviewed policy; a file that cannot be read is an error at its place.</summary>
    /// <returns>The files that can be read, in the order of the project.</returns>
    private protected IReadOnlyList<ReviewedItem> ReadReviewed()
    {
        var items = ReviewedItem.Read(ReviewedFiles);
        foreach (var item in items.Where(static item => item.File is null))
        {
            var problem = item.Problem();
            Report(new Problem(ProblemSeverity.Error, problem.Rule, problem.Sentence), item.PlaceOf(problem.Range));
        }

        return [.. items.Where(static item => item.File is not null)];
    }

    /// <summary>What reviewers accept, on this day.</summary>
    private protected ExceptionReport ReadExceptions() => new(ExceptionItem.Read(ReviewedFiles), Today.Length > 0 ? Today : ExceptionReport.Today);

    /// <summary>The sets that the build picks. An environment or role that does not exist is an error: without it another policy would be checked.</summary>
    /// <param name="items">The files.</param>
    /// <param name="programs">The project's programs, which know its managed policies.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <returns>The sets; none without a reviewed policy.</returns>
    private protected IReadOnlyList<ReviewedSet> SetsOf(IReadOnlyList<ReviewedItem> items, ReviewedPrograms programs, IReadOnlyList<PolicyException> exceptions)
    {
        List<ReviewedFile> files = [.. items.Select(static item => item.File!)];
        var known = ReviewedSet.EnvironmentsOf(files, programs.Attached);
        var unknown = ReviewedSet.NamesIn(Environments).Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        if (known.Count > 0 && unknown.Count > 0)
        {
            Report(new Problem(
                ProblemSeverity.Error,
                RuleIds.UnknownEnvironment,
                $"IamPolicyEnvironments names {string.Join(", ", unknown.Select(static name => $"'{name}'"))}, but no reviewed policy of {ProjectName} is for it. The environments are: {string.Join(", ", known)}."));
        }

        foreach (var item in items.Where(item => !item.File!.IsShared && !programs.MayActFor(item.File.Role)))
        {
            Report(
                new Problem(
                    ProblemSeverity.Error,
                    RuleIds.UnknownRole,
                    $"The file is the reviewed policy of the role '{item.File!.Role}', but no client of {ProjectName} acts for it. {ProjectName} acts for: {string.Join(", ", programs.Principals)}."),
                item.PlaceOf(item.File.Place));
        }

        return ReviewedSet.Make(files, programs.Attached, Environments, exceptions);
    }

    /// <summary>Makes the next build compile anew: this one's compiler was quiet about what the task reports itself.</summary>
    private protected void CompileAgain()
    {
        foreach (var stamp in Programs.Concat(SharingPrograms).Select(static item => new ProgramItem(item).StampFile).Where(static stamp => stamp.Length > 0)) TextFile.Write(stamp, "");
    }
}
