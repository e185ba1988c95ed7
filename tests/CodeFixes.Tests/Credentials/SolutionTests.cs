using System.Collections.Immutable;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.CodeFixes.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>Several projects: a constant of one is used by the other, and each has keys of its own.</summary>
public class SolutionTests
{
    private const string Settings = """
        namespace Shared;

        internal static class Settings
        {
            public const string Id = "<id>";
            public const string Secret = "<secret>";
            public const string Bucket = "photos";
        }
        """;

    private const string Visible = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]\n";

    private const string Client = """
        class Program
        {
            object Run() => new Amazon.S3.AmazonS3Client(Shared.Settings.Id, Shared.Settings.Secret, Amazon.RegionEndpoint.EUWest1);

            string Bucket() => Shared.Settings.Bucket;
        }
        """;

    private const string FixedSettings = """
        namespace Shared;

        internal static class Settings
        {
            public const string Bucket = "photos";
        }
        """;

    private const string FixedClient = """
        class Program
        {
            object Run() => new Amazon.S3.AmazonS3Client(Amazon.RegionEndpoint.EUWest1);

            string Bucket() => Shared.Settings.Bucket;
        }
        """;

    [Fact]
    public async Task FixAllInSolution_TakesTheConstantsOfTheOneOutOfTheOther()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, Settings, Client);
        Assert.Equal(2, (await FindingsAsync(solution)).Count);

        var changed = await FixAllAsync(solution, FixAllScope.Solution);
        await SaysAsync(changed, FixedSettings, FixedClient);
    }

    [Fact]
    public async Task FixOfOneFinding_ReachesTheOtherProject()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, Settings, Client);
        while ((await FindingsAsync(solution)).FirstOrDefault() is { } finding)
        {
            var actions = new List<CodeAction>();
            var document = solution.GetDocument(finding.Location.SourceTree)!;
            await new HardCodedCredentialCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
            solution = await AppliedAsync(Assert.IsType<CodeAction>(actions.FirstOrDefault(), exactMatch: false));
        }

        await SaysAsync(solution, FixedSettings, FixedClient);
    }

    [Fact]
    public async Task DifferentKeysOfTwoProjects_AreEachReadAtRunTime()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(
            workspace,
            "using System;\n\nclass Keys\n{\n    string Id = \"<id>\";\n}\n",
            "using System;\n\nclass Keys\n{\n    string Id = \"<id2>\";\n}\n");
        var changed = await FixAllAsync(solution, FixAllScope.Solution);
        const string After = "using System;\n\nclass Keys\n{\n    string Id = Environment.GetEnvironmentVariable(\"AWS_ACCESS_KEY_ID\") ?? throw new InvalidOperationException(\"AWS_ACCESS_KEY_ID is not set.\");\n}\n";
        await SaysAsync(changed, After, After);
    }

    [Fact]
    public async Task FixAllInProject_LeavesTheOtherProjectsFindings()
    {
        using var workspace = new AdhocWorkspace();
        const string Before = "using System;\n\nclass Keys\n{\n    string Id = \"<id>\";\n}\n";
        var solution = Create(workspace, Before, Before);
        var changed = await FixAllAsync(solution, FixAllScope.Project);
        Assert.Single(await FindingsAsync(changed));
    }

    private static Solution Create(AdhocWorkspace workspace, string shared, string app)
    {
        var solution = workspace.CurrentSolution;
        var sharedId = ProjectId.CreateNewId();
        var appId = ProjectId.CreateNewId();
        solution = Add(solution, sharedId, "Shared", [("Settings.cs", shared), ("Visible.cs", Visible)]);
        solution = Add(solution, appId, "App", [("Program.cs", app)]);
        return solution.AddProjectReference(appId, new ProjectReference(sharedId));
    }

    private static Solution Add(Solution solution, ProjectId id, string name, (string Name, string Code)[] files)
    {
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: ReferenceAssemblies.AwsV4.References));
        foreach (var (file, code) in files)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), file, SourceText.From(FixTest.Fill(code)), filePath: $"/{name}/{file}");
        return solution;
    }

    private static async Task<List<Diagnostic>> FindingsAsync(Solution solution)
    {
        var found = new List<Diagnostic>();
        foreach (var project in solution.Projects) found.AddRange(await FindingsAsync(project));
        return found;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project)
        => await (await project.GetCompilationAsync())!.WithAnalyzers([new HardCodedCredentialAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    private static async Task<Solution> FixAllAsync(Solution solution, FixAllScope scope)
    {
        var fix = new HardCodedCredentialCodeFix();
        var document = solution.Projects.First().Documents.First();
        var context = new FixAllContext(document, fix, scope, nameof(FixChoice.Best), fix.FixableDiagnosticIds, new Findings(), CancellationToken.None);
        return await AppliedAsync((await fix.GetFixAllProvider().GetFixAsync(context))!);
    }

    private static async Task<Solution> AppliedAsync(CodeAction action)
        => (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task SaysAsync(Solution solution, string shared, string app)
    {
        foreach (var (file, wanted) in new[] { ("/Shared/Settings.cs", shared), ("/App/Program.cs", app) })
        {
            var document = solution.Projects.SelectMany(static project => project.Documents).Single(one => one.FilePath == file);
            Assert.Equal(wanted, (await document.GetTextAsync()).ToString());
            var errors = (await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error);
            Assert.Empty(errors);
        }
    }

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindingsAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await FindingsAsync(document.Project)).Where(one => one.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
