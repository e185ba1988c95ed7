using System.Collections.Immutable;
using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.CodeFixes.Review;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Tests.Review;

/// <summary>One file in several projects (or frameworks of one project), and one call that several files lack.</summary>
public class SharedPolicyFileTests
{
    private const string Before = "{ \"Version\": \"2012-10-17\", \"Statement\": [\n{ \"Effect\": \"Allow\", \"Action\": \"s3:ListBucket\", \"Resource\": \"arn:aws:s3:::reports\" }\n] }";

    [Theory]
    [InlineData(FixAllScope.Solution, "Two")]
    [InlineData(FixAllScope.Project, "One")]
    [InlineData(FixAllScope.Document, "One")]
    public async Task FixAll_UnitesWhatTheProjectsOrFrameworksMiss(FixAllScope scope, string second)
    {
        using var workspace = new AdhocWorkspace();
        var solution = Add(Add(workspace.CurrentSolution, "One", "GetObjectAsync", "/policies/iam-policy.json"), second, "DeleteObjectAsync", "/policies/iam-policy.json");
        var fix = new MissingPermissionCodeFix();

        var context = new FixAllContext(solution.Projects.First().Documents.First(), fix, scope, null, fix.FixableDiagnosticIds, new Findings(), CancellationToken.None);
        var changed = await AppliedAsync((await fix.GetFixAllProvider().GetFixAsync(context))!);

        foreach (var project in changed.Projects)
        {
            Assert.Equal(
                Before.Replace("[\n", "[\n{ \"Effect\": \"Allow\", \"Action\": [\"s3:DeleteObject\", \"s3:GetObject\"], \"Resource\": \"arn:aws:s3:::reports/*\" },\n", StringComparison.Ordinal),
                (await project.AdditionalDocuments.Single().GetTextAsync()).ToString());
            Assert.Empty(await FindingsAsync(project));
        }
    }

    [Fact]
    public async Task CallThatSeveralFilesLack_IsOfferedForAllAndForEach()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Add(workspace.CurrentSolution, "App", "GetObjectAsync", "/App/prod.json", "/App/test.json");
        var project = solution.Projects.Single();
        var document = project.Documents.Single();
        var findings = await FindingsAsync(project);
        var actions = new List<CodeAction>();

        await new MissingPermissionCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, findings[0].Location.SourceSpan, findings, (action, _) => actions.Add(action), CancellationToken.None));

        Assert.Equal(["Add s3:GetObject to prod.json and test.json", "Add s3:GetObject to prod.json", "Add s3:GetObject to test.json"], actions.Select(static action => action.Title));
        Assert.Empty(await FindingsAsync((await AppliedAsync(actions[0])).Projects.Single()));
        Assert.Single(await FindingsAsync((await AppliedAsync(actions[1])).Projects.Single()));
    }

    private static Solution Add(Solution solution, string name, string call, params string[] policies)
    {
        var id = ProjectId.CreateNewId();
        var code = $"class C {{ async System.Threading.Tasks.Task Use(Amazon.S3.IAmazonS3 s3, string key) => await s3.{call}(\"reports\", key); }}";
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            filePath: $"/{name}/{name}.csproj",
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: ReferenceAssemblies.AwsV4.References));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "C.cs", SourceText.From(code), filePath: $"/{name}/C.cs");
        foreach (var policy in policies)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(policy), SourceText.From(Before), filePath: policy);
        return solution;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project)
    {
        var files = new List<AdditionalText>();
        foreach (var file in project.AdditionalDocuments) files.Add(new InMemoryText(file.FilePath!, (await file.GetTextAsync()).ToString()));
        var config = new TestConfig([("/.globalconfig", "is_global = true\n" + string.Concat(files.Select(static file =>
            $"[{file.Path}]\nbuild_metadata.AdditionalFiles.IamPolicyBaseline = true\nbuild_metadata.AdditionalFiles.Environment = {(file.Path.EndsWith("iam-policy.json", StringComparison.Ordinal) ? "" : Path.GetFileNameWithoutExtension(file.Path))}\n")))]);
        var options = new AnalyzerOptions([.. files], config);
        return await (await project.GetCompilationAsync())!.WithAnalyzers([new ReviewAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<Solution> AppliedAsync(CodeAction action)
        => (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindingsAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => await FindingsAsync(document.Project);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
