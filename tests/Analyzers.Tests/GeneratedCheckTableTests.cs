using System.Reflection;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>The table of checks on the pages: all of it on <c>docs/policy-checks.md</c>, each rule's part on the page of the rule.</summary>
public class GeneratedCheckTableTests
{
    private const string Begin = "<!-- Written from src/Core/Policies/Text/CheckTable.cs. -->\n";
    private const string End = "<!-- End of the checks. -->";

    private static readonly IReadOnlyList<PolicyCheck> Rows =
        [.. typeof(CheckTable).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(static property => (PolicyCheck)property.GetValue(null)!)];

    public static TheoryData<string> RulesWithChecks => [.. Rows.Select(static row => row.Rule).Distinct()];

    [Fact]
    public void PageOfChecks_HasTheWholeTable()
        => GeneratedText.IsBetween("docs/policy-checks.md", Begin, End, Table(
            ["Check", "Published by", "Rule", "Level", "Policies", "What it finds"],
            Rows.Select(static row => new[] { $"`{row.Id}`", row.Publisher, $"[{row.Rule}](rules/{row.Rule}.md)", LevelOf(row), KindsOf(row), row.Meaning })));

    [Theory]
    [MemberData(nameof(RulesWithChecks))]
    public void PageOfARule_HasTheChecksOfTheRule(string rule)
        => GeneratedText.IsBetween($"docs/rules/{rule}.md", Begin, End, Table(
            ["Check", "Level", "Policies", "What it finds"],
            Rows.Where(row => row.Rule == rule).Select(static row => new[] { $"`{row.Id}`", LevelOf(row), KindsOf(row), row.Meaning })));

    [Fact]
    public void EachCheck_IsReportedByARuleOfItsOwn()
        => Assert.Empty(Rows.Select(static row => row.Rule).Except([.. Rules.PolicyText.Select(static rule => rule.Id), RuleIds.UnusedGrant, RuleIds.WideGrant]));

    [Fact]
    public void EachRuleOfPolicyTexts_HasACheck()
        => Assert.Empty(Rules.PolicyText.Select(static rule => rule.Id).Except(Rows.Select(static row => row.Rule)));

    private static string Table(string[] heading, IEnumerable<string[]> rows)
        => string.Concat(new[] { heading, [.. heading.Select(static _ => "---")] }.Concat(rows).Select(static cells => "| " + string.Join(" | ", cells) + " |\n"));

    private static string LevelOf(PolicyCheck row) => Lower(row.Level.ToString());

    private static string KindsOf(PolicyCheck row) => Lower(row.Kinds.ToString());

    private static string Lower(string name) => name.ToLowerInvariant();
}
