using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using IamAnalyzers.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>Compiles programs in memory, with the generator as a build of an application has it.</summary>
internal static class ProgramCompiler
{
    private const string Application = "App";
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
            Application,
            files.Select(static (text, index) => CSharpSyntaxTree.ParseText(text, Parse, $"/src/File{index}.cs", System.Text.Encoding.UTF8)),
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true, checkOverflow: false));

    /// <summary>Compiles a program with files that its generator does not see.</summary>
    /// <param name="seen">What it sees.</param>
    /// <param name="unseen">The texts of the other files.</param>
    /// <returns>The bytes of the assembly; <see langword="null"/> when it does not compile.</returns>
    public static byte[]? EmitWith(CSharpCompilation seen, IReadOnlyList<string> unseen)
    {
        Generate(seen, new IamPolicyGenerator(), out var output);
        return Emit(output.AddSyntaxTrees(unseen.Select(static (text, index) => CSharpSyntaxTree.ParseText(text, Parse, $"/src/Unseen{index}.cs", System.Text.Encoding.UTF8))));
    }

    /// <summary>Compiles a library for <see cref="EmitOn"/>.</summary>
    /// <param name="name">The library's name.</param>
    /// <param name="files">The texts of its files.</param>
    /// <param name="hasRecord">Whether it is built with the generator.</param>
    /// <returns>The bytes of the assembly; <see langword="null"/> when it does not compile.</returns>
    public static byte[]? EmitLibrary(string name, IEnumerable<string> files, bool hasRecord)
    {
        var source = Source(files.Append($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{Application}\")]"));
        Compilation library = source.WithAssemblyName(name).WithOptions(source.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
        if (hasRecord) Generate((CSharpCompilation)library, new IamPolicyGenerator(), out library, ProjectOptions.Library);
        return Emit(library);
    }

    /// <summary>Compiles an application with the generator.</summary>
    /// <param name="files">The texts of its files.</param>
    /// <param name="library">The library that it refers to.</param>
    /// <returns>The bytes of the assembly; <see langword="null"/> when it does not compile.</returns>
    public static byte[]? EmitOn(IEnumerable<string> files, byte[] library)
    {
        Generate(Source(files).AddReferences(MetadataReference.CreateFromImage(library)), new IamPolicyGenerator(), out var output);
        return Emit(output);
    }

    /// <summary>The policy that a generator derives from a program's source, as JSON.</summary>
    public static string PolicyOf(CSharpCompilation source, IIncrementalGenerator generator) => Generate(source, generator, out _);

    private static byte[]? Emit(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        return compilation.Emit(assembly).Success ? assembly.ToArray() : null;
    }

    private static string Generate(CSharpCompilation source, IIncrementalGenerator generator, out Compilation output, ProjectOptions? options = null)
    {
        var driver = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: Parse, optionsProvider: options ?? ProjectOptions.Application)
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
