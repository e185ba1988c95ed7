using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace IamAnalyzers.Testing;

/// <summary>
/// The test of fixes of Roslyn's package, set for this repository as <see cref="CSharpAnalyzerTest{TAnalyzer}"/> is: findings before, the
/// fix again and again and by Fix All in document, project and solution, the number of times, findings that stay.
/// </summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TCodeFix">The fix.</typeparam>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix> : Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    /// <summary>Makes a test of a program on .NET 8.</summary>
    public CSharpCodeFixTest()
    {
        this.SetUp();

        // Set, it also lets a test without fixed code check that there is no fix.
        FixedState.MarkupHandling = MarkupMode.None;
    }

    /// <summary>What the program refers to.</summary>
    public new ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Net80;

    /// <summary>The compiler's options; <see langword="null"/> for a library with nullable annotations.</summary>
    public CSharpCompilationOptions? CompilationOptions { get; set; }

    /// <summary>The language version.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Preview;

    /// <summary>Expects a title of each fix that is applied.</summary>
    /// <param name="title">The title.</param>
    public void ExpectTitle(string title)
        => CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title, "The title of the fix differs");

    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        this.Refer(ReferenceAssemblies, CompilationOptions);
        foreach (var state in new[] { TestState, FixedState, BatchFixedState }) state.ReadMarks(new TAnalyzer());
        if (BatchFixedState.Sources.Count > 0) BatchFixedState.MarkupHandling = MarkupMode.None;
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
