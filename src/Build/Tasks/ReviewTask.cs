using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
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

    /// <summary>The name of the reviewed policy that stands beside the project without an item.</summary>
    public string ReviewedName { get; set; } = ReviewedFile.DefaultName;

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

    /// <summary>The parts of the project that are reviewed: the whole program, unless only entry points have reviewed files, and those entry points.</summary>
    /// <param name="items">All files of the reviewed policy. One that names an entry point which does not exist is an error at its place.</param>
    private protected IReadOnlyList<ReviewedPart> PartsOf(IReadOnlyList<ReviewedItem> items)
    {
        var parts = ReviewedParts.Of([.. Programs.Select(static item => new ProgramItem(item).Read(AwsCatalog.Default))], items, IsOneOfSeveral);
        foreach (var (problem, place) in parts.Problems) Report(problem, place);
        EntryPointsNotReviewed = parts.NotReviewed;
        return parts.Parts;
    }

    /// <summary>The entry points without a reviewed policy, where others have one.</summary>
    private protected IReadOnlyList<string> EntryPointsNotReviewed { get; private set; } = [];

    /// <summary>Reads the reviewed policy; a file that cannot be read is an error at its place.</summary>
    /// <returns>The files that can be read, in the order of the project.</returns>
    private protected IReadOnlyList<ReviewedItem> ReadReviewed()
    {
        var items = ReviewedItem.Read(ReviewedFiles);
        foreach (var (problem, place) in ReviewedParts.Unreadable(items)) Report(problem, place);
        return [.. items.Where(static item => item.File is not null)];
    }

    /// <summary>What reviewers accept, on this day.</summary>
    private protected ExceptionReport ReadExceptions() => new(ExceptionItem.Read(ReviewedFiles), Today.Length > 0 ? Today : ExceptionReport.Today);

    /// <summary>The sets that the build picks. An environment or role that does not exist is an error: without it another policy would be checked.</summary>
    /// <param name="part">The part of the project.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <returns>The sets; none without a reviewed policy.</returns>
    private protected IReadOnlyList<ReviewedSet> SetsOf(ReviewedPart part, IReadOnlyList<PolicyException> exceptions)
    {
        var sets = ReviewedParts.SetsOf(part, ProjectName, Environments, exceptions, out var problems);
        foreach (var (problem, place) in problems) Report(problem, place);
        return sets;
    }

    /// <summary>Makes the next build compile anew: this one's compiler was quiet about what the task reports itself.</summary>
    private protected void CompileAgain()
    {
        foreach (var stamp in Programs.Concat(SharingPrograms).Select(static item => new ProgramItem(item).StampFile).Where(static stamp => stamp.Length > 0)) TextFile.Write(stamp, "");
    }
}
