using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>Compilations of test programs.</summary>
public static class TestCompilation
{
    /// <summary>The options of a library with nullable annotations.</summary>
    public static CSharpCompilationOptions LibraryOptions { get; } = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>Compiles sources in memory.</summary>
    /// <param name="references">What they refer to.</param>
    /// <param name="sources">The sources.</param>
    /// <returns>The compilation, of a library with nullable annotations.</returns>
    public static CSharpCompilation Create(ReferenceAssemblies references, params IEnumerable<string> sources)
        => Create(references, sources.Select(static (source, index) => ($"/0/Test{index}.cs", source)));

    /// <summary>Compiles files in memory.</summary>
    /// <param name="references">What they refer to.</param>
    /// <param name="files">The files.</param>
    /// <param name="options">Options; <see langword="null"/> for a library with nullable annotations.</param>
    /// <param name="language">The language version; the newest that the host's Roslyn has when not given.</param>
    /// <param name="additional">More references.</param>
    /// <returns>The compilation.</returns>
    public static CSharpCompilation Create(
        ReferenceAssemblies references,
        IEnumerable<(string Path, string Content)> files,
        CSharpCompilationOptions? options = null,
        LanguageVersion language = LanguageVersion.Preview,
        IEnumerable<MetadataReference>? additional = null)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(language);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Content, Encoding.UTF8), parse, file.Path));
        return CSharpCompilation.Create("TestProject", trees, references.References.AddRange(additional ?? []), options ?? LibraryOptions);
    }

    /// <summary>The errors of a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <returns>Its errors; none for a program that builds.</returns>
    public static ImmutableArray<Diagnostic> Errors(this Compilation compilation)
        => [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
