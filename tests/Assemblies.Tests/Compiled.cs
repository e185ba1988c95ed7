using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Assemblies.Tests;

/// <summary>Compiles small programs against the real AWS SDK into files.</summary>
internal static class Compiled
{
    /// <summary>The file of each assembly of the SDK, by its simple name.</summary>
    public static IReadOnlyDictionary<string, string> Sdk { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static file => Path.GetFileName(file).StartsWith("AWSSDK.", StringComparison.Ordinal))
        .ToDictionary(static file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);

    public static string Record(string needs) => $$"""
        namespace IamAnalyzers.Generated
        {
            internal static class IamPolicyRecord { private static string Needs => @"{{needs.Replace("\"", "\"\"", StringComparison.Ordinal)}}"; }
        }
        """;

    /// <summary>Compiles into a new file of a folder.</summary>
    public static string To(string folder, string code, OptimizationLevel optimization = OptimizationLevel.Release, string name = "Compiled", IEnumerable<string>? references = null, bool isExecutable = false)
    {
        var path = Path.Combine(folder, name + ".dll");
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "netstandard.dll");
        var result = CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(code)],
                framework.Concat(Sdk.Values).Concat(references ?? []).Select(static file => MetadataReference.CreateFromFile(file)),
                new CSharpCompilationOptions(isExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization))
            .Emit(path);
        return result.Success ? path : throw new ArgumentException(string.Join("\n", result.Diagnostics), nameof(code));
    }
}
