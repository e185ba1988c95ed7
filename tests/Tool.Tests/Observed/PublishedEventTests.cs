using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Tool.Observed;

namespace IamAnalyzers.Tool.Tests.Observed;

public class PublishedEventTests
{
    private static readonly EventActions Actions = new(AwsCatalog.Default);

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, PublishedEvent.All.Count)];

    [Fact]
    public void Rows_AreAtLeastHundredOfHundredAddresses()
    {
        Assert.True(PublishedEvent.All.Count >= 150);
        Assert.True(PublishedEvent.All.Select(static row => row.Address).Distinct().Count() >= 100);
        Assert.All(PublishedEvent.All, static row => Assert.StartsWith("https://", row.Address, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Event_HasTheActionOfItsRow(int index)
    {
        var row = PublishedEvent.All[index];
        var one = row.Event;
        Assert.Equal(row.Expected == "notcall", !one.IsCall);
        if (!one.IsCall) return;
        var action = Actions.Of(one);
        Assert.Equal(row.Expected, action is null ? "unmapped" : action.IsFree ? "free" : action.Name);
    }
}
