using IamAnalyzers.Executed.Tests.Checks;
using IamAnalyzers.Executed.Tests.Grammar;
using Xunit;
using Xunit.Abstractions;

namespace IamAnalyzers.Executed.Tests;

/// <summary>Every way of writing something, tried with the plainest of all else.</summary>
public sealed class ProductionTests(ITestOutputHelper output)
{
    private const int Seed = 2;

    // A known difference shows only when chance gives it what is needed.
    private const int Tries = 12;

    [Fact]
    public async Task PolicyOfEachProduction_AllowsWhatItAsksFor()
    {
        var (asked, exact, problems) = (0, 0, new List<string>());
        await foreach (var tried in ProductionCheck.RunAsync(Productions.All.Where(static production => !KnownDifference.IsKnown(production.Name)), Seed))
        {
            asked += tried.Asked.Count;
            exact += tried.Asked.Count(tried.Execution.Verdict.Exact.Contains);
            if (tried.Execution.Failure is not null || tried.Refused.Count > 0) problems.Add(tried.Execution.Say(tried.Production.Name));
            else if (tried.Asked.Count == 0) problems.Add($"{tried.Production.Name} asked AWS for nothing.\n");
        }

        output.WriteLine($"{asked} resources asked for, {exact} of them named exactly");
        Assert.True(problems.Count == 0, string.Concat(problems));
    }

    [Fact]
    public async Task KnownDifference_IsStillThere()
    {
        var mended = new List<string>();
        foreach (var known in KnownDifference.All.Where(static known => Productions.All.Any(production => production.Name == known.Name)))
        {
            if (!await IsNarrowerAsync(Productions.Named(known.Name))) mended.Add($"{known.Number} ({known.Name})");
        }

        Assert.True(mended.Count == 0, "Mended, so take it off KnownDifferences.txt: " + string.Join(", ", mended));
    }

    [Fact]
    public void EachProduction_HasANameOfItsOwn()
        => Assert.Empty(Productions.All.GroupBy(static production => production.Name).Where(static same => same.Count() > 1).Select(static same => same.Key));

    [Fact]
    public void EachHole_HasAProductionThatFillsIt()
        => Assert.Empty(Productions.All.SelectMany(static production => production.Holes).Where(static hole => !Hole.IsTerminal(hole) && !Productions.Of(hole).Any()).Distinct());

    private static async Task<bool> IsNarrowerAsync(Production production)
    {
        for (var seed = 1; seed <= Tries; seed++)
        {
            await foreach (var tried in ProductionCheck.RunAsync([production], seed))
            {
                if (tried.Refused.Count > 0) return true;
            }
        }

        return false;
    }
}
