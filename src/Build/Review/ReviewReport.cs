using System.Globalization;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Build.Review;

/// <summary>What is to be said of a project and its reviewed policy, each at its place: the call, or the element of the policy.</summary>
/// <param name="programs">The project, compiled for each of its frameworks.</param>
/// <param name="items">The files of its reviewed policy.</param>
/// <param name="projectFolder">The project's folder.</param>
internal sealed class ReviewReport(ReviewedPrograms programs, IReadOnlyList<ReviewedItem> items, string projectFolder)
{
    private const string ByReach = " Code of a reference that the program does not reach needs it; pruning leaves it in the policy (IamPolicyReach).";

    private readonly List<(Problem Problem, ItemPlace? Place)> _problems = [];

    /// <summary>What was found, with its place.</summary>
    public IReadOnlyList<(Problem Problem, ItemPlace? Place)> Problems => _problems;

    /// <summary>Why what nothing needs was not looked for; <see langword="null"/> when it was.</summary>
    public string? NotLookedFor { get; private set; }

    /// <summary>The principals that a part of the program acts for and no reviewed policy is for, in one environment or in all, sorted.</summary>
    /// <returns>Their names; with the environments, where others have a policy of the principal.</returns>
    public IReadOnlyList<string> NotReviewed(IReadOnlyList<ReviewedSet> sets)
    {
        var environments = sets.Select(static set => set.Environment).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return [.. programs.Needs.Select(static need => need.Permission.Principal).Distinct(StringComparer.Ordinal)
            .Select(principal => (Name: principal.Length == 0 ? "the program's own principal" : principal, Without: environments.FindAll(one => !sets.Any(set => set.Role == principal && string.Equals(set.Environment, one, StringComparison.OrdinalIgnoreCase)))))
            .Where(static one => one.Without.Count > 0)
            .Select(one => one.Without.Count == environments.Count ? one.Name : one.Name + " in " + string.Join(" and ", one.Without))
            .OrderBy(static name => name, StringComparer.Ordinal)];
    }

    /// <summary>The actions that the programs perhaps need and that a set does not allow, sorted.</summary>
    public IReadOnlyList<string> Perhaps(IReadOnlyList<ReviewedSet> sets)
        => [.. new SortedSet<string>(sets.SelectMany(set => RefusedNeed.FindPerhaps(set, programs.Needs)), StringComparer.Ordinal)];

    /// <summary>The actions that a set allows only under conditions that the code does not decide, sorted.</summary>
    public IReadOnlyList<string> UnderConditions(IReadOnlyList<ReviewedSet> sets)
        => [.. new SortedSet<string>(sets.SelectMany(set => RefusedNeed.Find(set, programs.Needs).Select(static refused => refused.Need.Need).Where(set.Policy.DependsOnConditions)).Select(static need => need.Action), StringComparer.Ordinal)];

    /// <summary>Reports each need that a set does not allow (IAM2001), denies (IAM2004) or allows in other cases only (IAM2006), as an error.</summary>
    /// <param name="sets">The sets.</param>
    /// <param name="ofReferences">Whether only what references need is held: each compile holds the program's own calls.</param>
    public void HoldNeeds(IReadOnlyList<ReviewedSet> sets, bool ofReferences = false)
    {
        foreach (var set in sets)
        {
            var refused = RefusedNeed.Find(set, programs.Needs.Where(need => !ofReferences || !(need.IsDeclared || programs.IsOwn(need.Source))))
                .Where(static refused => refused.IsRefused)
                .GroupBy(static refused => (refused.Outcome.Verdict, refused.Need.Need.Action, refused.Need.Source, refused.Need.Permission.Member, Resources: string.Join(" ", refused.Need.Need.Resources.Select(static resource => resource.Text))))
                .OrderBy(static one => one.Key.Action, StringComparer.Ordinal)
                .ThenBy(static one => one.Key.Source, StringComparer.Ordinal)
                .ThenBy(static one => one.Key.Member, StringComparer.Ordinal)
                .ThenBy(static one => one.Key.Resources, StringComparer.Ordinal);
            foreach (var one in refused) Add(set, one.First());
        }
    }

    /// <summary>Reports what the files of sets allow and nothing needs (IAM2002), or allow wider (IAM2003).</summary>
    /// <param name="sharing">The programs with all that share a file; <see langword="null"/> when nobody said who does: then shared files are left alone.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <param name="severity">How bad it is.</param>
    public void FindUnused(IReadOnlyList<ReviewedSet> sets, ReviewedPrograms? sharing, IReadOnlyList<PolicyException> exceptions, ProblemSeverity severity)
    {
        foreach (var item in items.Where(item => sets.Any(set => set.Files.Contains(item.File!))))
        {
            var file = item.File!;
            if ((file.IsShared ? sharing : programs) is not { } all)
            {
                NotLookedFor ??= "no IamPolicySharedWith item names the projects that share " + Path.GetFileName(item.Path);
                continue;
            }

            NotLookedFor ??= all.WhyUnknown;
            if (all.WhyUnknown is not null) continue;
            var unused = GrantUse.Find(file, all.NeedsOf(file.Role), exceptions, AwsCatalog.Default).ToList();
            var always = new HashSet<(string, string)>((all.ReachesAll ? unused : GrantUse.Find(file, all.WholeNeedsOf(file.Role), exceptions, AwsCatalog.Default)).Select(KeyOf));
            _problems.AddRange(unused.Select(excess => (
                new Problem(severity, excess.Finding.Rule, excess.Finding.Sentence + (always.Contains(KeyOf(excess)) ? "" : ByReach)), (ItemPlace?)item.PlaceOf(excess.Finding.Range))));
        }
    }

    private static (string Rule, string Range) KeyOf(ExcessGrant excess) => (excess.Finding.Rule, excess.Finding.Range.ToString());

    /// <summary>What the managed policies of sets give the program, and what beyond that.</summary>
    /// <returns>The comparisons, in the order of the sets; a policy that stands in several once.</returns>
    public IEnumerable<ManagedPolicyUse> ManagedUses(IReadOnlyList<ReviewedSet> sets)
        => sets.SelectMany(static set => set.Managed.Select(policy => (set.Role, Policy: policy))).Distinct()
            .Select(one => ManagedPolicyUse.Of(
                one.Policy, [.. programs.Needs.Where(need => need.Permission.Principal == one.Role && need.Need.Tier == Tier.Required).Select(static need => need.Need).Distinct()], AwsCatalog.Default));

    private void Add(ReviewedSet set, RefusedNeed refused)
    {
        var (need, outcome) = refused;
        var format = outcome.Verdict switch
        {
            ReviewVerdict.Denied => ReviewTexts.Denied,
            ReviewVerdict.MissingCase => ReviewTexts.MissingCase,
            _ => ReviewTexts.Missing,
        };
        var text = string.Format(
            CultureInfo.InvariantCulture,
            format,
            ReviewTexts.Arguments(set.Name, need.Need, outcome, ReviewTexts.Owners([need]), need.IsDeclared, need.When));
        var places = programs.Places.Of(need.Source, need.Permission);
        if (places.Count > 0) text += " (called at " + string.Join(", ", places) + ")";
        var call = programs.IsOwn(need.Source) && places.Count > 0 ? PlaceOf(places[0]) : null;
        _problems.Add((new Problem(ProblemSeverity.Error, refused.Rule, text), call ?? Head(set)));
    }

    // Of a file that is far from the project only the name is known, which is no place to go to.
    private ItemPlace? PlaceOf(string place)
    {
        var colon = place.LastIndexOf(':');
        var path = Path.GetFullPath(Path.Combine(projectFolder, place.Substring(0, colon)));
        return File.Exists(path) ? new(path, int.Parse(place.Substring(colon + 1), CultureInfo.InvariantCulture), 0) : null;
    }

    // A set of managed policies alone has no file; then the project is the place.
    private ItemPlace? Head(ReviewedSet set) => set.Files.Count == 0 ? null : items.First(item => item.File == set.Files[0]).PlaceOf(set.Files[0].Place);
}
