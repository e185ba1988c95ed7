using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Testing;

/// <summary>Runs an incremental generator on the oldest Roslyn that we support, with its steps tracked.</summary>
public sealed class GeneratorHost
{
    private GeneratorDriver _driver;

    /// <summary>Makes a host.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="config">Its options.</param>
    /// <param name="additionalFiles">Additional files.</param>
    /// <param name="language">The language version of the generated code.</param>
    public GeneratorHost(
        IIncrementalGenerator generator,
        TestConfig? config = null,
        IEnumerable<(string Path, string Content)>? additionalFiles = null,
        LanguageVersion language = LanguageVersion.Preview)
        => _driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            (additionalFiles ?? []).Select(static file => (AdditionalText)new InMemoryText(file.Path, file.Content)),
            CSharpParseOptions.Default.WithLanguageVersion(language),
            config ?? new TestConfig([]),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator, after the first time incrementally.</summary>
    /// <param name="compilation">The compilation as it now is.</param>
    /// <returns>What the run made, and the compilation with it.</returns>
    /// <exception cref="InvalidOperationException">The generator threw.</exception>
    public (GeneratorRunResult Result, Compilation Output) Run(Compilation compilation)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var result = _driver.GetRunResult().Results[0];
        return result.Exception is null ? (result, output) : throw new InvalidOperationException("The generator threw.", result.Exception);
    }
}
