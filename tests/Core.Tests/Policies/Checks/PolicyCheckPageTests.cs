using System.Text.RegularExpressions;
using IamAnalyzers.Core.Policies.Checks;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>
/// The page <c>docs/policy-checks.md</c>, the code, the rows of <c>PolicyChecks*.txt</c> and the list of published ids say the same.
/// </summary>
public sealed partial class PolicyCheckPageTests
{
    // Of these the quota alone decides; tests of their own build documents of the size.
    internal static readonly string[] BySize = ["POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"];

    // Names are no part of a document; IamNamesTests and those of the analyzers show them.
    internal static readonly string[] AtCalls = ["INVALID_NAME"];

    private static readonly string Root = FindRoot(AppContext.BaseDirectory);
    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs", "policy-checks.md"));

    private static readonly Dictionary<string, PageRow> Checked = Table("## Checked").ToDictionary(
        static cells => Ids(cells[0]).Single(),
        static cells => new PageRow(Split(cells[2]), Split(cells[3]), Split(cells[4])));

    /// <summary>The ids of all checks.</summary>
    internal static IEnumerable<string> CheckedIds => Checked.Keys;

    private static readonly string[] Published = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublishedChecks.txt")).Where(static line => line[0] != '#')];

    public static TheoryData<string> Rows { get; } = [.. CheckRow.All.Select(static row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Findings_StandOnThePageWithRuleLevelAndKind(string name)
    {
        var row = CheckRow.All.Single(row => row.Name == name);

        var (_, findings) = PolicyChecks.Check(row.Policy, row.Context);

        Assert.All(findings, finding =>
        {
            var said = Assert.Contains(finding.Check, Checked);
            Assert.Contains(finding.Rule, said.Rules);
            Assert.Contains(finding.Level.ToString().ToLowerInvariant(), said.Levels);
            Assert.True(said.Kinds.Contains("all") || said.Kinds.Contains(row.Context.Kind.ToString().ToLowerInvariant()), $"{finding.Check} is not of {row.Context.Kind}");
        });
    }

    [Fact]
    public void EachCheckOfThePage_IsShownByARow()
        => Assert.Empty(Checked.Keys.Except(CheckRow.All.SelectMany(static row => row.Checks)).Except(BySize).Except(AtCalls));

    [Fact]
    public void EachIdInTheCode_StandsOnThePage()
    {
        var written = Directory.EnumerateFiles(Path.Combine(Root, "src", "Core", "Policies"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static file => Literal().Matches(File.ReadAllText(file)).Select(static match => match.Groups[1].Value))
            .Distinct()
            .ToList();

        Assert.True(written.Count > 100);
        // Some ids are put together from a beginning and an end.
        Assert.DoesNotContain(written, static id => !Checked.Keys.Any(known => known.Contains(id, StringComparison.Ordinal)));
    }

    [Fact]
    public void EachPublishedCheck_StandsOnThePageOnce()
    {
        var told = Table("## Checked").SelectMany(static cells => Ids(cells[0]).Select(id => cells[1].Split(", ").Select(by => by + ": " + id))).SelectMany(static ids => ids)
            .Concat(Table("## Published under another id").Concat(Table("## Not checked, and why")).SelectMany(static cells => Ids(cells[1]).Select(id => cells[0] + ": " + id)))
            .ToList();

        Assert.DoesNotContain(Published.Except(told), static one => !Checked.ContainsKey(one[(one.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.All(Table("## Published under another id"), static cells => Assert.All(Ids(cells[2]), static id => Assert.Contains(id, Checked)));
        Assert.Empty(Table("## Not checked, and why").SelectMany(static cells => Ids(cells[1])).Intersect(Checked.Keys));
    }

    [Fact]
    public void EachCheck_StandsOnThePageOfItsRule()
        => Assert.All(Checked, static check => Assert.All(check.Value.Rules, rule => Assert.True(
            RulePage(rule).Contains("`" + check.Key + "`", StringComparison.Ordinal),
            $"docs/rules/{rule}.md does not name {check.Key}")));

    private static string RulePage(string rule) => File.ReadAllText(Path.Combine(Root, "docs", "rules", rule + ".md"));

    private static string[][] Table(string heading)
        => [.. Page[Page.IndexOf(heading + "\n", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2)
            .Select(static line => line.Trim('|', ' ').Split(" | "))];

    private static IEnumerable<string> Ids(string cell) => Id().Matches(cell).Select(static match => match.Groups[1].Value);

    private static string[] Split(string cell) => cell.Split(", ");

    private static string FindRoot(string folder)
        => File.Exists(Path.Combine(folder, "IamAnalyzers.sln")) ? folder : FindRoot(Directory.GetParent(folder)!.FullName);

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Id();

    [GeneratedRegex("\"(_?[A-Z][A-Z]+(?:_[A-Z]+)+_?)\"")]
    private static partial Regex Literal();

    private sealed record PageRow(string[] Rules, string[] Levels, string[] Kinds);
}
