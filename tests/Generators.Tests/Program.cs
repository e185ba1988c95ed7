using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Generators.Tests;

/// <summary>A program given to the generator, and what came out. Immutable: an edit gives another program with the driver's cache kept.</summary>
internal sealed class Program
{
    private const string ProjectFolder = "/src/";

    private Program(CSharpCompilation compilation, GeneratorDriver driver)
    {
        Source = compilation;
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Output = output;
        Result = Driver.GetRunResult();
    }

    public static ImmutableArray<MetadataReference> Framework { get; } = References(static name => !name.StartsWith("AWSSDK.", StringComparison.Ordinal));

    public static ImmutableArray<MetadataReference> Sdk { get; } = References(static name => name.StartsWith("AWSSDK.", StringComparison.Ordinal));

    public CSharpCompilation Source { get; }

    public GeneratorDriver Driver { get; }

    public Compilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>All that the generator added, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Generated
        => Result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public string? Record => Generated.GetValueOrDefault("IamAnalyzers.IamPolicyRecord.g.cs");

    public string? Policy => Generated.GetValueOrDefault("IamAnalyzers.IamPolicy.g.cs");

    public IEnumerable<string> Problems
        => Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString());

    public static Program Create(params string[] sources) => Create(new ProgramOptions(), sources);

    public static Program Create(ProgramOptions options, params string[] sources)
    {
        var parse = new CSharpParseOptions(options.Language, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            options.AssemblyName,
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, $"{ProjectFolder}File{index}.cs", System.Text.Encoding.UTF8)),
            [.. Framework, .. options.HasSdk ? Sdk : [], .. options.References],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: options.Nullable, generalDiagnosticOption: ReportDiagnostic.Error, deterministic: true,
                specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));
        var driver = CSharpGeneratorDriver.Create(
            [new IamPolicyGenerator().AsSourceGenerator()],
            options.NeedsFile is null ? [] : [new NeedsFile(options.NeedsFile)],
            parse,
            new Options(options),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new Program(compilation, driver);
    }

    /// <summary>Replaces one file's text and runs again with the cache of the run before.</summary>
    public Program Edit(int file, Func<string, string> change)
    {
        var old = Source.SyntaxTrees[file];
        var text = change(old.ToString());
        if (text == old.ToString()) throw new InvalidOperationException("The edit changed nothing.");
        return new Program(Source.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text, System.Text.Encoding.UTF8))), Driver);
    }

    public Program AddReference(MetadataReference reference) => new(Source.AddReferences(reference), Driver);

    public Program WithNeedsFile(string text) => new(Source, Driver.ReplaceAdditionalTexts([new NeedsFile(text)]));

    private static ImmutableArray<MetadataReference> References(Func<string, bool> isWanted)
        => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("AWSSDK.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll")
                && isWanted(name))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private sealed class NeedsFile(string text) : AdditionalText
    {
        public override string Path => ProjectFolder + "obj/App.iam-needs.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class Options(ProgramOptions options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(options);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ProgramOptions options) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = key switch
            {
                "build_property.RootNamespace" => options.RootNamespace,
                "build_property.IamAnalyzersIsApplication" => options.IsApplication ? "true" : "false",
                _ => "",
            };
            return value.Length > 0;
        }
    }
}

/// <summary>How a program is compiled.</summary>
internal sealed record ProgramOptions
{
    public string AssemblyName { get; init; } = "App";

    public string RootNamespace { get; init; } = "App";

    public bool IsApplication { get; init; } = true;

    public bool HasSdk { get; init; } = true;

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    public string? NeedsFile { get; init; }
}
