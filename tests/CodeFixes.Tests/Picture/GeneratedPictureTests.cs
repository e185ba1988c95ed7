using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Analyzers.Tests;
using IamAnalyzers.CodeFixes.Review;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Tests.Picture;

/// <summary>
/// The picture of the README: what the analyzer says of the program in <c>docs/images/sample</c>, the fix that is offered, and what that
/// changes in the policy beside the program.
/// </summary>
public class GeneratedPictureTests
{
    private const string Sample = "docs/images/sample/";
    private const string Description = "A call that the reviewed policy does not allow, the fix that the editor offers, and the line that the fix adds to the policy";

    [Fact]
    public async Task Picture_ShowsFindingFixAndDiff()
    {
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace);
        var finding = Assert.Single(await FindingsAsync(project));
        var fix = Assert.Single(await FixesAsync(project.Documents.Single(static one => one.Name == "Reports.cs"), finding));
        var changed = (await fix.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.Projects.Single();
        Assert.Empty(await FindingsAsync(changed));

        var page = new SvgPage();
        await AddCodeAsync(page, project, finding, fix.Title);
        page.AddSpace();
        AddDiff(page, ReadSample("iam-policy.json"), (await changed.AdditionalDocuments.Single().GetTextAsync()).ToString());
        GeneratedText.IsFile("docs/images/fix.svg", page.Write(Description));
    }

    private static async Task AddCodeAsync(SvgPage page, Project project, Diagnostic finding, string fix)
    {
        page.AddTitle("Reports.cs");
        var text = await project.Documents.Single(static one => one.Name == "Reports.cs").GetTextAsync();
        var place = finding.Location.GetLineSpan();
        foreach (var line in text.Lines.Where(line => line.Start < text.Length))
        {
            page.AddLine(Colours(line.ToString()));
            if (line.LineNumber != place.StartLinePosition.Line) continue;
            page.AddSquiggle(place.StartLinePosition.Character, place.EndLinePosition.Character - place.StartLinePosition.Character);
            foreach (var part in Wrap($"warning {finding.Id}: {finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")) page.AddLine([("    " + part, "plain")], "warning");
            page.AddLine([("    Fix: " + fix, "name")], "fix");
        }
    }

    // All that a fix does to the policy is to add lines in one place.
    private static void AddDiff(SvgPage page, string before, string after)
    {
        page.AddTitle("iam-policy.json, after the fix");
        string[] old = before.TrimEnd().Split('\n'), now = after.TrimEnd().Split('\n');
        var same = now.Zip(old).TakeWhile(static pair => pair.First == pair.Second).Count();
        var added = now.Length - old.Length;
        Assert.Equal(old, now.Where((_, index) => index < same || index >= same + added));
        for (var index = 0; index < now.Length; index++)
        {
            var isNew = index >= same && index < same + added;
            page.AddLine([((isNew ? "+ " : "  ") + now[index], "plain")], isNew ? "added" : "");
        }
    }

    private static IEnumerable<(string Text, string Style)> Colours(string line)
        => SyntaxFactory.ParseTokens(line).Select(static token => (token.ToFullString(), StyleOf(token)));

    private static string StyleOf(SyntaxToken token)
        => token.IsKeyword() ? "keyword"
            : token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedStringToken ? "string"
            : "plain";

    private static IEnumerable<string> Wrap(string text)
    {
        const int Most = 96;
        for (; text.Length > Most; text = text[(text.LastIndexOf(' ', Most) + 1)..]) yield return text[..text.LastIndexOf(' ', Most)];
        yield return text;
    }

    private static Project Open(AdhocWorkspace workspace)
    {
        var id = ProjectId.CreateNewId();
        return workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "Reports", "Reports", LanguageNames.CSharp, filePath: "/Reports/Reports.csproj",
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: ReferenceAssemblies.AwsV4.References))
            .AddDocument(DocumentId.CreateNewId(id), "Usings.cs", "global using System.Threading.Tasks;", filePath: "/Reports/Usings.cs")
            .AddDocument(DocumentId.CreateNewId(id), "Reports.cs", SourceText.From(ReadSample("Reports.cs")), filePath: "/Reports/Reports.cs")
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "iam-policy.json", SourceText.From(ReadSample("iam-policy.json")), filePath: "/Reports/iam-policy.json")
            .Projects.Single();
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(Project project)
    {
        var policy = project.AdditionalDocuments.Single();
        var compilation = (await project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var options = new AnalyzerOptions(
            [new InMemoryText(policy.FilePath!, (await policy.GetTextAsync()).ToString())],
            new TestConfig([("/.globalconfig", $"is_global = true\n[{policy.FilePath}]\nbuild_metadata.AdditionalFiles.IamPolicyBaseline = true\n")]));
        return await compilation.WithAnalyzers([new ReviewAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<List<CodeAction>> FixesAsync(Document document, Diagnostic finding)
    {
        var fixes = new List<CodeAction>();
        await new MissingPermissionCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (fix, _) => fixes.Add(fix), CancellationToken.None));
        return fixes;
    }

    private static string ReadSample(string file) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, Sample + file));
}
