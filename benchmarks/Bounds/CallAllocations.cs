using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>
/// What our analyzers allocate for a call that is not one of AWS, with the literal and the object that it takes, in a program that refers to the SDK: the difference
/// between many calls and twice as many, without what the host allocates to hand the same nodes and operations to analyzers that do nothing.
/// </summary>
internal static class CallAllocations
{
    private const int Calls = 20_000;
    private const int CallsAMethod = 100;

    // Pools and tables of the host grow in steps, which a mean of many calls shows as parts of a byte.
    private const double Most = 1;

    public static IEnumerable<Bound> Measure(int runs)
    {
        var ours = Measures.Least(runs, static () => PerCall(WholeRun.Analyzers));
        var idle = Measures.Least(runs, static () => PerCall([.. WholeRun.Analyzers.Select(static _ => new IdleAnalyzer())]));
        yield return Bound.Reported("the host, for as many analyzers that do nothing: a call", idle, "bytes");
        yield return new("our analyzers: a call", Math.Max(0, ours - idle), Most, "bytes");
    }

    private static double PerCall(System.Collections.Immutable.ImmutableArray<DiagnosticAnalyzer> analyzers) => (Allocated(analyzers, 2 * Calls) - Allocated(analyzers, Calls)) / Calls;

    private static double Allocated(System.Collections.Immutable.ImmutableArray<DiagnosticAnalyzer> analyzers, int calls)
    {
        var program = CSharpCompilation.Create("Calls", [CSharpSyntaxTree.ParseText(Text(calls))], SyntheticProgram.References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
        _ = program.GetDiagnostics();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        _ = WholeRun.Start(program, analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static string Text(int calls)
    {
        var text = new StringBuilder("using System;\nclass Plain\n{\n    static int Next(int number, string what, Plain of) => number + what.Length;\n");
        for (var method = 0; method < calls / CallsAMethod; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    static int Method{method}(int number)\n    {{\n");
            for (var call = 0; call < CallsAMethod; call++) text.Append("        number = Next(number, \"the next of many\", new Plain());\n");
            text.Append("        return number;\n    }\n");
        }

        return text.Append("}\n").ToString();
    }
}
