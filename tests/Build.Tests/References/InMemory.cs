using IamAnalyzers.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace IamAnalyzers.Build.Tests.References;

/// <summary>Compiles one file into an assembly with debug information, with the generator or without.</summary>
internal static class InMemory
{
    private const string Source = "/src/App/Code.cs";

    /// <summary>The file of each assembly of the SDK, by its simple name.</summary>
    public static IReadOnlyDictionary<string, string> Sdk { get; } = new[] { typeof(Amazon.S3.IAmazonS3), typeof(Amazon.Runtime.AmazonServiceClient) }
        .ToDictionary(static type => type.Assembly.GetName().Name!, static type => type.Assembly.Location, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<MetadataReference> References { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "netstandard.dll")
        .Concat(Sdk.Values)
        .Select(static file => MetadataReference.CreateFromFile(file))
        .ToArray();

    public static string Compile(TemporaryFolder folder, string code, OptimizationLevel optimization, bool hasRecord)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview);
        Compilation program = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(code, parse, Source, System.Text.Encoding.UTF8)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization));
        if (hasRecord) CSharpGeneratorDriver.Create([new IamPolicyGenerator().AsSourceGenerator()], parseOptions: parse).RunGeneratorsAndUpdateCompilation(program, out program, out _);
        var path = Path.Combine(folder, $"Program{Guid.NewGuid():N}.dll");
        using var file = File.Create(path);
        var result = program.Emit(file, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        return result.Success ? path : throw new ArgumentException(string.Join("\n", result.Diagnostics), nameof(code));
    }
}
