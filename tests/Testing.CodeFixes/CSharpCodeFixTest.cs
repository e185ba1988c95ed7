using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace IamAnalyzers.Testing;

/// <summary>
/// Checks that a test program has the expected diagnostics, applies a code fix, and compares what comes out. Both programs must compile.
/// The fix is applied to the first finding that has one, again and again, and then by Fix All in document, project and solution: each
/// way must lead to the same code.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TCodeFix">The fix.</typeparam>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix> : CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    private const int MostRounds = 50;

    /// <summary>The files after the fix; one that is not among them stays as it is.</summary>
    public FixedState FixedState { get; } = new();

    /// <summary>The code after the fix, when the program has one file; the same as the code before when there is to be no fix.</summary>
    public string FixedCode
    {
        get => FixedState.Sources.Count == 0 ? "" : FixedState.Sources[0].Content;
        set
        {
            FixedState.Sources.Clear();
            FixedState.Sources.Add(value);
        }
    }

    /// <summary>Which of the fixes that are offered for a finding to take; <see langword="null"/> for the first.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>The title that the fix for the first finding should have; <see langword="null"/> for any.</summary>
    public string? CodeActionTitle { get; set; }

    /// <summary>The ways to apply the fix. All by default.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>Runs the test.</summary>
    /// <param name="cancellationToken">Stops the test.</param>
    /// <returns>A task that fails when something differs.</returns>
    protected override async Task RunImplAsync(CancellationToken cancellationToken)
    {
        await base.RunImplAsync(cancellationToken);
        using var workspace = new AdhocWorkspace();
        var solution = CreateSolution(workspace.CurrentSolution);
        if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipOneByOne))
            await CompareAsync("one by one", await FixOneByOneAsync(solution, cancellationToken), cancellationToken);
        if (CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAll)) return;
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            await CompareAsync("Fix All in " + scope, await FixAllAsync(solution, scope, cancellationToken), cancellationToken);
    }

    private Solution CreateSolution(Solution solution)
    {
        var id = ProjectId.CreateNewId();
        var options = CompilationOptions ?? TestCompilation.LibraryOptions;
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion);
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "TestProject", "TestProject", LanguageNames.CSharp, compilationOptions: options, parseOptions: parse,
            metadataReferences: TestState.AdditionalReferences));
        foreach (var (path, content) in TestState.Sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), content, filePath: path);
        foreach (var (path, content) in TestState.AdditionalFiles)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), content, filePath: path);
        return solution;
    }

    private async Task<Solution> FixOneByOneAsync(Solution solution, CancellationToken cancellationToken)
    {
        var title = CodeActionTitle;
        for (var round = 0; round < MostRounds; round++)
        {
            var action = await FirstActionAsync(solution, cancellationToken);
            if (action is null) return solution;
            if (title is not null && title != action.Title) throw new InvalidOperationException($"The fix is called '{action.Title}', not '{title}'.");
            title = null;
            solution = await AppliedAsync(action, cancellationToken);
        }

        throw new InvalidOperationException("The fix does not come to an end.");
    }

    private async Task<CodeAction?> FirstActionAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in await DiagnosticsAsync(solution.Projects.Single(), cancellationToken))
        {
            var actions = new List<CodeAction>();
            var document = solution.GetDocument(diagnostic.Location.SourceTree)!;
            await new TCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
            var chosen = actions.Find(action => CodeActionEquivalenceKey is null || action.EquivalenceKey == CodeActionEquivalenceKey);
            if (chosen is not null) return chosen;
        }

        return null;
    }

    private async Task<Solution> FixAllAsync(Solution solution, FixAllScope scope, CancellationToken cancellationToken)
    {
        var documents = scope == FixAllScope.Document ? solution.Projects.Single().DocumentIds : [solution.Projects.Single().DocumentIds[0]];
        foreach (var id in documents)
        {
            var action = await FirstActionAsync(solution, cancellationToken);
            var fix = new TCodeFix();
            var project = solution.Projects.Single();
            var diagnostics = (await DiagnosticsAsync(project, cancellationToken)).ToImmutableArray();
            var context = new FixAllContext(
                solution.GetDocument(id)!, fix, scope, CodeActionEquivalenceKey ?? action?.EquivalenceKey, fix.FixableDiagnosticIds, new Diagnostics(diagnostics), cancellationToken);
            var all = await fix.GetFixAllProvider()!.GetFixAsync(context);
            if (all is not null) solution = await AppliedAsync(all, cancellationToken);
        }

        return solution;
    }

    private static async Task<Solution> AppliedAsync(CodeAction action, CancellationToken cancellationToken)
        => (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    /// <summary>The findings that the fix is for, in the order of the files.</summary>
    private async Task<List<Diagnostic>> DiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var files = new List<AdditionalText>();
        foreach (var file in project.AdditionalDocuments) files.Add(new InMemoryText(file.FilePath!, (await file.GetTextAsync(cancellationToken)).ToString()));
        var diagnostics = await AnalyzeAsync(compilation, files, cancellationToken);
        var fixable = new TCodeFix().FixableDiagnosticIds;
        return [.. diagnostics.Where(one => fixable.Contains(one.Id)).OrderBy(static one => one.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static one => one.Location.SourceSpan.Start)];
    }

    private async Task CompareAsync(string way, Solution actual, CancellationToken cancellationToken)
    {
        var project = actual.Projects.Single();
        var expected = FixedState.Sources.ToDictionary(static source => source.Path, static source => source.Content, StringComparer.Ordinal);
        foreach (var document in project.Documents)
        {
            var text = (await document.GetTextAsync(cancellationToken)).ToString();
            var wanted = expected.TryGetValue(document.FilePath!, out var content) ? content : TestState.Sources.Single(source => source.filename == document.FilePath).content.ToString();
            Compare(way, document, text, wanted);
        }

        var files = FixedState.AdditionalFiles.ToDictionary(static file => file.Path, static file => file.Content, StringComparer.Ordinal);
        foreach (var file in project.AdditionalDocuments)
        {
            var text = (await file.GetTextAsync(cancellationToken)).ToString();
            Compare(way, file, text, files.TryGetValue(file.FilePath!, out var content) ? content : TestState.AdditionalFiles.Single(one => one.filename == file.FilePath).content.ToString());
        }

        var errors = (await project.GetCompilationAsync(cancellationToken))!.Errors();
        if (errors.Length > 0 && CompilerDiagnostics == CompilerDiagnostics.Errors)
            throw new InvalidOperationException($"Fixed {way}, the program does not compile:\n" + string.Join("\n", errors));
    }

    private async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, List<AdditionalText> additionalFiles, CancellationToken cancellationToken)
    {
        var config = new TestConfig(TestState.AnalyzerConfigFiles.Select(static file => (file.filename, file.content.ToString())));
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(config.Severities()));
        return await compilation.WithAnalyzers([new TAnalyzer()], new AnalyzerOptions([.. additionalFiles], config)).GetAnalyzerDiagnosticsAsync(cancellationToken);
    }

    private static void Compare(string way, TextDocument document, string text, string wanted)
    {
        if (text != wanted) throw new InvalidOperationException($"Fixed {way}, {document.FilePath} is\n{text}\nand should be\n{wanted}");
    }

    private sealed class Diagnostics(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return all.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

/// <summary>Ways of applying a fix that a test leaves out.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>None: the fix is applied in every way.</summary>
    None = 0,

    /// <summary>The fix is not applied to one finding after the other.</summary>
    SkipOneByOne = 1,

    /// <summary>Fix All is not tried.</summary>
    SkipFixAll = 2,
}
