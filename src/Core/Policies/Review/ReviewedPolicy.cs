using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What the reviewers agreed to: the documents of one set, united.</summary>
public sealed class ReviewedPolicy
{
    private readonly List<StatementMatcher> _allows;
    private readonly List<StatementMatcher> _denies;

    /// <summary>Unites documents.</summary>
    public ReviewedPolicy(IEnumerable<PolicyText> documents)
    {
        var statements = documents.SelectMany(static document => document.Statements.Select(statement => new StatementMatcher(statement, document.HasVariables))).ToList();
        _allows = statements.FindAll(static matcher => matcher.Statement.Allows);
        _denies = statements.FindAll(static matcher => matcher.Statement.Denies);
    }

    /// <summary>Holds a need against the policy, as IAM does: a denial wins, and what nothing allows is refused.</summary>
    /// <returns>The outcome.</returns>
    public ReviewOutcome Decide(Need need)
    {
        var denied = OfAll(need, _denies, refuses: Coverage.All);
        if (denied == Coverage.All) return new(ReviewVerdict.Denied, Place(need, _denies));
        var allowed = OfAll(need, _allows, refuses: Coverage.None);
        if (allowed == Coverage.None) return new(ReviewVerdict.Missing, null);
        return allowed == Coverage.All && denied == Coverage.None ? new(ReviewVerdict.Covered, null) : new(ReviewVerdict.Uncertain, Place(need, _denies));
    }

    /// <summary>Decides about one request, as IAM does.</summary>
    /// <returns>The outcome, which is never uncertain.</returns>
    public ReviewOutcome Decide(PolicyRequest request) => Decide(Need.Of(request));

    /// <summary>Whether conditions that the code does not decide are why a need is allowed in some cases only.</summary>
    public bool DependsOnConditions(Need need)
        => Decide(need).Verdict == ReviewVerdict.Uncertain && _allows.Concat(_denies).Any(statement => need.Resources.Any(resource => statement.DependsOnConditions(need, resource)));

    /// <summary>What a policy would have to allow beside what it does.</summary>
    /// <returns>The need on the resources on which nothing allows it; <see langword="null"/> unless the verdict is that it is missing.</returns>
    public Need? MissingOf(Need need)
    {
        if (Decide(need).Verdict != ReviewVerdict.Missing) return null;
        var missing = need.Resources.Where(resource => Of(need, resource, _allows) == Coverage.None).ToEquatableArray();
        return missing.Count == 0 ? null : need with { Resources = missing };
    }

    // Of several resources of one type each must be allowed. A type that a call may leave untouched makes it uncertain only; where that
    // is so of every type (an object, or an access point to it), one of them is enough to leave a way.
    private static Coverage OfAll(Need need, List<StatementMatcher> statements, Coverage refuses)
    {
        var types = need.Resources.GroupBy(static resource => (resource.Type, resource.IsOptional))
            .Select(type => (type.Key.IsOptional, Coverage: OfType([.. type.Select(resource => Of(need, resource, statements))], refuses)))
            .ToList();
        if (types.Count == 0 || types.TrueForAll(static type => type.Coverage == Coverage.None)) return Coverage.None;
        if (types.TrueForAll(static type => type.Coverage == Coverage.All)) return Coverage.All;
        return types.Exists(type => !type.IsOptional && type.Coverage == refuses) ? refuses : Coverage.Some;
    }

    // One value that is refused is enough to refuse the program; for a denial that is one which is denied.
    private static Coverage OfType(List<Coverage> values, Coverage refuses)
        => values.Contains(refuses) ? refuses : values.Exists(static value => value == Coverage.Some) ? Coverage.Some : values[0];

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
/// <param name="Denial">The statement that denies it, or may.</param>
public sealed record ReviewOutcome(ReviewVerdict Verdict, PolicyTextStatement? Denial);

/// <summary>The verdict on a need.</summary>
public enum ReviewVerdict
{
    /// <summary>Allowed for every value of what is unknown.</summary>
    Covered,

    /// <summary>Allowed for some values, or perhaps denied (IAM2005).</summary>
    Uncertain,

    /// <summary>Not allowed, but needed in one case of a call only, and another case is allowed (IAM2006).</summary>
    MissingCase,

    /// <summary>Allowed for no value (IAM2001).</summary>
    Missing,

    /// <summary>Denied by a statement of its own (IAM2004).</summary>
    Denied,
}
