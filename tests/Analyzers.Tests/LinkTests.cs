using System.Text.RegularExpressions;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>Each link of a page to a file of this repository leads to that file, and to a heading that it has.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages { get; } = [.. MarkdownFiles.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Link_LeadsSomewhere(string page)
        => Assert.DoesNotContain(Link().Matches(Text(page)).Select(static link => link.Groups[1].Value).Where(static link => !Outside().IsMatch(link)), link => !Leads(page, link));

    [Fact]
    public void EachPageOfTheDocumentation_IsLinkedFromAnother()
    {
        var linked = MarkdownFiles.All
            .SelectMany(static page => Link().Matches(Text(page)).Select(link => (Page: page, Target: Target(page, link.Groups[1].Value.Split('#')[0]))))
            .Where(static link => link.Page != link.Target).Select(static link => link.Target).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(MarkdownFiles.All.Where(static page => page.StartsWith("docs/", StringComparison.Ordinal)), page => !linked.Contains(page));
    }

    private static bool Leads(string page, string link)
    {
        var (path, anchor) = link.Split('#') is [var file, var heading] ? (file, heading) : (link, "");
        var target = path.Length == 0 ? page : Target(page, path);
        var full = Path.Combine(RepositoryRoot.Path, target);
        if (!File.Exists(full)) return anchor.Length == 0 && Directory.Exists(full);
        return anchor.Length == 0 || Heading().Matches(Text(target)).Any(one => Slug(one.Groups[1].Value) == anchor);
    }

    private static string Target(string page, string path)
        => Path.GetRelativePath(RepositoryRoot.Path, Path.GetFullPath(Path.Combine(RepositoryRoot.Path, Path.GetDirectoryName(page)!, path))).Replace('\\', '/');

    // As GitHub makes anchors.
    private static string Slug(string heading) => NotInSlug().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    // Code shows links that are none.
    private static string Text(string page) => Code().Replace(File.ReadAllText(Path.Combine(RepositoryRoot.Path, page)).ReplaceLineEndings("\n"), "");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^(https?:|mailto:)")]
    private static partial Regex Outside();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]")]
    private static partial Regex NotInSlug();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
