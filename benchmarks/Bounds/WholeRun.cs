using System.Collections.Immutable;
using IamAnalyzers.Analyzers;
using IamAnalyzers.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>The generator and all analyzers in this process, as a host runs them.</summary>
internal static class WholeRun
{
    /// <summary>All our analyzers.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(IamAnalyzer).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer))).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>A driver of the generator that has not run.</summary>
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new IamPolicyGenerator());

    /// <summary>Milliseconds of the generator and the analyzers on a program.</summary>
    public static double Time(Compilation program)
    {
        _ = program.GetDeclarationDiagnostics();
        return Measures.Time(() =>
        {
            NewDriver().RunGeneratorsAndUpdateCompilation(program, out var output, out _);
            _ = Start(output).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        });
    }

    /// <summary>The analyzers on a program, on one thread.</summary>
    public static CompilationWithAnalyzers Start(Compilation program) => Start(program, Analyzers);

    /// <summary>Some analyzers on a program, on one thread.</summary>
    public static CompilationWithAnalyzers Start(Compilation program, ImmutableArray<DiagnosticAnalyzer> analyzers)
        => program.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
}
