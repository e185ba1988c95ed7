using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions.Shapes;

/// <summary>Calls and what each needs, worked out by hand.</summary>
public sealed class CallShapeTests
{
    private const string Table = "CallShapes.txt";

    public static TheoryData<string> Calls => [.. CallShape.Read(Table).Select(shape => shape.Call)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_NeedsExactlyThesePermissions(string call)
    {
        var shape = CallShape.Read(Table).Single(shape => shape.Call == call);

        Assert.Equal(string.Join("\n", shape.Expected.Order(StringComparer.Ordinal)), string.Join("\n", shape.Derive()));
    }
}
