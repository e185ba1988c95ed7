using System.Text.RegularExpressions;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>No page and no message has a phrase that <c>docs/writing.md</c> asks to avoid.</summary>
public sealed partial class WritingTests
{
    private const string Page = "docs/writing.md";

    // The pages that quote the phrases, and what has happened, in the words of its day.
    private static readonly string[] NotRead = [Page, "docs/reading.md", "CHANGELOG.md", "THIRD-PARTY-NOTICES.md"];

    private static readonly Regex Avoided = new(
        @"\b(" + string.Join("|", AvoidedRow().Matches(Read(Page)[Read(Page).IndexOf("## Words to avoid", StringComparison.Ordinal)..])
            .Select(static row => Regex.Escape(row.Groups[1].Value).Replace(@"\ ", @"\s+", StringComparison.Ordinal)).Where(static phrase => phrase is not ("---" or @"Do\s+not\s+write"))) + @")\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static TheoryData<string> Pages { get; } = [.. MarkdownFiles.All.Where(static path => !NotRead.Contains(path))];

    public static TheoryData<string> Sources { get; } =
    [
        .. Directory.GetDirectories(RepositoryRoot.Path + "/src").Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("The code does not tell the bucket.", true)]
    [InlineData("code that is out\nof sight", true)]
    [InlineData("The code does not show the bucket.", false)]
    [InlineData("`out-of-sight`", false)]
    public void Phrase_IsFoundOverLines(string text, bool isAvoided) => Assert.Equal(isAvoided, Avoided.IsMatch(text));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_HasNoPhraseToAvoid(string path) => Assert.Empty(Avoided.Matches(Read(path)).Select(static match => match.Value));

    [Theory]
    [MemberData(nameof(Sources))]
    public void Message_HasNoPhraseToAvoid(string project)
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", project), "*.cs", SearchOption.AllDirectories).Where(static file => !MarkdownFiles.IsBuilt(file));

        Assert.Empty(
            from file in files
            from token in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens()
            where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            from Match match in Avoided.Matches(token.ValueText)
            select $"{Path.GetFileName(file)}: {token.ValueText}");
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, path));

    [GeneratedRegex(@"^\| ([^|(]+?) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex AvoidedRow();
}
