using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>A need that a reviewed policy does not surely allow.</summary>
/// <param name="Need">The need.</param>
/// <param name="Outcome">What the policy says of it; never <see cref="ReviewVerdict.Covered"/>.</param>
public sealed record RefusedNeed(ProgramNeed Need, ReviewOutcome Outcome)
{
    /// <summary>Holds needs against a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="needs">The needs of any principal and tier: only those of the set's principal that are surely needed are held.</param>
    /// <returns>The needs that are not covered, in their order.</returns>
    public static IEnumerable<RefusedNeed> Find(ReviewedSet set, IEnumerable<ProgramNeed> needs)
        => needs
            .Where(need => need.Permission.Tier == Tier.Required && need.Permission.Principal == set.Role)
            .Select(need => new RefusedNeed(need, set.Policy.Decide(need.Need)))
            .Where(static refused => refused.Outcome.Verdict != ReviewVerdict.Covered);
}
