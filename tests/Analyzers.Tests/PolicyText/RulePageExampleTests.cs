using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>The page of each rule for policy texts shows a policy that has the finding, and then at least one that has not.</summary>
public sealed partial class RulePageExampleTests
{
    public static TheoryData<string> Rules { get; } = [.. Analyzers.Rules.PolicyText.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void FirstExample_HasTheFinding(string rule) => Assert.Contains(rule, Find(Examples(rule)[0], rule));

    [Theory]
    [MemberData(nameof(Rules))]
    public void OtherExamples_HaveNotTheFinding(string rule)
    {
        var right = Examples(rule).Skip(1).ToList();

        Assert.NotEmpty(right);
        Assert.All(right, example => Assert.DoesNotContain(rule, Find(example, rule)));
    }

    // Nor anything that AWS refuses: people copy examples.
    [Theory]
    [MemberData(nameof(Rules))]
    public void OtherExamples_AreTakenByAws(string rule)
        => Assert.All(Examples(rule).Skip(1), example => Assert.DoesNotContain(RuleIds.PolicyGrammar, Find(example, rule)));

    private static IEnumerable<string> Find(string document, string rule)
    {
        var kind = PolicyShape.KindOf(document);
        var context = new PolicyCheckContext(kind, AwsCatalog.Default);
        return PolicyChecks.Check(document, rule == RuleIds.PolicySize ? context with { Quota = PolicyQuota.User } : context).Findings.Select(static finding => finding.Rule);
    }

    // A document, or statements: one a line where several begin there.
    private static List<string> Examples(string rule)
        => [.. Block().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "rules", rule + ".md")).ReplaceLineEndings("\n"))
            .Select(static block => block.Groups[1].Value)
            .SelectMany(static text => text.Split('\n').All(static line => line.StartsWith('{')) ? text.Split('\n') : [text])
            .Select(static text => text.Contains("\"Statement\"", StringComparison.Ordinal) ? text : $$"""{ "Version": "2012-10-17", "Statement": [ {{text}} ] }""")];

    [GeneratedRegex("^```json\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
