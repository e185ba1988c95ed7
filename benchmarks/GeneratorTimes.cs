using System.Diagnostics;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Generators;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// The bounds of the main job, each beside its measure: the generator cold and after a key stroke, the time of a call, and the job
/// with and without following values. Best of some runs, since other work on the machine only adds.
/// Run: <c>dotnet run --project benchmarks -c Release -- generator-times</c>.
/// </summary>
internal static class GeneratorTimes
{
    private const int Runs = 5;
    private const double MostRerunOfCold = 0.5;
    private const double MostMillisecondsACall = 1;
    private const double MostWithValues = 1.5;

    public static int Run()
    {
        Print($"files  calls   cold ms  rerun ms  of cold   cold ms a call  rerun ms a call   with values  without   ratio");
        var isWithin = true;
        foreach (var files in (int[])[100, 1000, 5000])
        {
            var (emptyCold, emptyRerun) = Generator(files, 0);
            Print($"{files,5}  {0,5}  {emptyCold,8:F1}  {emptyRerun,8:F1}  {emptyRerun / emptyCold,7:F2}");
            foreach (var calls in (int[])[50, 500])
            {
                var (cold, rerun) = Generator(files, calls);
                var (with, without) = Values(files, calls);
                var aCall = Math.Max(0, rerun - emptyRerun) / calls;
                Print($"{files,5}  {calls,5}  {cold,8:F1}  {rerun,8:F1}  {rerun / cold,7:F2}   {Math.Max(0, cold - emptyCold) / calls,14:F3}  {aCall,15:F3}   {with,11:F1}  {without,7:F1}  {with / without,6:F2}");
                isWithin &= rerun <= cold * MostRerunOfCold && aCall <= MostMillisecondsACall && with <= without * MostWithValues;
            }
        }

        Print($"bounds: rerun at most {MostRerunOfCold:F2} of cold, at most {MostMillisecondsACall:F0} ms a call in a rerun, values at most {MostWithValues:F1} times: {(isWithin ? "held" : "NOT HELD")}");
        return isWithin ? 0 : 1;
    }

    private static (double Cold, double Rerun) Generator(int files, int calls)
    {
        var cold = double.MaxValue;
        var rerun = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            // New trees each time: what is kept between runs hangs on them.
            var program = SyntheticProgram.Create(files, calls);
            _ = program.GetDeclarationDiagnostics();
            GeneratorDriver driver = CSharpGeneratorDriver.Create(new IamPolicyGenerator());
            cold = Math.Min(cold, Time(() => driver = driver.RunGenerators(program)));
            var edited = SyntheticProgram.Edit(program, files, calls);
            rerun = Math.Min(rerun, Time(() => driver = driver.RunGenerators(edited)));
        }

        return (cold, rerun);
    }

    // From the compilation to the policy, without the driver's own time, which is the same for both.
    private static (double With, double Without) Values(int files, int calls)
    {
        var with = double.MaxValue;
        var without = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            with = Math.Min(with, Time(Job(SyntheticProgram.Create(files, calls), SdkCallReader.For)));
            without = Math.Min(without, Time(Job(SyntheticProgram.Create(files, calls), SdkCallReader.WithoutValues)));
        }

        return (with, without);
    }

    private static Action Job(CSharpCompilation program, Func<Compilation, AwsCatalog, SdkCallReader?> make)
    {
        _ = program.GetDeclarationDiagnostics();
        return () =>
        {
            var reader = make(program, AwsCatalog.Default)!;
            var calls = new HashSet<SdkCall>();
            foreach (var tree in program.SyntaxTrees)
            {
                SemanticModel? model = null;
                foreach (var node in tree.GetRoot().DescendantNodes())
                {
                    if (!SdkCallSyntax.IsCandidate(node, AwsCatalog.Default)) continue;
                    calls.UnionWith(reader.Read(node, model ??= program.GetSemanticModel(tree), CancellationToken.None).Calls);
                }
            }

            var deriver = new PermissionDeriver(AwsCatalog.Default);
            var needs = NeedsRecord.Create(calls.SelectMany(deriver.Derive), [], []);
            _ = PolicyBuilder.Build(needs.Permissions, ReferenceNeeds.Empty.Options, AwsCatalog.Default);
        };
    }

    // The processor's time: what other programs take of the machine does not count.
    private static double Time(Action work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - start).TotalMilliseconds;
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
