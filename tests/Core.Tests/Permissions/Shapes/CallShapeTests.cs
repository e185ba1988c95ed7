using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions.Shapes;

/// <summary>Calls and what each needs, worked out by hand.</summary>
public sealed class CallShapeTests
{
    private const string Table = "CallShapes.txt";
    private const string Reports = "NeedsRows.txt";

    public static TheoryData<string> Calls => [.. CallShape.Read(Table).Select(shape => shape.Call)];

    public static TheoryData<string> ReportedCalls => [.. CallShape.Read(Reports).Select(shape => shape.Call)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_NeedsExactlyThesePermissions(string call)
    {
        AssertNeeds(Table, call);
    }

    [Theory]
    [MemberData(nameof(ReportedCalls))]
    public void CallOfABugReportOrItsSibling_NeedsExactlyThesePermissions(string call)
    {
        AssertNeeds(Reports, call);
    }

    private static void AssertNeeds(string table, string call)
    {
        var shape = CallShape.Read(table).Single(shape => shape.Call == call);

        var expected = string.Join("\n", shape.Expected.Order(StringComparer.Ordinal));
        var derived = string.Join("\n", shape.Derive());
        Assert.True(expected == derived, $"{call}\n{expected}\n--- derived:\n{derived}");
    }
}
