using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>The index of the options: name, default and first sentence of each page.</summary>
public class GeneratedOptionIndexTests
{
    private const string Folder = "docs/options";

    private static readonly IReadOnlyList<string[]> Pages =
        [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, Folder), "*.md").Where(static file => !file.EndsWith("README.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllLines)];

    [Fact]
    public void Index_HasEveryOption()
        => GeneratedText.IsFile(Folder + "/README.md", $"""
            # Options

            Properties and items of a project file, or of `Directory.Build.props` for a whole solution. A property can also be given on the command line: `-p:IamPolicyRegion=eu-central-1`.
            Severities of rules are set in [`.editorconfig`](../policy-checks.md#severity).

            ## Properties

            | Property | Default | Effect |
            | --- | --- | --- |
            {Rows("property")}
            ## Items

            | Item | Default | Effect |
            | --- | --- | --- |
            {Rows("item")}
            """.TrimEnd() + "\n");

    private static string Rows(string kind) => string.Concat(Pages.Where(page => Cell(page, 1).StartsWith(kind, StringComparison.Ordinal)).Select(static page
        => $"| [`{page[0][2..]}`]({page[0][2..]}.md) | {Cell(page, 3)} | {FirstSentence(page[6])} |\n"));

    private static string Cell(string[] page, int index) => page[4].Split(" | ")[index - 1].TrimStart('|', ' ').TrimEnd('|', ' ');

    private static string FirstSentence(string text) => text[..(text.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? end + 1 : text.Length)];
}
