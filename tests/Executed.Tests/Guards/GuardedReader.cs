using System.Reflection;
using System.Runtime.Loader;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Executed.Tests.Guards;

/// <summary>The reader of C# code, compiled from its source in memory: whole, or without one of its guards.</summary>
internal static class GuardedReader
{
    private const string Reader = "IamAnalyzers.SdkCalls";
    private static readonly string Head = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; [assembly: System.Reflection.AssemblyVersion(\"" + typeof(LoadedGenerator).Assembly.GetName().Version + "\")]";

    private static readonly CSharpCompilation Whole = Read();

    /// <summary>The guards that the source marks.</summary>
    public static IReadOnlyList<Guard> Guards { get; } = Guard.In(Whole.SyntaxTrees);

    /// <summary>The generator over the reader without a guard.</summary>
    /// <param name="guard">The guard; <see langword="null"/> for the whole reader.</param>
    public static LoadedGenerator Load(Guard? guard)
    {
        var compilation = guard is null ? Whole : Whole.ReplaceSyntaxTree(guard.Node.SyntaxTree, guard.Node.SyntaxTree.WithRootAndOptions(guard.SwitchedOff(Whole.GetSemanticModel(guard.Node.SyntaxTree)), guard.Node.SyntaxTree.Options));
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        if (!emitted.Success) throw new InvalidOperationException($"The reader does not compile without {guard?.Title}: {string.Join('\n', emitted.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error))}");
        assembly.Position = 0;
        return new LoadedGenerator(new Context(assembly));
    }

    private static CSharpCompilation Read()
    {
        var source = Path.Combine(RepositoryRoot.Path, "src");
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var files = Directory.EnumerateFiles(Path.Combine(source, "SdkCalls"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return CSharpCompilation.Create(
            Reader,
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, Path.GetRelativePath(source, file))).Append(CSharpSyntaxTree.ParseText(Head, options)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(static path => Path.GetFileNameWithoutExtension(path) != Reader).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
    }

    // The generator and this reader; all else is that of the test.
    private sealed class Context : AssemblyLoadContext
    {
        private readonly Assembly _reader;

        public Context(Stream reader)
            : base("Reader", isCollectible: true) => _reader = LoadFromStream(reader);

        protected override Assembly? Load(AssemblyName assemblyName)
            => assemblyName.Name switch
            {
                Reader => _reader,
                LoadedGenerator.Assembly => LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, LoadedGenerator.Assembly + ".dll")),
                _ => null,
            };
    }
}

/// <summary>A generator in a load context of its own.</summary>
internal sealed class LoadedGenerator(AssemblyLoadContext context) : IDisposable
{
    public const string Assembly = "IamAnalyzers.Generators";

    public IIncrementalGenerator Generator { get; } =
        (IIncrementalGenerator)Activator.CreateInstance(context.LoadFromAssemblyName(new AssemblyName(Assembly)).GetType("IamAnalyzers.Generators.IamPolicyGenerator", throwOnError: true)!)!;

    public void Dispose() => context.Unload();
}
