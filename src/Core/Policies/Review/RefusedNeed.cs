using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Exceptions;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>A need that a reviewed policy does not surely allow, or, among those that are accepted, that an exception accepts.</summary>
/// <param name="Outcome">What the policy says of it; never <see cref="ReviewVerdict.Covered"/>.</param>
public sealed record RefusedNeed(ProgramNeed Need, ReviewOutcome Outcome)
{
    /// <summary>The rule that says so.</summary>
    public string Rule => Outcome.Verdict switch
    {
        ReviewVerdict.Denied => RuleIds.DeniedCall,
        ReviewVerdict.MissingCase => RuleIds.MissingCase,
        ReviewVerdict.Uncertain => RuleIds.UncertainPermission,
        _ => RuleIds.MissingPermission,
    };

    /// <summary>Holds needs against a set.</summary>
    /// <param name="needs">The needs of any principal and tier: only those of the set's principal are held.</param>
    /// <param name="tier">How sure the needs are that are held.</param>
    /// <returns>The needs that are not covered and that no exception accepts, in their order.</returns>
    public static IEnumerable<RefusedNeed> Find(ReviewedSet set, IEnumerable<ProgramNeed> needs, Tier tier = Tier.Required)
        => FindAll(set, needs, tier).Where(refused => set.Accepting(refused) is null);

    /// <summary>Finds the needs that a set does not cover and that an exception accepts.</summary>
    /// <param name="needs">As for <see cref="Find"/>.</param>
    /// <returns>The needs that are surely there, each with its exception.</returns>
    public static IEnumerable<(RefusedNeed Refused, PolicyException Exception)> FindAccepted(ReviewedSet set, IEnumerable<ProgramNeed> needs)
        => FindAll(set, needs, Tier.Required).Select(refused => (refused, set.Accepting(refused))).Where(static one => one.Item2 is not null).Select(static one => (one.refused, one.Item2!));

    private static IEnumerable<RefusedNeed> FindAll(ReviewedSet set, IEnumerable<ProgramNeed> needs, Tier tier)
    {
        var held = needs
            .Where(need => need.Permission.Tier == tier && need.Permission.Principal == set.Role)
            .Select(need => new RefusedNeed(need, set.Policy.Decide(need.Need)))
            .ToList();
        var open = new HashSet<(string, string)>(held.Where(static one => one.CaseOfCall is not null && one.Outcome.Verdict < ReviewVerdict.MissingCase).Select(static one => one.CaseOfCall!.Value));
        return held.Where(static one => one.Outcome.Verdict != ReviewVerdict.Covered).Select(one => one.CaseOfCall is { } call && open.Contains(call) ? one.InOneCase() : one);
    }

    /// <summary>The actions that a program perhaps needs and that a set does not allow.</summary>
    /// <param name="set">The set.</param>
    /// <param name="needs">The needs of any principal and tier.</param>
    /// <returns>The actions, sorted and without repeats.</returns>
    public static IReadOnlyList<string> FindPerhaps(ReviewedSet set, IEnumerable<ProgramNeed> needs)
        => [.. new SortedSet<string>(Find(set, needs, Tier.Conditional).Where(static one => one.IsRefused).Select(static one => one.Need.Need.Action), StringComparer.Ordinal)];

    /// <summary>Whether the program is refused, for certain or in one case of a call: then a check fails.</summary>
    public bool IsRefused => Outcome.Verdict >= ReviewVerdict.MissingCase;

    // The calls of an assembly whose cases belong together.
    private (string Source, string Group)? CaseOfCall => Need.Permission.Case is { } one ? (Need.Source, one.Group) : null;

    private RefusedNeed InOneCase() => Outcome.Verdict < ReviewVerdict.MissingCase ? this : this with { Outcome = Outcome with { Verdict = ReviewVerdict.MissingCase } };
}
