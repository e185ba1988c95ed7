using Amazon.S3;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Build.Tests.Assemblies;

/// <summary>Compiles small programs against the real AWS SDK into files.</summary>
internal static class Compiled
{
    public static string Record(string needs) => $$"""
        namespace IamAnalyzers.Generated
        {
            internal static class IamPolicyRecord { private static string Needs => @"{{needs.Replace("\"", "\"\"", StringComparison.Ordinal)}}"; }
        }
        """;

    /// <summary>Compiles into a new file of a folder.</summary>
    public static string To(string folder, string code, OptimizationLevel optimization = OptimizationLevel.Release, string name = "Compiled")
    {
        var path = Path.Combine(folder, name + ".dll");
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "netstandard.dll");
        var sdk = new[] { typeof(IAmazonS3).Assembly.Location, typeof(Amazon.Runtime.AmazonServiceClient).Assembly.Location };
        var result = CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(code)],
                framework.Concat(sdk).Select(static file => MetadataReference.CreateFromFile(file)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: optimization))
            .Emit(path);
        return result.Success ? path : throw new ArgumentException(string.Join("\n", result.Diagnostics), nameof(code));
    }
}
