using System.Reflection;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>Rules, their pages, the release file and the files of severities say the same.</summary>
public class RulesTests
{
    private static readonly string Root = typeof(RulesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "RepositoryRoot").Value!;

    public static TheoryData<string> Ids() => new(All.Select(static rule => rule.Id));

    private static DiagnosticDescriptor[] All { get; } =
        [.. typeof(Rules).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(static property => property.GetValue(null)).OfType<DiagnosticDescriptor>()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasItsPageAndLink(string id)
    {
        var rule = All.Single(one => one.Id == id);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));
        Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_StandsInTheReleaseFilesAsItIs(string id)
    {
        var rule = All.Single(one => one.Id == id);
        var severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled";
        var lines = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(static file => File.ReadAllLines(Path.Combine(Root, "src", "Analyzers", file)));
        Assert.Single(lines, line => line.StartsWith($"{id} | {rule.Category} | {severity} |", StringComparison.Ordinal));
    }

    [Fact]
    public void Id_IsUsedOnce() => Assert.Equal(All.Length, All.Select(static rule => rule.Id).Distinct().Count());

    [Fact]
    public void SupportedDiagnostics_AreAllRules()
    {
        var supported = typeof(Rules).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer).IsAssignableFrom(type))
            .SelectMany(static type => ((Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .Select(static rule => rule.Id);
        Assert.Equal(All.Select(static rule => rule.Id).Order(), supported.Distinct().Order());
    }

    [Fact]
    public void ModeNone_SwitchesOffEveryCredentialRule()
    {
        var text = File.ReadAllText(Path.Combine(Root, "src", "Package", "build", "IamAnalyzers.None.globalconfig"));
        Assert.All(All.Where(static rule => rule.Category == "Credentials"), rule => Assert.Contains($"dotnet_diagnostic.{rule.Id}.severity = none\n", text, StringComparison.Ordinal));
    }
}
