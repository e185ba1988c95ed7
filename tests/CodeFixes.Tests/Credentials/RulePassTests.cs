using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.CodeFixes.Credentials;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary><c>dotnet format</c> fixes one rule after the other, in any order: what one pass leaves must not hide from the next.</summary>
public class RulePassTests
{
    [Theory]
    [InlineData("class O { public string A { get; set; } = \"\"; public string B { get; set; } = \"\"; }\nclass P\n{\n    void M(O o)\n    {\n        o.A = \"<id>\";\n        o.B = \"<secret>\";\n    }\n}\n")]
    [InlineData("class P\n{\n    string M()\n    {\n        var (a, b) = (\"<id>\", \"<secret>\");\n        return a + b;\n    }\n}\n")]
    [InlineData("class P\n{\n    const string A = \"<id>\";\n    const string B = \"<secret>\";\n    object M() => new Amazon.S3.AmazonS3Client(A, B);\n    void Log() => System.Console.WriteLine(B);\n}\n")]
    [InlineData("class P\n{\n    object M()\n    {\n        var s = \"<secret>\";\n        System.Console.WriteLine(s);\n        return new Amazon.Runtime.BasicAWSCredentials(\"<id>\", s);\n    }\n}\n")]
    [InlineData("class P\n{\n    string[] _keys = [\"<id>\", \"<secret>\"];\n}\n")]
    [InlineData("class P\n{\n    string _id = \"<id>\"; // <secret>\n}\n")]
    [InlineData("class P\n{\n    string _user = \"<id>\";\n    string _password = \"<smtp>\";\n}\n")]
    public async Task PassesOfOneRuleEach_HideNothingAndEndAlike(string code)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in (string[][])[["IAM0001", "IAM0002"], ["IAM0002", "IAM0001"]])
        {
            using var workspace = new AdhocWorkspace();
            var document = Create(workspace, code);
            Assert.NotEmpty(await FindingsAsync(document));
            foreach (var rule in order)
            {
                if ((await FindingsAsync(document)).Exists(one => one.Id == rule)) document = await FixAllAsync(document, rule);
            }

            var text = (await document.GetTextAsync()).ToString();
            var left = (await FindingsAsync(document)).ConvertAll(static one => one.Properties[DiagnosticProperties.Hash]);
            foreach (var value in ((string[])["<id>", "<secret>", "<smtp>"]).Select(FixTest.Fill))
            {
                if (text.Contains(value, StringComparison.Ordinal)) Assert.Contains(CredentialText.Hash(value), left);
            }

            texts.Add(text);
        }

        Assert.Single(texts);
    }

    private static Document Create(AdhocWorkspace workspace, string code)
    {
        var project = ProjectId.CreateNewId();
        var document = DocumentId.CreateNewId(project);
        return workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "App", "App", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                metadataReferences: ReferenceAssemblies.AwsV4.References))
            .AddDocument(document, "App.cs", SourceText.From(FixTest.Fill(code)), filePath: "/App/App.cs")
            .GetDocument(document)!;
    }

    private static async Task<List<Diagnostic>> FindingsAsync(Document document)
        => [.. await (await document.Project.GetCompilationAsync())!.WithAnalyzers([new HardCodedCredentialAnalyzer()]).GetAnalyzerDiagnosticsAsync()];

    private static async Task<Document> FixAllAsync(Document document, string rule)
    {
        var fix = new HardCodedCredentialCodeFix();
        var context = new FixAllContext(document, fix, FixAllScope.Project, nameof(FixChoice.Best), [rule], new Findings(), CancellationToken.None);
        if (await fix.GetFixAllProvider().GetFixAsync(context) is not { } action) return document;
        return (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private sealed class Findings : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await FindingsAsync(project.Documents.First());

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => await FindingsAsync(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
