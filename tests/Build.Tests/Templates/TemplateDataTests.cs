using IamAnalyzers.Build.Configuration;
using IamAnalyzers.Build.Templates;

namespace IamAnalyzers.Build.Tests.Templates;

/// <summary>
/// The templates in <c>Data</c>, each beside a file of what is wrong in it: a line <c>line:column RULE CHECK</c> a finding, in the order of the text.
/// A template with an empty list is right.
/// </summary>
public sealed class TemplateDataTests
{
    private const string Expected = ".expected";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Templates", "Data");

    public static TheoryData<string> Names { get; } = [.. Directory.GetFiles(Folder).Select(static file => Path.GetFileName(file)).Where(static name => !name.EndsWith(Expected, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Template_HasTheFindingsOfItsList(string name) => Assert.Equal(ListOf(name), Find(File.ReadAllText(Path.Combine(Folder, name))));

    [Theory]
    [MemberData(nameof(Names))]
    public void LineEndsOfWindows_ChangeNoPlace(string name) => Assert.Equal(ListOf(name), Find(File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\r\n")));

    [Theory]
    [MemberData(nameof(Names))]
    public void Template_MayBeOneByItsName(string name) => Assert.True(TemplateFile.MayBe("/src/app/" + name, "/src/app"));

    [Fact]
    public void Templates_AreAtLeastForty() => Assert.InRange(Names.Count, 40, int.MaxValue);

    private static string[] ListOf(string name) => [.. File.ReadAllLines(Path.Combine(Folder, name + Expected))];

    private static IEnumerable<string> Find(string text)
        => TemplateReport.Of("t", TemplateFile.Read(text), ConfigFiles.Read([]), []).Select(static one => $"{one.Place.Line}:{one.Place.Column} {one.Problem.Code} {one.Problem.Text[(one.Problem.Text.LastIndexOf('[') + 1)..].TrimEnd(']')}");
}
