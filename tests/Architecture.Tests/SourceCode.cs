using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Architecture.Tests;

/// <summary>The code under <c>src</c>, compiled in memory as one program.</summary>
internal static class SourceCode
{
    private static readonly Lazy<CSharpCompilation> All = new(Compile);

    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = RepositoryRoot.Path;

    /// <summary>All projects in one compilation: what is internal to one is seen by the others, as the project files allow it.</summary>
    public static CSharpCompilation Compilation => All.Value;

    /// <summary>The folder of a file below <c>src</c>, with forward slashes: <c>Core/Policies/Checks</c>.</summary>
    public static string FolderOf(string file) =>
        Path.GetRelativePath(Path.Combine(Root, "src"), Path.GetDirectoryName(file)!).Replace('\\', '/');

    /// <summary>Every folder that has code, sorted (ordinal).</summary>
    public static IReadOnlyList<string> Folders { get; } = [.. Files().Select(FolderOf).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Files()
        => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !FolderOf(file).Split('/').Any(static part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static CSharpCompilation Compile()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = Files()
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parse, file))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, parse, Path.Combine(Root, "src", "ImplicitUsings.cs")));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "references"), "*.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("IamAnalyzers", trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
