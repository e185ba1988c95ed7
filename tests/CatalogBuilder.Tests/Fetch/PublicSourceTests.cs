using IamAnalyzers.CatalogBuilder.Fetch;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Fetch;

/// <summary>The list of pinned sources.</summary>
public class PublicSourceTests
{
    private static readonly string Sum = new('a', 64);

    [Fact]
    public void Line_IsRead()
        => Assert.Equal(
            [new PublicSource("models", "2026-08-07", "models.tgz", Sum, "https://example.com/models.tgz"), new PublicSource("policies", "2026-08-21", "p.tgz", "", "npm:@scope/p@1.0.0")],
            PublicSource.Parse(["# For people.", "", $"models 2026-08-07 models.tgz {Sum} https://example.com/models.tgz", "policies 2026-08-21 p.tgz - npm:@scope/p@1.0.0"]));

    [Theory]
    [InlineData("models 2026-08-07 models.tgz https://example.com/models.tgz")]
    [InlineData("models 7.8.2026 models.tgz - https://example.com/models.tgz")]
    [InlineData("models 2026-08-07 ../models.tgz - https://example.com/models.tgz")]
    [InlineData("models 2026-08-07 models.tgz 1234 https://example.com/models.tgz")]
    [InlineData("models 2026-08-07 models.tgz - models.tgz")]
    public void OtherLine_IsAnError(string line) => Assert.Throws<FormatException>(() => PublicSource.Parse([line]));

    [Fact]
    public void PinnedSources_AreDistinctAndOfAFixedVersion()
    {
        var sources = PublicSource.Pinned();

        Assert.Equal(sources.Count, sources.Select(static source => source.Name).Distinct().Count());
        Assert.Equal(sources.Count, sources.Select(static source => source.File).Distinct().Count());
        Assert.All(sources, static source => Assert.True(source.Package is { } package ? package.LastIndexOf('@') > 0 : source.Address.StartsWith("https://", StringComparison.Ordinal), source.Address));
        Assert.All(sources.Where(static source => source.Package is not null), static source => Assert.NotEmpty(source.Sha256));
    }
}
