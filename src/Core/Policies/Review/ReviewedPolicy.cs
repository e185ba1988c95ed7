using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What the reviewers agreed to: the documents of one set, united.</summary>
public sealed class ReviewedPolicy
{
    private readonly List<StatementMatcher> _allows;
    private readonly List<StatementMatcher> _denies;

    /// <summary>Unites documents.</summary>
    /// <param name="documents">The documents.</param>
    public ReviewedPolicy(IEnumerable<PolicyText> documents)
    {
        var statements = documents.SelectMany(static document => document.Statements).Select(static statement => new StatementMatcher(statement)).ToList();
        _allows = statements.FindAll(static matcher => matcher.Statement.Allows);
        _denies = statements.FindAll(static matcher => matcher.Statement.Denies);
    }

    /// <summary>Holds a need against the policy, as IAM does: a denial wins, and what nothing allows is refused.</summary>
    /// <param name="need">The need.</param>
    /// <returns>The outcome.</returns>
    public ReviewOutcome Decide(Need need)
    {
        var denied = OfAll(need, _denies);
        if (denied == Coverage.All) return new(ReviewVerdict.Denied, Place(need, _denies));
        var allowed = OfAll(need, _allows);
        if (allowed == Coverage.None) return new(ReviewVerdict.Missing, null);
        return allowed == Coverage.All && denied == Coverage.None ? new(ReviewVerdict.Covered, null) : new(ReviewVerdict.Uncertain, Place(need, _denies));
    }

    // Of several resources each must be allowed; those that a call may leave untouched make it uncertain only.
    private static Coverage OfAll(Need need, List<StatementMatcher> statements)
    {
        var isDenial = statements.Count > 0 && statements[0].Statement.Denies;
        var perResource = need.Resources.Select(resource => (resource.IsOptional, Coverage: Of(need, resource, statements))).ToList();
        if (perResource.Count == 0) return Coverage.None;
        if (perResource.TrueForAll(static one => one.Coverage == Coverage.All)) return Coverage.All;
        if (perResource.TrueForAll(static one => one.Coverage == Coverage.None)) return Coverage.None;

        // A call is refused when one of the resources that it surely touches is denied, or is not allowed.
        var sure = perResource.Where(static one => !one.IsOptional).ToList();
        if (isDenial) return sure.Exists(static one => one.Coverage == Coverage.All) ? Coverage.All : Coverage.Some;
        return sure.Exists(static one => one.Coverage == Coverage.None) ? Coverage.None : Coverage.Some;
    }

    private static Coverage Of(Need need, NeedResource resource, List<StatementMatcher> statements)
    {
        var best = Coverage.None;
        foreach (var statement in statements)
        {
            var coverage = statement.Covers(need, resource);
            if (coverage > best) best = coverage;
        }

        return best;
    }

    private static PolicyTextStatement? Place(Need need, List<StatementMatcher> statements)
        => statements.Find(statement => need.Resources.Any(resource => statement.Covers(need, resource) != Coverage.None))?.Statement;
}

/// <summary>What a reviewed policy says of a need.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Denial">The statement that denies it, or may.</param>
public sealed record ReviewOutcome(ReviewVerdict Verdict, PolicyTextStatement? Denial);

/// <summary>The verdict on a need.</summary>
public enum ReviewVerdict
{
    /// <summary>Allowed for every value of what is unknown.</summary>
    Covered,

    /// <summary>Allowed for some values, or perhaps denied (IAM2005).</summary>
    Uncertain,

    /// <summary>Allowed for no value (IAM2001).</summary>
    Missing,

    /// <summary>Denied by a statement of its own (IAM2004).</summary>
    Denied,
}
