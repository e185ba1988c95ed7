using System.Text.RegularExpressions;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>
/// The README and the quick starts: the package builds what they show, and prints and writes what they say.
/// <c>UPDATE_GENERATED=1</c> writes the files anew that the pages show as written by a build.
/// </summary>
public sealed partial class ShownProjectTests(PackageFeed package) : IClassFixture<PackageFeed>
{
    private const string QuickStarts = "docs/quick-start";

    private static readonly bool IsUpdating = Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1";

    public static TheoryData<string> Pages { get; } =
        ["README.md", .. Directory.GetFiles(Path.Combine(Repository.Root, QuickStarts), "*.md").Select(static file => QuickStarts + "/" + Path.GetFileName(file)).Where(static file => !file.EndsWith("README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_ShowsWhatABuildDoes(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, page));
        var shown = ShownProject.Read(text);
        Assert.NotEmpty(shown.Files);
        Assert.NotEmpty(shown.Commands);
        using var folder = new TemporaryFolder();
        Write(folder, "nuget.config", package.Configuration);
        foreach (var (path, content) in shown.Files) Write(folder, path, WithRepositoryPackages(content));

        foreach (var command in shown.Commands)
        {
            var run = DotNet.Run(folder.Path, [.. command.Arguments, "-p:NuGetAudit=false"]);
            if (command.Fails) run.Failed();
            else run.Succeeded();
            Assert.True(!command.MissingIn(run.Output).Any(), string.Join('\n', command.MissingIn(run.Output)) + "\nis not in\n" + run.Output);
        }

        foreach (var (path, content) in shown.Written)
        {
            var written = File.ReadAllText(folder.ToFile(path)).ReplaceLineEndings("\n").TrimEnd() + "\n";
            if (IsUpdating) text = ReplaceWritten(text, path, written);
            else Assert.Equal(content, written);
        }

        if (IsUpdating) File.WriteAllText(Path.Combine(Repository.Root, page), text);
    }

    private static string ReplaceWritten(string page, string path, string written)
    {
        var fence = page.IndexOf("```", page.IndexOf($"The build writes `{path}`:", StringComparison.Ordinal), StringComparison.Ordinal);
        var start = page.IndexOf('\n', fence) + 1;
        return page[..start] + written + page[page.IndexOf("```", start, StringComparison.Ordinal)..];
    }

    // Pages do not show what nobody can restore or what this repository has left behind.
    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_NamesTheVersionsOfThisRepository(string page)
    {
        var versions = PackageVersion().Matches(File.ReadAllText(Path.Combine(Repository.Root, page))).Select(static match => match.Value).ToList();

        Assert.NotEmpty(versions);
        Assert.All(versions, static version => Assert.Contains(version, Repository.PackageVersions));
    }

    // The CDK is read from its files: not all packages that it asks for can be restored where this repository is built.
    private string WithRepositoryPackages(string text)
        => CdkLibrary().Replace(
            IamAnalyzersVersion().Replace(text, "${1}" + package.Version),
            string.Concat(Repository.CdkFolders.SelectMany(static folder => Directory.GetFiles(Path.Combine(PackageFeed.Cache, folder, "lib", "netcoreapp3.1"), "*.dll")).Select(static file => $"""<Reference Include="{file}" />""")));

    private static void Write(TemporaryFolder folder, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.ToFile(path))!);
        File.WriteAllText(folder.ToFile(path), text);
    }

    [GeneratedRegex("""Include="[A-Za-z.]+" Version="[0-9.]+["]""")]
    private static partial Regex PackageVersion();

    [GeneratedRegex("""(Include="IamAnalyzers" Version=")[0-9.]+""")]
    private static partial Regex IamAnalyzersVersion();

    [GeneratedRegex("""<PackageReference Include="Amazon.CDK.Lib" Version="[0-9.]+" />""")]
    private static partial Regex CdkLibrary();
}
