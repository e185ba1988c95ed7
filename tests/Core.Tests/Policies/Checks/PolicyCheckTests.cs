using System.Text;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>Rows of the tables <c>PolicyChecks*.txt</c>: a policy, and the checks that it breaks with the text at which each stands.</summary>
public sealed class PolicyCheckTests
{
    public static TheoryData<string> Names { get; } = [.. CheckRow.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Policy_BreaksExactlyTheChecksOfItsRow(string name)
    {
        var row = CheckRow.All.Single(row => row.Name == name);

        var (_, findings) = PolicyChecks.Check(row.Policy, row.Context);

        Assert.Equal(row.Expected, findings.Select(finding => $"{finding.Rule} {finding.Check} {row.Policy.Substring(finding.Range.Start, finding.Range.Length)}"));
        Assert.All(findings, finding => Assert.False(finding.Message.EndsWith('.') || finding.Message.Contains('\n'), finding.Message));
    }

    [Fact]
    public void NearMisses_AreNotFound()
        => Assert.All(CheckRow.All, static row => Assert.Empty(row.Checks.Intersect(row.NearMisses)));

    [Fact]
    public void Rows_HaveNamesOfTheirOwn() => Assert.Equal(CheckRow.All.Count, CheckRow.All.Select(row => row.Name).Distinct().Count());

    [Fact]
    public void DuplicatedKeysByTheHundredThousand_AreOneFinding()
    {
        var text = new StringBuilder("""{ "Version": "2012-10-17", """);
        for (var i = 0; i < 100_000; i++) text.Append("\"Id\": 1, ");

        var (_, findings) = PolicyChecks.Check(text.Append("\"Statement\": [] }").ToString(), new PolicyCheckContext(PolicyKind.Resource, AwsCatalog.Default));

        Assert.Single(findings, finding => finding.Check == "JSON_SYNTAX_ERROR");
    }

    [Fact]
    public void TwentyMegabytes_AreOneFinding()
    {
        var (policy, findings) = PolicyChecks.Check(new string('[', 20_000_000), new PolicyCheckContext(PolicyKind.Identity, AwsCatalog.Default));

        Assert.Null(policy);
        Assert.Equal("the document is larger than any policy can be, so it is not checked", Assert.Single(findings).Message);
    }
}
