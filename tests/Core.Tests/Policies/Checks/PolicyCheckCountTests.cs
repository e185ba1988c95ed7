using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>Each check has at least five rows that break it, and five that a careless check would take for breaking it.</summary>
public sealed class PolicyCheckCountTests
{
    private const int Fewest = 5;

    public static TheoryData<string> Ids { get; } = [.. CheckRows.ByDocument.Select(static row => row.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_HasFiveRowsAndFiveNearMisses(string id)
    {
        var found = CheckRow.All.Where(row => row.Checks.Contains(id)).Select(static row => (row.Context, row.Policy)).Distinct().Count();
        var near = CheckRow.All.Where(row => row.NearMisses.Contains(id)).Select(static row => (row.Context, row.Policy)).Distinct().Count();

        Assert.True(found >= Fewest && near >= Fewest, $"{id} has {found} rows and {near} near misses");
    }

    [Fact]
    public void NearMisses_AreOfChecksThatThereAre()
        => Assert.Empty(CheckRow.All.SelectMany(static row => row.NearMisses).Except(CheckRows.All.Select(static row => row.Id)));
}
