using IamAnalyzers.CodeFixes.Credentials;
using IamAnalyzers.Core.Tests.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>A project of two frameworks, which an editor has twice, with the same file.</summary>
public class FrameworkTests
{
    private static readonly string Both = $$"""
        using Amazon;
        using Amazon.S3;

        class C
        {
            object Always() => new AmazonS3Client("{{TestKeys.Id(1)}}", "{{TestKeys.Secret(2)}}", RegionEndpoint.EUWest1);
        #if NEWER
            object One() => new AmazonS3Client("{{TestKeys.Id(3)}}", "{{TestKeys.Secret(4)}}", RegionEndpoint.EUWest1);
        #else
            object One() => new AmazonS3Client("{{TestKeys.Id(5)}}", "{{TestKeys.Secret(6)}}", RegionEndpoint.EUWest2);
        #endif
        }
        """.ReplaceLineEndings("\n");

    private const string Fixed = """
        using Amazon;
        using Amazon.S3;

        class C
        {
            object Always() => new AmazonS3Client(RegionEndpoint.EUWest1);
        #if NEWER
            object One() => new AmazonS3Client(RegionEndpoint.EUWest1);
        #else
            object One() => new AmazonS3Client(RegionEndpoint.EUWest2);
        #endif
        }
        """;

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task FixAll_TakesTheKeysOfBothFrameworks(FixAllScope scope)
        => Assert.All(await TextsAsync(await FixedAsync(Create(Both), scope)), static text => Assert.Equal(Fixed.ReplaceLineEndings("\n"), text));

    [Fact]
    public async Task FixThatDoesNotCompileInTheOtherFramework_IsNotMade()
    {
        var solution = Create($$"""
            class C
            {
                const string Id = "{{TestKeys.Id(1)}}";
                object One() => new Amazon.S3.AmazonS3Client(Id, "{{TestKeys.Secret(2)}}", Amazon.RegionEndpoint.EUWest1);
            #if !NEWER
                string Two() => Id + "-";
            #endif
            }
            """.ReplaceLineEndings("\n"));
        var changed = await FixedAsync(solution, FixAllScope.Document);

        Assert.All(await TextsAsync(changed), static text => Assert.Equal(text.Contains("Id + \"-\"", StringComparison.Ordinal), text.Contains(" Id ", StringComparison.Ordinal)));
        foreach (var project in changed.Projects) Assert.Empty((await project.GetCompilationAsync())!.Errors());
    }

    private static Solution Create(string code)
    {
#pragma warning disable CA2000 // The solution needs its workspace for as long as the test runs.
        var solution = new AdhocWorkspace().CurrentSolution;
#pragma warning restore CA2000
        foreach (var symbol in (string[])["NEWER", "OLDER"])
        {
            var id = ProjectId.CreateNewId();
            solution = solution
                .AddProject(ProjectInfo.Create(
                    id, VersionStamp.Default, $"App({symbol})", "App", LanguageNames.CSharp,
                    filePath: "/App/App.csproj",
                    compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                    parseOptions: CSharpParseOptions.Default.WithPreprocessorSymbols(symbol),
                    metadataReferences: ReferenceAssemblies.AwsV4.References))
                .AddDocument(DocumentId.CreateNewId(id), "C.cs", SourceText.From(code), filePath: "/App/C.cs");
        }

        return solution;
    }

    private static async Task<Solution> FixedAsync(Solution solution, FixAllScope scope)
    {
        var fix = new HardCodedCredentialCodeFix();
        var action = await fix.GetFixAllProvider().GetFixAsync(new FixAllContext(
            solution.Projects.First().Documents.Single(), fix, scope, nameof(FixChoice.Best), fix.FixableDiagnosticIds, new Findings(), CancellationToken.None));
        return action is null ? solution : (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(Solution solution)
    {
        var texts = new List<string>();
        foreach (var document in solution.Projects.SelectMany(static project => project.Documents)) texts.Add((await document.GetTextAsync()).ToString());
        return texts;
    }

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await ProjectFindings.OfAsync(project, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => await ProjectFindings.OfAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
