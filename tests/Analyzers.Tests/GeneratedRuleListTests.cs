using System.Reflection;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>Lists of rules outside the code: the two modes, the suppressed warnings of builds, the release notes and the index of the pages.</summary>
public class GeneratedRuleListTests
{
    private const string Package = "src/Package/build/";
    private const string Notes = "src/Analyzers/AnalyzerReleases.";
    private const string Comment = "A file of the project's own goes before this one.\nis_global = true\nglobal_level = -99\n\n";

    private static readonly IReadOnlyList<DiagnosticDescriptor> All =
        [.. typeof(Rules).GetProperties().Select(static property => property.GetValue(null)).OfType<DiagnosticDescriptor>().OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    private static readonly IReadOnlyList<string> Ids =
        [.. typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetValue(null)!)];

    public static TheoryData<string> EveryId => [.. Ids];

    [Fact]
    public void ModeNone_SwitchesOffEveryRule()
        => GeneratedText.IsFile(Package + "IamAnalyzers.None.globalconfig", "# IamAnalyzersMode=None: no rule. " + Comment + string.Concat(All.Select(static rule => SeverityLine(rule, "none"))));

    [Fact]
    public void ModeAll_SwitchesOnWhatIsOffByDefault()
        => GeneratedText.IsFile(
            Package + "IamAnalyzers.All.globalconfig",
            "# IamAnalyzersMode=All: the rules that are off by default too. " + Comment + string.Concat(All.Where(static rule => !rule.IsEnabledByDefault).Select(static rule => SeverityLine(rule, Severity(rule)))));

    // What is uncertain (IAM2005) no review reports.
    [Fact]
    public void BuildThatReviews_LeavesOutWhatTheReviewReports()
        => GeneratedText.IsBetween(Package + "IamAnalyzers.Review.targets", """<Target Name="_IamAnalyzersLeaveReview">""" + "\n    <PropertyGroup>\n      <NoWarn>$(NoWarn)", "</NoWarn>", List([Rules.MissingPermission, Rules.UnusedGrant, Rules.WideGrant, Rules.DeniedCall, Rules.MissingCase]));

    [Fact]
    public void BuildThatUpdates_LeavesOutEveryRuleOfPolicyTexts()
        => GeneratedText.IsBetween(Package + "IamAnalyzers.Review.targets", """<Target Name="_IamAnalyzersLeavePolicyText">""" + "\n    <PropertyGroup>\n      <NoWarn>$(NoWarn)", "</NoWarn>", List(Rules.PolicyText));

    [Fact]
    public void ReleaseNotes_HaveEveryRuleThatIsNotShipped()
    {
        var shipped = Path.Combine(RepositoryRoot.Path, Notes + "Shipped.md");
        var known = File.Exists(shipped) ? File.ReadAllText(shipped) : "";

        GeneratedText.IsFile(Notes + "Unshipped.md", "### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|--------------------\n" + string.Concat(All
            .Where(rule => !known.Contains(rule.Id, StringComparison.Ordinal))
            .Select(static rule => $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity : "Disabled")} | [{rule.Title}]({rule.HelpLinkUri})\n")));
    }

    [Fact]
    public void Index_HasEveryRule()
        => GeneratedText.IsFile("docs/rules/README.md", $"""
            # Rules

            The compiler and the IDE report these. `.editorconfig` sets their severity (`dotnet_diagnostic.IAM2001.severity = error`), `#pragma warning disable` suppresses a single finding.

            | Rule | Title | Category | Severity |
            | --- | --- | --- | --- |
            {string.Concat(All.Select(static rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Category} | {SeverityOf(rule)} |\n"))}
            The build reports these. `NoWarn` and `WarningsAsErrors` in the project file apply to them.

            | Rule | Title | Severity |
            | --- | --- | --- |
            {string.Concat(Ids.Except(All.Select(static rule => rule.Id)).Select(static id => $"| [{id}]({id}.md) | {TitleOf(id)} | {SeverityOf(id)} |\n"))}
            """);

    [Fact]
    public void Readme_HasEveryRule()
        => GeneratedText.IsBetween("README.md", "<!-- Written from the rules of the code. -->\n", "<!-- End of the rules. -->", $"""
            | Rule | Title | Severity |
            | --- | --- | --- |
            {string.Concat(Ids.Select(static id => $"| [{id}](docs/rules/{id}.md) | {TitleOf(id)} | {SeverityOf(id)} |\n"))}
            """.TrimEnd() + "\n");

    [Theory]
    [MemberData(nameof(EveryId))]
    public void Id_HasAPageThatItsHelpLinkNames(string id)
    {
        Assert.StartsWith($"# {id}: ", Page(id), StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", RuleIds.HelpLink(id), StringComparison.Ordinal);
    }

    [Fact]
    public void EachPage_IsOfARule()
        => Assert.Empty(Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs", "rules"), "IAM*.md").Select(Path.GetFileNameWithoutExtension).Except(Ids));

    [Fact]
    public void EachDiagnosticOfTheTargets_IsARuleWithItsPage()
        => Assert.All(
            new[] { "build", "buildMultiTargeting" }.SelectMany(static folder => Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "Package", folder), "*.targets"))
                .SelectMany(static file => System.Xml.Linq.XDocument.Load(file).Descendants())
                .Where(static element => element.Attribute("Code") is not null),
            static element =>
            {
                Assert.Contains(element.Attribute("Code")!.Value, Ids);
                Assert.EndsWith(element.Attribute("Code")!.Value + ".md", element.Attribute("HelpLink")!.Value, StringComparison.Ordinal);
            });

    private static string SeverityLine(DiagnosticDescriptor rule, string severity) => $"dotnet_diagnostic.{rule.Id}.severity = {severity}\n";

    private static string SeverityOf(DiagnosticDescriptor rule) => rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "off";

    private static string List(IEnumerable<DiagnosticDescriptor> rules) => string.Concat(rules.Select(static rule => ";" + rule.Id));

    private static string Severity(DiagnosticDescriptor rule) => rule.DefaultSeverity switch
    {
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        DiagnosticSeverity.Error => "error",
        _ => "silent",
    };

    private static string Page(string id) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "rules", id + ".md"));

    // What the build reports has no descriptor; its page has the severity.
    private static string SeverityOf(string id)
        => All.FirstOrDefault(rule => rule.Id == id) is { } rule ? SeverityOf(rule) : Page(id).Split('\n').Single(static line => line.StartsWith("| Build | ", StringComparison.Ordinal))["| Build | ".Length..^" |".Length];

    private static string TitleOf(string id) => Page(id).Split('\n')[0]["# IAM0000: ".Length..];
}
