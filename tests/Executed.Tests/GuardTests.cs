using IamAnalyzers.Executed.Tests.Checks;
using IamAnalyzers.Executed.Tests.Grammar;
using IamAnalyzers.Executed.Tests.Guards;
using Xunit;

namespace IamAnalyzers.Executed.Tests;

/// <summary>Each guard of the reader is needed: without it a program that really runs gets too narrow a policy.</summary>
public sealed class GuardTests
{
    private const int Step = 16;

    [Fact]
    public void EachGuard_HasItsRow()
        => Assert.Equal(GuardRow.All.Select(static row => row.Guard).Order(StringComparer.Ordinal), GuardedReader.Guards.Select(static guard => guard.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EachRow_NamesProgramsThatAreThere()
        => Assert.Subset(Productions.All.Select(static production => production.Name).Concat(WholeProgram.All.Select(static program => program.Name)).ToHashSet(), GuardRow.All.SelectMany(static row => row.Programs).ToHashSet());

    // A sample: the command "guards" tries all.
    [Fact]
    public async Task WithoutAGuard_AProgramIsReadTooNarrowly()
    {
        foreach (var guard in GuardedReader.Guards.Where(static (_, index) => index % Step == 0))
        {
            var programs = GuardRow.All.Single(row => row.Guard == guard.Name).Programs;
            Assert.True((await GuardCheck.NarrowerAsync(guard, programs, isFirstEnough: true)).Count > 0, "Nothing is read too narrowly without " + guard.Title);
        }
    }

    [Fact]
    public async Task ReaderWithAllGuards_ReadsAsTheBuildsDoes()
        => Assert.Empty(await GuardCheck.NarrowerAsync(null, ["alias", "changed-by-an-operator", "PublicSetter"], isFirstEnough: false));
}
