using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace IamAnalyzers.Testing;

/// <summary>
/// The test of Roslyn's package, set for this repository: references from files, the settings of a build and no others, marks that
/// leave the severity open.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public class CSharpAnalyzerTest<TAnalyzer> : Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Makes a test of a program on .NET 8.</summary>
    public CSharpAnalyzerTest() => this.SetUp();

    /// <summary>The program's code with marks, when it has one file.</summary>
    public new string TestCode
    {
        get => TestState.Sources.Count == 0 ? "" : TestState.Sources[0].content.ToString();
        set
        {
            TestState.Sources.Clear();
            TestState.Sources.Add(value);
        }
    }

    /// <summary>What the program refers to.</summary>
    public new ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net80;

    /// <summary>The compiler's options; <see langword="null"/> for a library with nullable annotations.</summary>
    public CSharpCompilationOptions? CompilationOptions { get; set; }

    /// <summary>The language version.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Preview;

    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        this.Refer(ReferenceAssemblies, CompilationOptions);
        TestState.ReadMarks(new TAnalyzer());
        return base.RunImplAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override CompilationOptions CreateCompilationOptions() => CompilationOptions ?? TestCompilation.LibraryOptions;

    /// <inheritdoc/>
    protected override ParseOptions CreateParseOptions() => CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion);

    /// <summary>Leaves a rule that is off by default off, as a build does.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The same project.</returns>
    protected override Project ApplyCompilationOptions(Project project) => project;
}
