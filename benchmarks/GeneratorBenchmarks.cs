using BenchmarkDotNet.Attributes;
using IamAnalyzers.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// The generator cold and after an unrelated edit. Aim: a rerun at most half of the cold run (column Ratio), and at most 1 ms a
/// candidate call.
/// </summary>
/// <remarks>Parsing and the compiler's own binding of declarations happen outside; binding of the methods that calls stand in is part of the work.</remarks>
public class GeneratorBenchmarks
{
    private CSharpCompilation _before = null!;
    private GeneratorDriver _warm = null!;

    [Params(100, 1_000, 5_000)]
    public int Files { get; set; }

    [Params(0, 50, 500)]
    public int Calls { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _before = SyntheticProgram.Create(Files, Calls);
        var errors = _before.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(3).ToArray();
        if (errors.Length > 0) throw new InvalidOperationException(string.Join<Diagnostic>('\n', errors));
        _warm = Driver().RunGenerators(_before);
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => Driver().RunGenerators(_before.Clone());

    [Benchmark]
    public GeneratorDriver Rerun() => _warm.RunGenerators(SyntheticProgram.Edit(_before, Files, Calls));

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(new IamPolicyGenerator());
}
