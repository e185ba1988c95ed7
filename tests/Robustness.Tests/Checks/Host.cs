using System.Collections.Immutable;
using System.Text;
using IamAnalyzers.Robustness.Tests.Programs;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Robustness.Tests.Checks;

/// <summary>Loads a program as an editor or a build does: the project with its additional files, and what the build says of these.</summary>
internal static class Host
{
    private static readonly ImmutableArray<MetadataReference> References = ReferenceAssemblies.AspNetCore.With("aws-cdk").References;

    // The compiler keeps the symbols of references as long as some compilation lives that has them.
    private static readonly Compilation Keeper = Kept();

    /// <summary>The project of a program, in a workspace of its own.</summary>
    public static Project Open(TestProgram program, HostSettings settings)
    {
#pragma warning disable CA2000 // The project needs its workspace for as long as it is used.
        var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
#pragma warning restore CA2000
        GC.KeepAlive(Keeper);
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "App", "App", LanguageNames.CSharp,
            filePath: settings.Folder + "App.csproj",
            compilationOptions: new CSharpCompilationOptions(IsStarted(program) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: settings.IsConcurrent, specificDiagnosticOptions: Product.AllOn),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: References));
        foreach (var file in Ordered(program.Code, settings)) solution = solution.AddDocument(DocumentId.CreateNewId(id), file.Path, SourceText.From(file.Text, Encoding.UTF8), filePath: settings.Folder + file.Path);
        foreach (var file in Ordered(program.Beside, settings)) solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), file.Path, SourceText.From(file.Text, Encoding.UTF8), filePath: settings.Folder + file.Path);
        return solution.GetProject(id)!;
    }

    /// <summary>What the build hands to generators and analyzers beside the code.</summary>
    public static async Task<AnalyzerOptions> OptionsAsync(Project project, HostSettings settings)
    {
        var files = ImmutableArray.CreateBuilder<AdditionalText>();
        foreach (var document in project.AdditionalDocuments) files.Add(new InMemoryText(document.FilePath!, (await document.GetTextAsync()).ToString()));
        return new AnalyzerOptions(files.ToImmutable(), Config(settings.Folder));
    }

    private static bool IsStarted(TestProgram program)
        => program.Code.Any(static file => file.Text.Contains(" Main(", StringComparison.Ordinal)
            || CSharpSyntaxTree.ParseText(file.Text).GetRoot().ChildNodes().Any(static node => node is GlobalStatementSyntax));

    private static CSharpCompilation Kept()
    {
        var compilation = CSharpCompilation.Create("Keeper", references: References);
        _ = compilation.GetDeclarationDiagnostics();
        return compilation;
    }

    private static TestConfig Config(string folder)
        => new([("/.globalconfig", $"""
            is_global = true
            build_property.RootNamespace = Shop
            build_property.IamAnalyzersIsApplication = true
            [{folder}iam-policy.json]
            build_metadata.AdditionalFiles.IamPolicyBaseline = true
            [{folder}bucket-policy.json]
            build_metadata.AdditionalFiles.IamPolicyDocument = true
            build_metadata.AdditionalFiles.IamPolicyKind = resource
            build_metadata.AdditionalFiles.IamPolicyService = s3
            [{folder}appsettings.json]
            build_metadata.AdditionalFiles.IamCredentials = true
            """)]);

    private static IEnumerable<ProgramFile> Ordered(IReadOnlyList<ProgramFile> files, HostSettings settings) => settings.IsReversed ? files.Reverse() : files;
}
