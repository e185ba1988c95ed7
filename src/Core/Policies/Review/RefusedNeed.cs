using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>A need that a reviewed policy does not surely allow.</summary>
/// <param name="Need">The need.</param>
/// <param name="Outcome">What the policy says of it; never <see cref="ReviewVerdict.Covered"/>.</param>
public sealed record RefusedNeed(ProgramNeed Need, ReviewOutcome Outcome)
{
    /// <summary>Holds needs against a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="needs">The needs of any principal and tier: only those of the set's principal are held.</param>
    /// <param name="tier">How sure the needs are that are held.</param>
    /// <returns>The needs that are not covered, in their order.</returns>
    public static IEnumerable<RefusedNeed> Find(ReviewedSet set, IEnumerable<ProgramNeed> needs, Tier tier = Tier.Required)
        => needs
            .Where(need => need.Permission.Tier == tier && need.Permission.Principal == set.Role)
            .Select(need => new RefusedNeed(need, set.Policy.Decide(need.Need)))
            .Where(static refused => refused.Outcome.Verdict != ReviewVerdict.Covered);
}
