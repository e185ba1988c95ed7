using IamAnalyzers.Executed.Tests.Checks;
using IamAnalyzers.Executed.Tests.Grammar;
using Xunit;
using Xunit.Abstractions;

namespace IamAnalyzers.Executed.Tests;

/// <summary>Every way of writing something, tried with the plainest of all else.</summary>
public sealed class ProductionTests(ITestOutputHelper output)
{
    private const int Seed = 2;

    [Fact]
    public async Task PolicyOfEachProduction_AllowsWhatItAsksFor()
    {
        var (asked, exact, pruned, problems) = (0, 0, 0, new List<string>());
        await foreach (var tried in ProductionCheck.RunAsync(Productions.All, Seed))
        {
            asked += tried.Asked.Count;
            pruned += tried.Execution.Review.IsPruned ? 1 : 0;
            exact += tried.Asked.Count(tried.Execution.Verdict.Exact.Contains);
            if (tried.Execution.Failure is not null || tried.Refused.Count > 0) problems.Add(tried.Execution.Say(tried.Production.Name));
            else if (tried.Execution.Review.Problem is not null) problems.Add(tried.Execution.SayReview(tried.Production.Name));
            else if (tried.Asked.Count == 0) problems.Add($"{tried.Production.Name} asked AWS for nothing.\n");
        }

        output.WriteLine($"{asked} resources asked for, {exact} of them named exactly; {pruned} productions in programs whose reviewed policy was pruned");
        Assert.True(problems.Count == 0, string.Concat(problems));
    }

    [Fact]
    public void EachProduction_HasANameOfItsOwn()
        => Assert.Empty(Productions.All.GroupBy(static production => production.Name).Where(static same => same.Count() > 1).Select(static same => same.Key));

    [Fact]
    public void EachHole_HasAProductionThatFillsIt()
        => Assert.Empty(Productions.All.SelectMany(static production => production.Holes).Where(static hole => !Hole.IsTerminal(hole) && !Productions.Of(hole).Any()).Distinct());
}
