using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using IamAnalyzers.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>Compiles programs in memory, with the generator as a build of an application has it.</summary>
internal static class ProgramCompiler
{
    private const string PolicyFile = "IamAnalyzers.IamPolicy.g.cs";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => IsForPrograms(Path.GetFileName(path)))
            .Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>Compiles a program.</summary>
    /// <param name="files">Its source files.</param>
    /// <param name="program">What came out.</param>
    /// <param name="problems">The compiler's errors; empty when it compiles.</param>
    /// <returns>Whether it compiles.</returns>
    public static bool TryCompile(IEnumerable<string> files, [NotNullWhen(true)] out CompiledProgram? program, out string problems)
    {
        var policy = Generate(Source(files), new IamPolicyGenerator(), out var output);
        using var assembly = new MemoryStream();
        var emitted = output.Emit(assembly);
        problems = string.Join('\n', emitted.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error));
        program = emitted.Success ? new CompiledProgram(assembly.ToArray(), policy) : null;
        return emitted.Success;
    }

    /// <summary>A program's source, ready to be compiled.</summary>
    public static CSharpCompilation Source(IEnumerable<string> files)
        => CSharpCompilation.Create(
            "App",
            files.Select(static (text, index) => CSharpSyntaxTree.ParseText(text, Parse, $"/src/File{index}.cs", System.Text.Encoding.UTF8)),
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true, checkOverflow: false));

    /// <summary>The policy that a generator derives from a program's source, as JSON.</summary>
    public static string PolicyOf(CSharpCompilation source, IIncrementalGenerator generator) => Generate(source, generator, out _);

    private static string Generate(CSharpCompilation source, IIncrementalGenerator generator, out Compilation output)
    {
        var driver = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: Parse, optionsProvider: new ProjectOptions())
            .RunGeneratorsAndUpdateCompilation(source, out output, out _);
        return driver.GetRunResult().Results.Single().Exception is { } exception ? throw new InvalidOperationException("The generator failed.", exception) : PolicyOf(driver.GetRunResult());
    }

    private static string PolicyOf(GeneratorDriverRunResult result)
        => result.GeneratedTrees.SingleOrDefault(static tree => tree.FilePath.EndsWith(PolicyFile, StringComparison.Ordinal)) is { } tree
            ? GeneratedPolicy.JsonOf(tree)
            : """{"Statement":[]}""";

    // The programs do not see the test, the compiler or the generator.
    private static bool IsForPrograms(string name)
        => !name.StartsWith("IamAnalyzers.", StringComparison.Ordinal)
            && !name.StartsWith("xunit", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.Build", StringComparison.Ordinal)
            && name is not ("Microsoft.NET.StringTools.dll" or "YamlDotNet.dll")
            && !name.StartsWith("Microsoft.VisualStudio", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.TestPlatform", StringComparison.Ordinal);
}
