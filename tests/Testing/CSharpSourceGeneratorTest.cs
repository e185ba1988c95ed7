using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace IamAnalyzers.Testing;

/// <summary>
/// The test of generated sources of Roslyn's package, set for this repository: references from files, and warnings of the compiler count,
/// in the program and in what is generated. Steps and what is cached need <see cref="GeneratorHost"/>.
/// </summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
public class CSharpSourceGeneratorTest<TGenerator> : Microsoft.CodeAnalysis.CSharp.Testing.CSharpSourceGeneratorTest<TGenerator, DefaultVerifier>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>Makes a test of a program on .NET 8.</summary>
    public CSharpSourceGeneratorTest()
    {
        this.SetUp();
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
    }

    /// <summary>What the program refers to.</summary>
    public new ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net80;

    /// <summary>The compiler's options; <see langword="null"/> for a library with nullable annotations.</summary>
    public CSharpCompilationOptions? CompilationOptions { get; set; }

    /// <summary>The language version.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Preview;

    /// <summary>Expects a generated file.</summary>
    /// <param name="hintName">The name that the generator gives it.</param>
    /// <param name="text">Its whole text.</param>
    public void ExpectGenerated(string hintName, string text) => TestState.GeneratedSources.Add((typeof(TGenerator), hintName, text));

    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        this.Refer(ReferenceAssemblies, CompilationOptions);
        return base.RunImplAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override CompilationOptions CreateCompilationOptions() => CompilationOptions ?? TestCompilation.LibraryOptions;

    /// <inheritdoc/>
    protected override ParseOptions CreateParseOptions() => CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion);
}
