using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>Rule, page and help link say the same of each rule.</summary>
public class DocumentationTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> Supported =
        [.. typeof(Rules).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .SelectMany(static type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .DistinctBy(static rule => rule.Id)];

    public static TheoryData<string> Ids => [.. AllIds];

    /// <summary>The ids that some analyzer can report.</summary>
    internal static IEnumerable<string> AllIds => Supported.Select(static rule => rule.Id);

    /// <summary>The sections of every page.</summary>
    private static readonly string[] Headings = ["## Why", "## Reported", "## What to do"];

    /// <summary>What a page of a credential has beside them: an example, the ways to be quiet, and what to do about a key that is known now.</summary>
    private static readonly string[] CredentialHeadings = ["## Example", "## Suppress"];

    [Fact]
    public void EachSupportedRule_StandsInTheCatalogueOfRules()
        => Assert.Empty(Supported.Except(typeof(Rules).GetProperties().Select(static property => property.GetValue(null)).OfType<DiagnosticDescriptor>()));

    [Fact]
    public void EachRuleOfTheCatalogue_IsReportedBySomeAnalyzer()
        => Assert.Equal(typeof(Rules).GetProperties().Count(static property => property.PropertyType == typeof(DiagnosticDescriptor)), Supported.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void HelpLink_NamesThePageOfTheRule(string id)
        => Assert.EndsWith("/docs/rules/" + id + ".md", Rule(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_TellsIdTitleAndSeverity(string id)
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "rules", id + ".md"));
        var rule = Rule(id);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains(rule.IsEnabledByDefault ? $"| {rule.Category} | {rule.DefaultSeverity} |" : $"| {rule.Category} | off |", page, StringComparison.OrdinalIgnoreCase);
        Assert.All(Headings, heading => Assert.Contains("\n" + heading + "\n", page, StringComparison.Ordinal));
        if (rule.Category != "Credentials") return;
        Assert.All(CredentialHeadings, heading => Assert.Contains("\n" + heading + "\n", page, StringComparison.Ordinal));
        // What is passed by value is not known to anybody.
        Assert.Equal(rule.IsEnabledByDefault, page.Contains("\n## Rotate a leaked key\n", StringComparison.Ordinal));
    }

    private static DiagnosticDescriptor Rule(string id) => Supported.Single(rule => rule.Id == id);
}
