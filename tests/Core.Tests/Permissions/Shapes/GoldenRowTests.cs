using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions.Shapes;

/// <summary>
/// Rows read in AWS documentation, each below the addresses of its pages. Other than the shapes they do not follow what we know: they
/// tell where our data and the reference that it comes from are wrong.
/// </summary>
public sealed class GoldenRowTests
{
    private const string Table = "GoldenRows.txt";
    private const string Documentation = "https://docs.aws.amazon.com/";

    // The page does not name it, and we grant it for the reason behind it.
    private const string Beyond = "+ ";

    public static TheoryData<string> Calls => [.. CallShape.Read(Table).Select(row => row.Call)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_NeedsThePairsThatAwsDocuments(string call)
    {
        var row = CallShape.Read(Table).Last(row => row.Call == call);

        var documented = Pairs(row.Expected.Select(Documented));
        var derived = Pairs(row.Derive());

        Assert.True(documented == derived, $"{call}\n{documented}\n--- derived:\n{derived}");
    }

    [Fact]
    public void Rows_AreManyAndEachHasItsPage()
    {
        var rows = CallShape.Read(Table);

        Assert.All(rows, row => Assert.All(row.Source.Split(' '), page => Assert.StartsWith(Documentation, page, StringComparison.Ordinal)));
        Assert.All(rows, row => Assert.Contains(row.Expected, line => !line.StartsWith(Beyond, StringComparison.Ordinal)));
        Assert.All(rows.SelectMany(row => row.Expected).Where(line => line.StartsWith(Beyond, StringComparison.Ordinal)), line => Assert.Contains(" # ", line, StringComparison.Ordinal));
        Assert.Equal(rows.Count, rows.Select(row => row.Call).Distinct().Count());
        Assert.True(rows.Count >= 600);
        Assert.True(rows.Count(row => row.Call.StartsWith("ec2 ", StringComparison.Ordinal)) >= 40);
        Assert.True(rows.Count(row => row.Call.StartsWith("iam ", StringComparison.Ordinal)) >= 25);
    }

    private static string Documented(string line)
        => line.StartsWith(Beyond, StringComparison.Ordinal) ? line[Beyond.Length..line.IndexOf(" # ", StringComparison.Ordinal)] : line;

    // One line for each action and resource, with the condition.
    private static string Pairs(IEnumerable<string> permissions)
        => string.Join(
            "\n",
            from permission in permissions
            let words = permission.Split(' ')
            let condition = string.Concat(words.Where(word => word.StartsWith("if:", StringComparison.Ordinal)).Select(word => " " + word))
            from resource in words.Skip(1).Where(word => !word.StartsWith("if:", StringComparison.Ordinal))
            let pair = $"{words[0]} {resource}{condition}"
            orderby pair
            select pair);
}
