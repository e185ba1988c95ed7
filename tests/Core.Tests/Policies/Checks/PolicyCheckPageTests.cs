using System.Text.RegularExpressions;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>
/// The table of checks, the rows of <c>PolicyChecks*.txt</c>, the list of published ids and what <c>docs/policy-checks.md</c> says of ids
/// that are no checks of ours. That page's own table is written from the table of checks, which tests of the analyzers see to.
/// </summary>
public sealed partial class PolicyCheckPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(FindRoot(AppContext.BaseDirectory), "docs", "policy-checks.md"));

    private static readonly string[] Published = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublishedChecks.txt")).Where(static line => line[0] != '#')];

    public static TheoryData<string> Rows { get; } = [.. CheckRow.All.Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Findings_AreOfChecksThatApplyToTheKindOfPolicy(string name)
    {
        var row = CheckRow.All.Single(row => row.Name == name);

        Assert.All(FindingsOf(row), finding =>
        {
            Assert.Contains(finding.Row, CheckRows.All);
            Assert.True(finding.Row.Kinds.HasFlag(Enum.Parse<PolicyKinds>(row.Context.Kind.ToString())), $"{finding.Check} is not of {row.Context.Kind}");
        });
    }

    [Fact]
    public void EachCheck_IsShownByADocument()
    {
        var found = CheckRow.All.SelectMany(FindingsOf).ToList();

        Assert.Empty(CheckRows.ByDocument.Except(found.Select(static finding => finding.Row)).Except(found.Select(static finding => PolicyChecks.InReviewed(finding).Row)));
    }

    [Fact]
    public void IdRuleAndLevel_MakeARow()
        => Assert.Equal(CheckRows.All.Count, CheckRows.All.Select(static row => (row.Id, row.Rule, row.Level)).Distinct().Count());

    [Fact]
    public void EachPublishedCheck_IsCheckedOrExplainedOnce()
    {
        var ids = CheckRows.All.Select(static row => row.Id).Distinct().ToList();
        var told = CheckRows.All.SelectMany(static row => row.Publisher.Split(", ").Select(by => by + ": " + row.Id)).Distinct()
            .Concat(Table("## Published under another ID").Concat(Table("## Not checked, and why")).SelectMany(static cells => Ids(cells[1]).Select(id => cells[0] + ": " + id)))
            .ToList();

        Assert.DoesNotContain(Published.Except(told), one => !ids.Contains(one[(one.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.All(Table("## Published under another ID"), cells => Assert.All(Ids(cells[2]), id => Assert.Contains(id, ids)));
        Assert.Empty(Table("## Not checked, and why").SelectMany(static cells => Ids(cells[1])).Intersect(ids));
    }

    private static IReadOnlyList<PolicyFinding> FindingsOf(CheckRow row) => PolicyChecks.Check(row.Policy, row.Context).Findings;

    private static string[][] Table(string heading)
        => [.. Page[Page.IndexOf(heading + "\n", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2)
            .Select(static line => line.Trim('|', ' ').Split(" | "))];

    private static IEnumerable<string> Ids(string cell) => Id().Matches(cell).Select(static match => match.Groups[1].Value);

    private static string FindRoot(string folder)
        => File.Exists(Path.Combine(folder, "IamAnalyzers.sln")) ? folder : FindRoot(Directory.GetParent(folder)!.FullName);

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Id();
}
