using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.CodeFixes.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>Fixes a project as <c>dotnet format</c> does: all findings of one rule at once, one rule after the other.</summary>
internal static class FixAllHost
{
    /// <summary>The rules that have a fix.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["IAM0001", "IAM0002", "IAM0003"];

    /// <summary>A solution of one project.</summary>
    /// <param name="kind">A <see cref="WorkspaceKind"/>: what loaded it.</param>
    /// <param name="files">The texts of its files.</param>
    public static Solution Create(string kind, params IReadOnlyList<string> files)
    {
#pragma warning disable CA2000 // The solution needs its workspace for as long as the test runs.
        var workspace = new AdhocWorkspace(MefHostServices.DefaultHost, kind);
#pragma warning restore CA2000
        var project = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            project, VersionStamp.Default, "App", "App", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: ReferenceAssemblies.AwsV4.References));
        for (var i = 0; i < files.Count; i++) solution = solution.AddDocument(DocumentId.CreateNewId(project), $"File{i}.cs", SourceText.From(files[i]), filePath: $"/App/File{i}.cs");
        return solution;
    }

    /// <summary>What is reported.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(Solution solution)
        => await (await solution.Projects.Single().GetCompilationAsync())!.WithAnalyzers([new HardCodedCredentialAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    /// <summary>The texts of the files, in their order.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(Solution solution)
    {
        var texts = new List<string>();
        foreach (var document in solution.Projects.Single().Documents) texts.Add((await document.GetTextAsync()).ToString());
        return texts;
    }

    /// <summary>One run: each rule that has findings.</summary>
    public static async Task<Solution> FormatAsync(Solution solution, IEnumerable<string> rules)
    {
        foreach (var rule in rules)
        {
            if ((await FindingsAsync(solution)).Any(one => one.Id == rule) && await ActionAsync(solution, rule) is { } action)
                solution = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        }

        return solution;
    }

    /// <summary>The action that fixes all findings of a rule.</summary>
    public static Task<CodeAction?> ActionAsync(Solution solution, string rule)
    {
        var fix = new HardCodedCredentialCodeFix();
        return fix.GetFixAllProvider().GetFixAsync(new FixAllContext(
            solution.Projects.Single().Documents.First(), fix, FixAllScope.Solution, nameof(FixChoice.Best), [rule], new Findings(), CancellationToken.None));
    }

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindingsAsync(project.Solution);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => await FindingsAsync(document.Project.Solution);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
