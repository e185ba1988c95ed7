using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Tool.Tests;

/// <summary>Compiles a small program against the real AWS SDK into a folder, as a publish would: with the SDK beside it and its debug information.</summary>
internal static class SmallProgram
{
    private static readonly string[] Platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>A program that reads one object and writes another.</summary>
    public const string Reports = """
        using System.Threading.Tasks;
        using Amazon.S3;

        internal static class Program
        {
            private static async Task Main()
            {
                var s3 = new AmazonS3Client();
                await s3.GetObjectAsync("reports-in", "today.csv");
                await s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = "reports-out", Key = "today.pdf" });
            }
        }
        """;

    /// <summary>Writes a published program.</summary>
    /// <param name="isApplication">Whether it can be started; otherwise it is a library.</param>
    /// <returns>The path of its assembly.</returns>
    public static string Publish(string folder, string code, string name = "Reports", bool isApplication = true)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Platform.Where(static file => Path.GetFileName(file).StartsWith("AWSSDK.", StringComparison.Ordinal))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        var path = Path.Combine(folder, name + ".dll");
        var framework = Platform.Where(static file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) is "netstandard.dll" or "AWSSDK.Core.dll" || Path.GetFileName(file).StartsWith("AWSSDK.", StringComparison.Ordinal));
        var source = Path.Combine(folder, name + ".cs");
        using var assembly = File.Create(path);
        using var symbols = File.Create(Path.ChangeExtension(path, ".pdb"));
        var result = CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), path: source)],
                framework.Distinct().Select(static file => MetadataReference.CreateFromFile(file)),
                new CSharpCompilationOptions(isApplication ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true))
            .Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        if (isApplication) File.WriteAllText(Path.ChangeExtension(path, ".runtimeconfig.json"), """{ "runtimeOptions": { "tfm": "net8.0" } }""");
        return path;
    }
}
