using System.Collections.Immutable;
using IamAnalyzers.AwsSdk.Surface;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Surface.Tests;

/// <summary>Runs the surface generator in memory.</summary>
internal static class Expansion
{
    private static readonly ImmutableArray<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("AWSSDK.", StringComparison.Ordinal) || Path.GetFileName(path) == "AWSSDK.Core.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Expands a description.</summary>
    /// <param name="description">The description's text.</param>
    /// <returns>The compilation with the generated types, which has no errors.</returns>
    public static Compilation Of(string description)
    {
        var driver = CSharpGeneratorDriver
            .Create(new SurfaceGenerator())
            .AddAdditionalTexts([new Text("Test.surface", description)]);
        driver.RunGeneratorsAndUpdateCompilation(Empty(), out var compilation, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    /// <summary>Reads an assembly's symbols.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <returns>The assembly.</returns>
    public static IAssemblySymbol Read(string path)
    {
        var reference = MetadataReference.CreateFromFile(path);
        return (IAssemblySymbol)Empty().AddReferences(reference).GetAssemblyOrModuleSymbol(reference)!;
    }

    private static CSharpCompilation Empty()
        => CSharpCompilation.Create("Surface", references: Framework, options: new(OutputKind.DynamicallyLinkedLibrary));

    private sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
