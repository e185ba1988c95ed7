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

    /// <summary>The sections of every page, in their order.</summary>
    private static readonly string[] Headings = ["Cause", "Example", "Fix", "When to suppress", "Details"];

    /// <summary>The pages of all rules, also of those that the build reports.</summary>
    public static TheoryData<string> Pages
        => [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs", "rules"), "IAM*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

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
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_HasItsSectionsInOrder(string id)
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "rules", id + ".md"));

        Assert.Equal(Headings, lines.Where(static line => line.StartsWith("## ", StringComparison.Ordinal)).Select(static line => line["## ".Length..]));
    }

    // Of a value that code reads, nothing is leaked yet.
    [Theory]
    [MemberData(nameof(Ids))]
    public void PageOfACredential_SaysWhatToDoAboutALeakedKey(string id)
        => Assert.Equal(
            Rule(id) is { Category: "Credentials", IsEnabledByDefault: true },
            File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "rules", id + ".md")).Contains("\n### Rotate a leaked key\n", StringComparison.Ordinal));

    private static DiagnosticDescriptor Rule(string id) => Supported.Single(rule => rule.Id == id);
}
