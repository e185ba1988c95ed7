using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>A version of the SDK with the files of its real packages.</summary>
internal sealed class SdkVersion
{
    private const string Sdk = "AWSSDK.";
    private const string Place = "// Scenarios.";

    private static readonly string[] Platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private SdkVersion(string name, IEnumerable<string> files, params IEnumerable<string> folders)
    {
        Name = name;
        Files = [.. files];
        Builds = [Files, .. folders.Select(Folder)];
    }

    /// <summary>Version 4, which this project refers to.</summary>
    public static SdkVersion V4 { get; } = new("v4", Platform.Where(static path => IsSdk(path)), "sdk-v4-net472");

    /// <summary>Version 3, beside the tests in a folder of its own.</summary>
    public static SdkVersion V3 { get; } = new("v3", Folder("sdk-v3"), "sdk-v3-net45", "sdk-v3-net35");

    /// <summary>Both.</summary>
    public static IReadOnlyList<SdkVersion> All => [V4, V3];

    public static SdkVersion Named(string name) => All.Single(version => version.Name == name);

    /// <summary><c>v3</c> or <c>v4</c>.</summary>
    public string Name { get; }

    public IReadOnlyList<string> Files { get; }

    /// <summary>The files of each target of its packages: those that run here first, then those for .NET Framework, which have members of their own.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Builds { get; }

    public IReadOnlyList<Scenario> Scenarios => [.. Scenario.All.Where(scenario => scenario.Version.Length == 0 || scenario.Version == Name)];

    /// <summary>A program of scenarios, each a method <c>Run0</c>, <c>Run1</c>...</summary>
    public CSharpCompilation Program(IReadOnlyList<Scenario> scenarios)
    {
        var runs = string.Concat(scenarios.Select(static (scenario, index) => $"public static async Task Run{index}()\n{{\n{scenario.Body}\n}}\n"));
        var main = scenarios.Count == 1 ? "public static Task Main() => Run0();\n" : "";
        var frame = EmbeddedText.In("Helpers/Frame.txt").Single().Text;
        var start = frame.IndexOf(Place, StringComparison.Ordinal);
        var options = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: [Name.ToUpperInvariant()]);
        return CSharpCompilation.Create(
            "Scenarios",
            [CSharpSyntaxTree.ParseText(frame.Insert(start, main + runs), options, "/src/Program.cs", System.Text.Encoding.UTF8)],
            Platform.Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll")).Concat(Files).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(scenarios.Count == 1 ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>A context that loads this version and no other.</summary>
    public AssemblyLoadContext Load()
    {
        var context = new AssemblyLoadContext(Name, isCollectible: false);
        foreach (var file in Files) context.LoadFromAssemblyPath(file);
        return context;
    }

    private static string[] Folder(string name) => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, name), "*.dll");

    private static bool IsSdk(string path) => Path.GetFileName(path).StartsWith(Sdk, StringComparison.Ordinal);
}
