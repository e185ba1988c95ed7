using System.Globalization;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Build.Review;

/// <summary>The exceptions of a project on the day of a check: those that count, those that have ended, and those that accept nothing.</summary>
/// <param name="files">The files of exceptions.</param>
/// <param name="today">The day, <c>yyyy-MM-dd</c>.</param>
internal sealed class ExceptionReport(IReadOnlyList<ExceptionItem> files, string today)
{
    /// <summary>Today, in the calendar of the exceptions.</summary>
    public static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The exceptions that have not ended.</summary>
    public IReadOnlyList<PolicyException> Current { get; } = [.. files.SelectMany(static file => file.File.Exceptions).Where(exception => !exception.HasEnded(today))];

    /// <summary>What is wrong in the files (IAM2007), and which exceptions have ended (IAM4018).</summary>
    public IEnumerable<(Problem Problem, ItemPlace? Place)> Problems
        => files.SelectMany(static file => file.File.Problems.Select(problem => (new Problem(ProblemSeverity.Error, RuleIds.ExceptionsFile, problem.Sentence), (ItemPlace?)file.PlaceOf(problem.Range))))
            .Concat(All.Where(one => one.Exception.HasEnded(today)).Select(static one => (
                new Problem(
                    ProblemSeverity.Error,
                    RuleIds.EndedException,
                    $"The exception for {one.Exception.Rule} expired on {one.Exception.Until} (owner: {one.Exception.Owner}), so its findings are reported again. Correct the policy or the code and remove the exception, or have it reviewed and give it a new date."),
                (ItemPlace?)one.File.PlaceOf(one.Exception.Range))));

    private IEnumerable<(ExceptionItem File, PolicyException Exception)> All => files.SelectMany(static file => file.File.Exceptions.Select(exception => (file, exception)));

    /// <summary>Finds the exceptions that accept nothing (IAM4019).</summary>
    /// <param name="reviewed">The parts of the project with the sets that were checked.</param>
    /// <param name="others">Its templates and other documents.</param>
    /// <returns>A warning for each, at its place. One that is about something else than what was checked is left alone.</returns>
    public IEnumerable<(Problem Problem, ItemPlace? Place)> Unused(IReadOnlyList<(ReviewedPart Part, IReadOnlyList<ReviewedSet> Sets)> reviewed, OtherDocuments others)
    {
        var used = new HashSet<PolicyException>(others.Accepting);
        foreach (var (part, sets) in reviewed)
        {
            used.UnionWith(sets.SelectMany(set => RefusedNeed.FindAccepted(set, part.Programs.Needs)).Select(static one => one.Exception));
            foreach (var item in Checked(part, sets)) used.UnionWith(UsedIn(item, part.Programs));
        }

        return All
            .Where(one => !one.Exception.HasEnded(today) && !used.Contains(one.Exception) && reviewed.Any(part => WasChecked(one.Exception, part.Sets, Checked(part.Part, part.Sets), part.Part.Programs, others)))
            .Select(static one => (
                new Problem(ProblemSeverity.Warning, RuleIds.UnusedException, $"The exception for {one.Exception.Rule} accepts nothing, because no finding fits it. Remove or correct it."),
                (ItemPlace?)one.File.PlaceOf(one.Exception.Range)));
    }

    private static List<ReviewedItem> Checked(ReviewedPart part, IReadOnlyList<ReviewedSet> sets) => [.. part.Items.Where(item => sets.Any(set => set.Files.Contains(item.File!)))];

    private IEnumerable<PolicyException> UsedIn(ReviewedItem item, ReviewedPrograms programs)
    {
        var file = item.File!;
        var grants = GrantUse.FindExcess(file.Policy, programs.NeedsOf(file.Role), AwsCatalog.Default).Select(excess => Current.Accepting(file, excess));
        var (policy, findings) = PolicyChecks.Check(item.Text, new PolicyCheckContext(PolicyKind.Identity, AwsCatalog.Default));
        return grants.Concat(findings.Select(finding => Current.Accepting(item.Path, policy, finding))).OfType<PolicyException>();
    }

    private static bool WasChecked(PolicyException exception, IReadOnlyList<ReviewedSet> sets, List<ReviewedItem> items, ReviewedPrograms programs, OtherDocuments others)
    {
        if (RuleIds.IsAboutPolicyText(exception.Rule))
        {
            return exception.File.Length == 0 ? others.AreAllRead : others.Paths.Any(exception.IsFor) || items.Exists(item => exception.IsFor(item.Path));
        }

        if (sets.Count == 0) return false;
        if (exception.Environment.Length > 0 && sets.All(set => !string.Equals(set.Environment, exception.Environment, StringComparison.OrdinalIgnoreCase))) return false;
        if (exception.File.Length > 0 && !items.Exists(item => exception.IsFor(item.Path))) return false;
        return exception.Rule is not (RuleIds.UnusedGrant or RuleIds.WideGrant) || (programs.WhyUnknown is null && !items.Exists(static item => item.File!.IsShared));
    }
}
