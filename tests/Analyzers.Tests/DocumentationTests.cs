using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>Rule, page, release note and help link say the same of each rule.</summary>
public class DocumentationTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> Supported =
        [.. typeof(Rules).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .SelectMany(static type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .DistinctBy(static rule => rule.Id)];

    public static TheoryData<string> Ids => [.. Supported.Select(static rule => rule.Id)];

    /// <summary>The rules whose pages keep to the headings below.</summary>
    public static TheoryData<string> CallIds => [.. Supported.Where(static rule => rule.Category == "Calls").Select(static rule => rule.Id)];

    [Fact]
    public void EachSupportedRule_StandsInTheCatalogueOfRules()
        => Assert.Empty(Supported.Except(typeof(Rules).GetProperties().Select(static property => property.GetValue(null)).OfType<DiagnosticDescriptor>()));

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_NamesThePageOfTheRule(string id)
        => Assert.EndsWith("/docs/rules/" + id + ".md", Rule(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(CallIds))]
    public void Page_TellsIdTitleAndSeverity(string id)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "rules", id + ".md"));
        var rule = Rule(id);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains(rule.IsEnabledByDefault ? $"| {rule.Category} | {rule.DefaultSeverity} |" : $"| {rule.Category} | off |", page, StringComparison.OrdinalIgnoreCase);
        foreach (var heading in new[] { "## Why", "## Reported", "## What to do" }) Assert.Contains("\n" + heading + "\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseNotes_NameTheRule(string id)
    {
        var rule = Rule(id);
        var severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";
        var notes = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "src", "Analyzers", "AnalyzerReleases.Shipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "src", "Analyzers", "AnalyzerReleases.Unshipped.md")));
        Assert.Contains(notes, line => line.StartsWith($"{id} | {rule.Category} | {severity} | ", StringComparison.Ordinal) && line.Contains(rule.HelpLinkUri, StringComparison.Ordinal));
    }

    private static DiagnosticDescriptor Rule(string id) => Supported.Single(rule => rule.Id == id);
}
