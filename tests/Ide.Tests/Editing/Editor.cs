using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Ide.Tests.Editing;

/// <summary>
/// What an editor does with a solution: it asks MSBuild for the compiler's arguments without building, keeps compilations, and asks the package's analyzers, generator and fixes after each edit. Nothing is
/// saved.
/// </summary>
internal sealed class Editor : IDisposable
{
    private readonly MSBuildWorkspace _workspace;

    private Editor(MSBuildWorkspace workspace)
    {
        _workspace = workspace;
        Solution = workspace.CurrentSolution;
    }

    /// <summary>The solution with all edits.</summary>
    public Solution Solution { get; private set; }

    /// <summary>What MSBuild said while the projects were opened.</summary>
    public ImmutableList<WorkspaceDiagnostic> Problems => _workspace.Diagnostics;

    /// <summary>Opens a project and what it refers to.</summary>
    /// <param name="file">The project file.</param>
    /// <param name="properties">Global properties, such as the configuration that is chosen.</param>
    public static async Task<Editor> OpenAsync(string file, params (string Name, string Value)[] properties)
    {
        var workspace = MSBuildWorkspace.Create(properties.ToDictionary(static property => property.Name, static property => property.Value));
        await workspace.OpenProjectAsync(file);
        return new(workspace);
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>The project of a name; of several frameworks the first.</summary>
    public Project Project(string name) => Solution.Projects.First(project => project.Name == name || project.Name.StartsWith(name + "(", StringComparison.Ordinal));

    /// <summary>All projects of a name, one for each framework.</summary>
    public IReadOnlyList<Project> Projects(string name) => [.. Solution.Projects.Where(project => Path.GetFileNameWithoutExtension(project.FilePath) == name)];

    /// <summary>The document, or additional document, of a name.</summary>
    public TextDocument Document(string project, string file)
        => Project(project).Documents.Concat(Project(project).AdditionalDocuments).Single(document => Path.GetFileName(document.FilePath) == file);

    public async Task<string> TextAsync(string project, string file) => (await Document(project, file).GetTextAsync()).ToString();

    /// <summary>Replaces a text in an open file.</summary>
    /// <param name="old">What is selected; it stands in the file once.</param>
    /// <param name="typed">What is typed over it.</param>
    public async Task TypeAsync(string project, string file, string old, string typed)
    {
        var document = Document(project, file);
        var text = await document.GetTextAsync();
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        Assert.True(start >= 0 && text.ToString().IndexOf(old, start + 1, StringComparison.Ordinal) < 0, $"'{old}' does not stand in {file} once.");
        Change(document, text.WithChanges(new TextChange(new TextSpan(start, old.Length), typed)));
    }

    /// <summary>Puts a whole text into an open file, in all projects that have it.</summary>
    public void Change(TextDocument document, SourceText text)
    {
        foreach (var id in Solution.GetDocumentIdsWithFilePath(document.FilePath))
            Solution = Solution.GetDocument(id) is null ? Solution.WithAdditionalDocumentText(id, text) : Solution.WithDocumentText(id, text);
    }

    /// <summary>Takes all analyzers and generators away, those of the SDK too.</summary>
    public void RemoveAnalyzers() => Solution = Solution.ProjectIds.Aggregate(Solution, static (solution, project) => solution.WithProjectAnalyzerReferences(project, []));

    /// <summary>Applies an action of the light bulb.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var before = Solution;
        Solution = changed;

        // The same file in the projects of other frameworks.
        foreach (var id in changed.GetChanges(before).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true)))
            Change(changed.GetDocument(id)!, await changed.GetDocument(id)!.GetTextAsync());
    }

    /// <summary>The source that our generator adds.</summary>
    /// <returns>The text by the file's name.</returns>
    public async Task<IReadOnlyDictionary<string, string>> GeneratedAsync(string project)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in await Project(project).GetSourceGeneratedDocumentsAsync())
        {
            if (document.FilePath!.Contains("IamAnalyzers", StringComparison.Ordinal)) texts[document.HintName] = (await document.GetTextAsync()).ToString();
        }

        return texts;
    }

    /// <summary>What is reported in a project, as <c>rule text</c>: in files of code the text that is marked, in others the file's name.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync(string project) => await Findings.DescribeAsync(Project(project));
}
