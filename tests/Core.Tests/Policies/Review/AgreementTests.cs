using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Review;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

/// <summary>
/// Random programs against random reviewed policies: what is reported at a call, the page for a pull request, an update and a pruning give one answer,
/// and it is that of a plain reading of IAM's rules which shares no code with them. Seed and count come from the environment
/// (<c>AGREEMENT_SEED</c>, <c>AGREEMENT_CASES</c>). <c>CheckAgreementTests</c> of the build hold the check to the same answer.
/// </summary>
public sealed class AgreementTests
{
    [Fact]
    public void RandomProgramAndPolicy_HaveOneAnswer()
    {
        var cases = AgreementCase.Number("AGREEMENT_CASES", 10_000);
        var seed = AgreementCase.Number("AGREEMENT_SEED", 1);
        var random = new Random(seed);
        for (var i = 0; i < cases; i++)
        {
            var one = new AgreementCase(random);
            Assert.True(Disagreement(one) is not { } what, $"seed {seed}, case {i}: {Disagreement(one)}\n{one}");
        }
    }

    private static string? Disagreement(AgreementCase one)
    {
        var set = one.Set(one.Policy);
        var reported = AgreementCase.Lines(RefusedNeed.Find(set, one.Needs).Where(static found => found.IsRefused).Select(static found => (found.Need.Need.Action, found.Rule)));
        if (one.Expected != reported) return $"reported {reported}, expected {one.Expected}";

        var page = PolicyComparison.Of(set, one.Needs, null, AwsCatalog.Default);
        var shown = string.Join(" ", page.Differences.Where(static found => found.Kind is DifferenceKind.Added or DifferenceKind.Widened).Select(static found => found.Action).Distinct().Order(StringComparer.Ordinal));
        var refused = string.Join(" ", RefusedNeed.Find(set, one.Needs).Where(static found => found.IsRefused).Select(static found => found.Need.Need.Action).Distinct().Order(StringComparer.Ordinal));
        if (shown != refused) return $"the page shows {shown}, reported are {refused}";
        return AfterUpdate(one, set) ?? AfterPruning(one);
    }

    // An update adds what is missing and not accepted; then only denials are left.
    private static string? AfterUpdate(AgreementCase one, ReviewedSet set)
    {
        var accepted = RefusedNeed.FindAccepted(set, one.Needs).Select(static found => found.Refused.Need.Need).ToHashSet();
        var updated = one.Set(new PolicyEditor(AwsCatalog.Default).Add(one.Policy, [.. one.Needs.Select(static need => need.Need).Where(need => !accepted.Contains(need))]).Text);
        return RefusedNeed.Find(updated, one.Needs).FirstOrDefault(static found => found.IsRefused && found.Outcome.Verdict == ReviewVerdict.Missing) is { } left ? $"after an update {left.Need.Need.Action} is still missing" : null;
    }

    // Pruning changes no answer.
    private static string? AfterPruning(AgreementCase one)
    {
        var pruned = one.Set(new PolicyEditor(AwsCatalog.Default).Prune(one.Policy, [.. one.Needs.Select(static need => need.Need)]).Text);
        var before = AgreementCase.Lines(RefusedNeed.Find(one.Set(one.Policy), one.Needs).Select(static found => (found.Need.Need.Action, found.Rule)));
        var after = AgreementCase.Lines(RefusedNeed.Find(pruned, one.Needs).Select(static found => (found.Need.Need.Action, found.Rule)));
        return before == after ? null : $"pruning made {before} to {after}";
    }
}
