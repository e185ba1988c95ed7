using System.Text.RegularExpressions;
using IamAnalyzers.Build.Tests.EndToEnd;
using IamAnalyzers.Core.Policies;

namespace IamAnalyzers.Build.Tests;

/// <summary>What the targets take, the documentation names.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Targets = string.Concat(
        new[] { "build/IamAnalyzers.targets", "build/IamAnalyzers.Review.targets", "buildMultiTargeting/IamAnalyzers.targets" }.Select(static file => Read("src/Package/" + file)));
    private static readonly string Page = Read("docs/build.md");

    [Fact]
    public void EveryProperty_IsDocumented() => AssertDocumented(PropertyName().Matches(Targets), 15);

    [Fact]
    public void EveryItem_IsDocumented() => AssertDocumented(ItemName().Matches(Targets), 7);

    [Fact]
    public void EveryTarget_IsDocumented() => AssertDocumented(TargetName().Matches(Targets), 10);

    [Fact]
    public void EveryPreset_IsDocumented()
        => Assert.DoesNotContain(RuntimePreset.All, static preset => !Page.Contains($"`{preset.Name}`", StringComparison.Ordinal));

    private static void AssertDocumented(MatchCollection names, int atLeast)
    {
        var distinct = names.Select(static match => match.Groups[1].Value).Distinct().ToArray();
        Assert.True(distinct.Length >= atLeast, string.Join(", ", distinct));
        Assert.DoesNotContain(distinct, static name => !Page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"\$\((IamPolicy\w+)\)")]
    private static partial Regex PropertyName();

    [GeneratedRegex(@"@\((Iam\w+)\)")]
    private static partial Regex ItemName();

    [GeneratedRegex("<Target Name=\"((?!Get|_)\\w+)\"")]
    private static partial Regex TargetName();
}
