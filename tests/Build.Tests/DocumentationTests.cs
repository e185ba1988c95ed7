using System.Text.RegularExpressions;
using IamAnalyzers.Build.Tests.EndToEnd;
using IamAnalyzers.Core.Policies;

namespace IamAnalyzers.Build.Tests;

/// <summary>What the targets take has a page of its own, and each page is of something that they take.</summary>
public sealed partial class DocumentationTests
{
    private const string Options = "docs/options";

    /// <summary>What is set by the package, or by this repository alone.</summary>
    private static readonly string[] Internal = ["IamAnalyzersIsApplication", "IamAnalyzersRepository", "IamAnalyzersRulePages", "IamAnalyzersTaskAssembly", "IamAnalyzersTaskFactory"];

    /// <summary>The page of the metadata of additional files; all others have the name of a property or an item.</summary>
    private const string OfMetadata = "AdditionalFiles";

    private static readonly string Targets = string.Concat(
        from folder in new[] { "build", "buildMultiTargeting" }
        from file in Directory.GetFiles(Path.Combine(Repository.Project("Package"), folder))
        where Path.GetExtension(file) is ".props" or ".targets"
        select File.ReadAllText(file));

    private static readonly string Page = Read("docs/build.md");

    private static readonly IReadOnlyList<string> Pages =
        [.. Directory.GetFiles(Path.Combine(Repository.Root, Options), "*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Where(static name => name != "README").Order(StringComparer.Ordinal)];

    [Fact]
    public void EachPropertyAndItem_HasAPage_AndEachPageIsOfOne()
    {
        var taken = Names(PropertyName()).Concat(Names(ItemName())).Except(Internal).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Equal(taken, Pages.Where(static page => page != OfMetadata));
    }

    [Fact]
    public void EachOption_SaysKindValuesAndDefault_AndShowsItself()
        => Assert.All(Pages, static page =>
        {
            var text = Read($"{Options}/{page}.md");
            Assert.Matches($@"^# {page}\n\n\| Kind \| Values \| Default \|\n\| --- \| --- \| --- \|\n\| [^|\n]+ \| [^|\n]+ \| [^|\n]+ \|\n\n[^\n]+\.\n\n## Example\n", text);
            Assert.Contains($"<{page}", Example().Match(text).Groups[1].Value, StringComparison.Ordinal);
            Assert.Contains("\n## See also\n", text, StringComparison.Ordinal);
        });

    // The kind is where the targets read it: $(...) or @(...).
    [Fact]
    public void EachOption_HasItsKind()
    {
        var properties = Names(PropertyName()).ToHashSet();

        Assert.All(Pages.Where(static page => page != OfMetadata), page => Assert.Contains($"\n| {(properties.Contains(page) ? "property" : "item")} | ", Read($"{Options}/{page}.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void EachMetadataOfAdditionalFiles_IsOnTheirPage()
        => Assert.All(Names(MetadataName()), static name => Assert.Contains($"\n| `{name}` | ", Read($"{Options}/{OfMetadata}.md"), StringComparison.Ordinal));

    [Fact]
    public void EveryTarget_IsDocumented()
    {
        var targets = Names(TargetName()).ToList();

        Assert.InRange(targets.Count, 10, 100);
        Assert.DoesNotContain(targets, static name => !Page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void EachPreset_IsOnItsPage()
        => Assert.All(RuntimePreset.All, static preset => Assert.Contains($"\n| `{preset.Name}` | ", Read($"{Options}/IamRuntime.md"), StringComparison.Ordinal));

    private static IEnumerable<string> Names(Regex name) => name.Matches(Targets).Select(static match => match.Groups[1].Value).Distinct();

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\$\((Iam\w+)\)")]
    private static partial Regex PropertyName();

    [GeneratedRegex(@"@\((Iam\w+)[-)]")]
    private static partial Regex ItemName();

    [GeneratedRegex("Include=\"AdditionalFiles\" MetadataName=\"(\\w+)\"")]
    private static partial Regex MetadataName();

    [GeneratedRegex("<Target Name=\"((?!Get|_)\\w+)\"")]
    private static partial Regex TargetName();

    [GeneratedRegex("```xml\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
